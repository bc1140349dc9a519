import type { Command } from '../command-line/command.ts';

export const check: Command = {
  name: 'check',
  summary:
    'Check documents (policy, org, world, stream, experiment, map); those of one client also against each other',
  args: {
    document: { type: 'positional', description: 'One or more files, YAML or JSON' },
  },
  many: true,
  examples: [
    'baton check simulations/acme-software/org.yaml simulations/acme-software/policies/*.yaml',
  ],
  run: async ({ positionals }) => {
    const { checkDocuments } = await import('../check/check-documents.ts');
    return checkDocuments(positionals);
  },
};
