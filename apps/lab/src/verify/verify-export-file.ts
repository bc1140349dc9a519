import { type ExportFault, exportVerifier, type VerifiedExport } from '@baton/core';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { InputError } from '../command-line/failures.ts';
import { count } from '../figures/count.ts';
import { colours } from '../terminal/colours.ts';
import { readKeyFile, verifyingKeyIn } from './public-key.ts';
import { readLines } from './read-lines.ts';

type Passed = Extract<VerifiedExport, { ok: true }>;

/** Checks an export against a public key, its own if none is given, and prints what was found. */
export async function verifyExportFile(path: string, keyFile?: string): Promise<ExitCode> {
  const key = keyFile === undefined ? null : readKeyFile(keyFile);
  const verifier = exportVerifier((publicKey) => key ?? verifyingKeyIn(publicKey));
  let isFirst = true;
  for await (const { text, ended } of readLines(path)) {
    if (isFirst && !text.startsWith('{"custody":')) throw noExport(path);
    isFirst = false;
    verifier.line(text, ended);
  }
  if (isFirst) throw new InputError(`${path} is empty`, 'there is no line in it', ASK_AGAIN);
  const found = verifier.end();
  if (!found.ok) throw refused(path, found.faults, keyFile);
  process.stdout.write(`${passed(path, found, keyFile)}\n`);
  return exitCodes.ok;
}

const ASK_AGAIN = 'ask the service for the export again: GET /custody/export';

const noExport = (path: string): InputError =>
  new InputError(
    `${path} is no custody export`,
    'its first line is not the header that GET /custody/export writes',
    'give the JSON lines of a whole workspace; CSV, XES and OCEL cannot be checked',
  );

const placeOf = (path: string, { line, lead, seq, field }: ExportFault): string =>
  [
    path,
    ...(line === null ? [] : [`line ${line}`]),
    ...(lead === null ? [] : [`lead ${lead}`]),
    ...(seq === null ? [] : [`entry ${seq}`]),
    ...(field === null ? [] : [`field ${field}`]),
  ].join(', ');

const refused = (
  path: string,
  [first, ...more]: readonly ExportFault[],
  keyFile: string | undefined,
): InputError => {
  if (first === undefined) throw new Error('refused without a fault');
  const others = more.length === 0 ? '' : `and ${count(more.length)} more; `;
  const fix =
    first.field === 'keyId' && keyFile !== undefined
      ? `take the key of the service that made it: GET /checkpoints/key, not ${keyFile}`
      : `${others}the file is not what the service exported: ask it for another`;
  return new InputError(first.message, placeOf(path, first), fix);
};

const minuteOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const periodOf = ({ from, to }: Passed['header']): string | null => {
  if (from === null && to === null) return null;
  const between = [
    ...(from === null ? [] : [`from ${minuteOf(from)}`]),
    ...(to === null ? [] : [`until ${minuteOf(to)}`]),
  ].join(' ');
  return `of the leads with an entry ${between}; whether leads are missing shows a whole export alone`;
};

const some = (of: number, one: string, many: string): string =>
  `${count(of)} ${of === 1 ? one : many}`;

const passed = (path: string, found: Passed, keyFile: string | undefined): string => {
  const c = colours();
  const { header, leads, entries, checkpoints, covered } = found;
  const period = periodOf(header);
  const rest = entries - covered;
  return [
    `${c.green('ok')}  ${path}`,
    `    workspace ${header.workspace}, exported ${minuteOf(header.at)}`,
    ...(period === null ? [] : [`    ${period}`]),
    `    ${some(leads, 'lead', 'leads')}, ${some(entries, 'entry', 'entries')}, ${some(checkpoints, 'signed checkpoint', 'signed checkpoints')}${rest === 0 ? ' over all of them' : `; ${count(rest)} newer than the last`}`,
    '    every chain is whole and every log follows from its policy',
    keyFile === undefined
      ? `    the key ${header.keyId.slice(0, 16)} is the file’s own: give --key to know whose it is`
      : `    signed with the key in ${keyFile}`,
  ].join('\n');
};
