import type { Command } from '../command-line/command.ts';

export const diff: Command = {
  name: 'diff',
  summary: 'Say in words what changes from one policy to another',
  args: {
    from: { type: 'positional', description: 'The policy as it is' },
    to: { type: 'positional', description: 'The policy as it would be' },
  },
  many: false,
  examples: ['baton diff policies/current.yaml policies/demo-30min.yaml'],
  run: async ({ positionals: [from = '', to = ''] }) => {
    const { showChanges } = await import('../diff/show-changes.ts');
    return showChanges(from, to);
  },
};
