import type { Command } from '../command-line/command.ts';
import { simulationOptions, readSimulationOptions } from '../command-line/simulation-options.ts';

export const compare: Command = {
  name: 'compare',
  summary: 'Compare an experiment’s candidates with its baseline: a table here, a report to read',
  args: {
    experiment: { type: 'positional', description: 'The experiment document' },
    out: {
      type: 'string',
      description: 'Where the report goes; without it reports/NAME.html',
      valueHint: 'file',
    },
    ...simulationOptions,
    resume: {
      type: 'boolean',
      description:
        'Go on where a comparison was stopped; the result is the same. Without it what had been finished is put aside, and removed when this one has finished',
    },
  },
  many: false,
  examples: [
    'baton compare simulations/acme-software/experiments/faster-demo-response.yaml --out report.html',
    'baton compare simulations/acme-software/experiments/faster-demo-response.yaml --replications 10',
  ],
  run: async (given) => {
    const options = readSimulationOptions(given);
    const { compareExperiment } = await import('../compare/compare-experiment.ts');
    const [experiment = ''] = given.positionals;
    return compareExperiment(experiment, {
      ...options,
      out: given.option('out'),
      resume: given.flag('resume'),
    });
  },
};
