import { type Fault, faultAt, nameOf } from './fault.ts';

interface Standing {
  readonly seq: number;
  readonly line: number;
}

/** Entries of one lead, given in the order of the chain, that stand elsewhere in the log. */
export const outOfOrder = (lead: string, chain: readonly Standing[]): Fault[] => {
  const standing = chain.toSorted((a, b) => a.line - b.line);
  const displaced = chain.filter((entry, index) => standing[index] !== entry);
  const [first, second] = displaced;
  if (first === undefined || second === undefined) return [];
  if (displaced.length === 2)
    return [
      faultAt(
        'swapped',
        { lead, seq: first.seq, last: second.seq, line: second.line },
        `entries ${first.seq} and ${second.seq} of lead ${lead} are swapped`,
      ),
    ];
  let latest = standing[0];
  return standing.flatMap((entry): Fault[] => {
    if (latest === undefined || entry.seq >= latest.seq) {
      latest = entry;
      return [];
    }
    const { seq, line } = entry;
    const message = `${nameOf(lead, seq)} stands after entry ${latest.seq}`;
    return [faultAt('out-of-order', { lead, seq, last: latest.seq, line }, message)];
  });
};
