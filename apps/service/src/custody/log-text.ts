import { exportCsv, exportJsonLines, exportOcel, exportXes, type SealedEntry } from '@baton/core';

export const logFormats = ['jsonl', 'csv', 'xes', 'ocel'] as const;
export type LogFormat = (typeof logFormats)[number];

export const logTypes: Readonly<Record<LogFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xes: 'application/xml; charset=utf-8',
  ocel: 'application/json; charset=utf-8',
};

const writers: Readonly<Record<LogFormat, (entries: readonly SealedEntry[]) => Generator<string>>> =
  {
    jsonl: exportJsonLines,
    csv: exportCsv,
    xes: exportXes,
    ocel: exportOcel,
  };

/** A log of a few leads as text. */
export const logText = (format: LogFormat, entries: readonly SealedEntry[]): string =>
  [...writers[format](entries)].join('');

type Logs = AsyncIterable<readonly SealedEntry[]>;

async function* csvOf(logs: Logs): AsyncGenerator<string> {
  const [header = ''] = exportCsv([]);
  yield header;
  for await (const log of logs) yield [...exportCsv(log)].slice(1).join('');
}

async function* xesOf(logs: Logs): AsyncGenerator<string> {
  const [header = '', footer = ''] = exportXes([]);
  yield header;
  for await (const log of logs) yield [...exportXes(log)].slice(1, -1).join('');
  yield footer;
}

/** OCEL declares every type and object ahead of the events, so the whole log is in memory for it. */
async function* ocelOf(logs: Logs): AsyncGenerator<string> {
  const entries: SealedEntry[] = [];
  for await (const log of logs) entries.push(...log);
  yield* exportOcel(entries);
}

/** Many logs as pieces of one text. The JSON lines of a whole workspace are the core's `writeExport`. */
export const logPieces = (
  format: Exclude<LogFormat, 'jsonl'>,
  logs: Logs,
): AsyncGenerator<string> => {
  switch (format) {
    case 'csv':
      return csvOf(logs);
    case 'xes':
      return xesOf(logs);
    case 'ocel':
      return ocelOf(logs);
    default:
      return format satisfies never;
  }
};
