import type { Command } from '../command-line/command.ts';
import { readSimulationOptions, simulationOptions } from '../command-line/simulation-options.ts';

const { json, seed, workers, verify } = simulationOptions;

export const run: Command = {
  name: 'run',
  summary:
    'Simulate one policy of an experiment: its figures and its leaks, without a comparison. One that is stopped begins anew: only compare resumes',
  args: {
    experiment: { type: 'positional', description: 'The experiment document' },
    policy: {
      type: 'string',
      description: 'The policy by its name in the experiment; without it the baseline',
      valueHint: 'name',
    },
    json,
    seed,
    replications: { type: 'string', description: 'How many; without it 10', valueHint: 'n' },
    workers,
    verify,
  },
  many: false,
  examples: [
    'baton run simulations/acme-software/experiments/faster-demo-response.yaml --replications 5',
  ],
  run: async (given) => {
    const options = readSimulationOptions(given);
    const { runPolicy } = await import('../compare/run-policy.ts');
    const [experiment = ''] = given.positionals;
    return runPolicy(experiment, { ...options, policy: given.option('policy') });
  },
};
