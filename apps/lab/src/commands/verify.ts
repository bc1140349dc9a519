import type { Command } from '../command-line/command.ts';

export const verify: Command = {
  name: 'verify',
  summary:
    'Check a custody export offline: every entry, each lead’s chain, the signed checkpoints, and that the logs follow from their policies',
  args: {
    export: {
      type: 'positional',
      description: 'The file that GET /custody/export gave (JSON lines)',
    },
    key: {
      type: 'string',
      description:
        'The service’s public key: what GET /checkpoints/key answers, or PEM; without it the file’s own',
      valueHint: 'file',
    },
  },
  many: false,
  examples: [
    'baton verify custody-acme-2026-11-22.jsonl --key key.json',
    'baton verify custody-acme-2026-11-22.jsonl',
  ],
  run: async (given) => {
    const { verifyExportFile } = await import('../verify/verify-export-file.ts');
    const [file = ''] = given.positionals;
    return verifyExportFile(file, given.option('key'));
  },
};
