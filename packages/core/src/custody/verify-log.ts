import { type Link, linkOf, neighboursOf, type Neighbours, type Slot } from './chain-link.ts';
import { type Fault, type Heads, nameOf } from './fault.ts';
import { readLines, type ReadLine } from './parse-log.ts';
import { type Verification, verifyLinks } from './verify-chain.ts';

/** A line that is no entry. */
export type Unreadable = Extract<ReadLine, { ok: false }>;

/** What a damaged line still says of itself. In canonical JSON the entry's own `lead` and `seq` come after all nested ones. */
const claimOf = ({ text }: Unreadable): Slot | undefined => {
  const lead = [...text.matchAll(/"lead":"((?:[^"\\]|\\.)*)"/g)].at(-1)?.[1];
  const seq = [...text.matchAll(/"seq":([1-9]\d{0,14})/g)].at(-1)?.[1];
  return lead === undefined || seq === undefined
    ? undefined
    : { lead: unescaped(lead), seq: Number(seq) };
};

const unescaped = (text: string): string => {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
};

/** A line that cannot be read still shows hashes: its own, which the next entry names, and that of the one before it. */
const placeOf = (line: Unreadable, { after, byHash }: Neighbours): Slot | undefined => {
  const hashes = line.text.match(/[0-9a-f]{64}/g) ?? [];
  const next = hashes.map((hash) => after.get(hash)).find((link) => link !== undefined);
  if (next !== undefined) return { lead: next.lead, seq: next.seq - 1 };
  const before = hashes.map((hash) => byHash.get(hash)).find((link) => link !== undefined);
  return before === undefined ? claimOf(line) : { lead: before.lead, seq: before.seq + 1 };
};

const isGap = (fault: Fault, { lead, seq }: Slot): boolean =>
  fault.kind === 'removed' && fault.lead === lead && fault.seq === seq && fault.last === seq;

/** Verifies lines that were read before. */
export const verifyRead = (
  links: readonly Link[],
  broken: readonly Unreadable[],
  expected: Heads,
): Verification => {
  const chains = verifyLinks(links, expected);
  if (broken.length === 0) return chains;
  const neighbours = neighboursOf(links);
  let faults = chains.ok ? [] : chains.faults;
  for (const line of broken) {
    const place = placeOf(line, neighbours);
    // What the line held is not missing besides.
    if (place !== undefined) faults = faults.filter((fault) => !isGap(fault, place));
    const where = place === undefined ? '' : `, where ${nameOf(place.lead, place.seq)} stood`;
    const { lead = null, seq = null } = place ?? {};
    faults = [
      ...faults,
      {
        kind: 'unreadable',
        lead,
        seq,
        last: seq,
        line: line.line,
        message: `${line.message}${where}`,
      },
    ];
  }
  return { ok: false, faults };
};

/**
 * Verifies a log in JSON lines down to its bytes. A line that is no entry, or not spelt as it was exported, is a fault with
 * its line, and with its lead and place where the entries around it tell them. See `verifyChain` for `expected`.
 */
export const verifyLog = (text: string, expected: Heads = new Map()): Verification => {
  const lines = readLines(text);
  const links = lines.flatMap((line) => (line.ok ? [linkOf(line.entry, line.line)] : []));
  return verifyRead(
    links,
    lines.filter((line) => !line.ok),
    expected,
  );
};
