import type { Command } from '../command-line/command.ts';
import { wholeNumber } from '../command-line/whole-number.ts';

export const lead: Command = {
  name: 'lead',
  summary: 'Show the life of one lead under both policies, side by side',
  args: {
    experiment: { type: 'positional', description: 'The experiment document' },
    id: { type: 'positional', description: 'The lead’s id; the report names some worth a look' },
    candidate: {
      type: 'string',
      description: 'The candidate by its name in the experiment; without it the first',
      valueHint: 'name',
    },
    seed: { type: 'string', description: 'Another seed than the experiment’s', valueHint: 'seed' },
    replication: {
      type: 'string',
      description: 'The replication to look at; without it 0, the first',
      valueHint: 'n',
    },
  },
  many: false,
  examples: [
    'baton lead simulations/acme-software/experiments/faster-demo-response.yaml web-demo-000001',
  ],
  run: async (given) => {
    const replication = wholeNumber(given, 'replication', 0) ?? 0;
    const { showLead } = await import('../life/show-lead.ts');
    const [experiment = '', id = ''] = given.positionals;
    return showLead(experiment, id, {
      replication,
      seed: given.option('seed'),
      candidate: given.option('candidate'),
    });
  },
};
