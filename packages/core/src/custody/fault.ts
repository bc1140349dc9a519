/**
 * Something wrong in a log.
 * - `altered`: the entry is not what was sealed;
 * - `removed`: entries `seq` to `last` are missing;
 * - `swapped`: entries `seq` and `last` stand in each other's place;
 * - `out-of-order`: the entry stands after `last`, a later one;
 * - `duplicate`: the entry stands there again;
 * - `inserted`: an entry that the chain does not know;
 * - `unreadable`: a line that is no entry; its lead and place are given if the chain tells them.
 */
export interface Fault {
  readonly kind:
    | 'altered'
    | 'removed'
    | 'swapped'
    | 'out-of-order'
    | 'duplicate'
    | 'inserted'
    | 'unreadable';
  readonly lead: string | null;
  readonly seq: number | null;
  /** The last of the entries concerned; `seq` again where it is one. */
  readonly last: number | null;
  /** Line of the log, or place among the entries, from 1; null for what is not there. */
  readonly line: number | null;
  readonly message: string;
}

/** The last entry of a lead as somebody noted it: a checkpoint that the chain must pass through. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export type Heads = ReadonlyMap<string, Head>;

export const faultAt = (
  kind: Fault['kind'],
  {
    lead,
    seq,
    last = seq,
    line,
  }: { lead: string; seq: number; last?: number; line: number | null },
  message: string,
): Fault => ({ kind, lead, seq, last, line, message });

export const nameOf = (lead: string, seq: number): string => `entry ${seq} of lead ${lead}`;
