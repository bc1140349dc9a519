import type { Command } from '../command-line/command.ts';

export const importLeads: Command = {
  name: 'import',
  summary: 'Turn a CSV of recorded leads into a stream; bad rows are listed in a file beside it',
  args: {
    csv: { type: 'positional', description: 'The file with the leads' },
    map: {
      type: 'string',
      description: 'The document that says which column is what',
      valueHint: 'file',
      required: true,
    },
    out: {
      type: 'string',
      description: 'Where the stream goes; without it beside the CSV, ending in .leads.jsonl',
      valueHint: 'file',
    },
  },
  many: false,
  examples: ['baton import exports/leads.csv --map exports/map.yaml --out recorded.leads.jsonl'],
  run: async ({ positionals: [csv = ''], option }) => {
    const { importCsv } = await import('../import/import-csv.ts');
    const out = option('out') ?? csv.replace(/(\.[^./\\]*)?$/, '.leads.jsonl');
    return importCsv({ csv, map: option('map') ?? '', out });
  },
};
