import { dirname, join } from 'node:path';
import { formatRecording } from '@baton/simulator';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { DocumentsRefused, InputError } from '../command-line/failures.ts';
import { separateOutputs } from '../command-line/separate-outputs.ts';
import { ensureWritable, isDevice, writeWhole } from '../command-line/write-whole.ts';
import { named } from '../documents/csv-files.ts';
import { readText } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { count } from '../figures/count.ts';
import { importRecording } from './import-recording.ts';
import { formatRemarks } from './remarks-file.ts';

interface Paths {
  readonly csv: string;
  readonly map: string;
  readonly out: string;
}

/**
 * Imports the good rows and lists each bad one, with its line and reason, in a CSV beside the stream.
 * @throws DocumentsRefused when the file as a whole cannot be read by the map.
 */
export function importCsv({ csv, map, out }: Paths): ExitCode {
  const leads = named(csv);
  if (leads === null)
    throw new InputError('there is no such file, or it cannot be read', csv, 'correct the path');
  const { file, text } = readText(documentSource(), map);
  const remarked = remarksBeside(isDevice(out) ? csv : out);
  const outputs = [
    { called: '--out', path: out },
    { called: 'the file of remarks', path: remarked },
  ];
  const inputs = [csv, map];
  separateOutputs(outputs, inputs);
  ensureWritable(...outputs.map(({ path }) => path));
  const outcome = importRecording({
    leads,
    map: { name: file, text },
    beside: (name) => {
      const second = join(dirname(csv), name);
      separateOutputs(outputs, [...inputs, second]);
      return named(second);
    },
  });
  if (!outcome.ok) throw new DocumentsRefused(outcome.errors);
  const { recording, refused, dealsLeftOut, remarks, reading } = outcome;
  const { header } = recording;
  const kept = recording.leads.length;
  writeWhole(out, formatRecording(recording));
  const lines = [
    ...reading,
    `${of(kept + refused.length, 'row')}: ${of(kept, 'lead')} imported to ${out}, ${of(refused.length, 'row')} refused`,
  ];
  if (dealsLeftOut.length > 0) lines.push(`${of(dealsLeftOut.length, 'deal')} left out`);
  if (remarks.length > 0) lines.push(`${of(remarks.length, 'remark')} on what was imported`);
  if (refused.length + dealsLeftOut.length + remarks.length > 0) {
    writeWhole(remarked, formatRemarks(outcome));
    lines.push(`each with its line and reason in ${remarked}`);
  }
  lines.push(...header.notes.map((note) => `note: ${note}`));
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.ok;
}

const remarksBeside = (path: string): string =>
  path.replace(/(\.leads)?\.(jsonl|csv)$/, '').concat('.remarks.csv');

const of = (number: number, word: string): string =>
  `${count(number)} ${number === 1 ? word : `${word}s`}`;
