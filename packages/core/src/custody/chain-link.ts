import { NotCanonicalError } from './canonical-json.ts';
import { GENESIS, hashOf, type Sealable, type Sealed } from './seal.ts';

/** An entry as a link of a chain. `lead` and `seq` are what it claims; `computed` is what its hash ought to be. */
export interface Link {
  readonly lead: string;
  readonly seq: number;
  readonly line: number;
  readonly previous: string;
  readonly hash: string;
  readonly computed: string;
  readonly sound: boolean;
}

/** A place in a chain. */
export interface Slot {
  readonly lead: string;
  readonly seq: number;
}

const computedHash = (entry: Sealed<Sealable>): string => {
  try {
    return hashOf(entry);
  } catch (error) {
    // What has no canonical JSON was never sealed, so it cannot be what its hash says.
    if (error instanceof NotCanonicalError) return '';
    throw error;
  }
};

export const linkOf = (entry: Sealed<Sealable>, line: number): Link => {
  const { lead, seq, previous, hash } = entry;
  const computed = computedHash(entry);
  return { lead, seq, line, previous, hash, computed, sound: hash === computed };
};

/** Who comes after a hash, and whose hash it is. */
export interface Neighbours {
  readonly after: ReadonlyMap<string, Link>;
  readonly byHash: ReadonlyMap<string, Link>;
}

export const neighboursOf = (links: readonly Link[]): Neighbours => {
  const after = new Map<string, Link>();
  const byHash = new Map<string, Link>();
  for (const link of links) {
    if (link.sound && link.previous !== GENESIS) after.set(link.previous, link);
    if (link.sound || !byHash.has(link.hash)) byHash.set(link.hash, link);
  }
  return { after, byHash };
};

export const successorOf = (link: Link, { after }: Neighbours): Link | undefined =>
  after.get(link.hash) ?? after.get(link.computed);

/**
 * Where a link belongs. A sound one is where it says. One that was altered may lie about its lead or place, but the
 * entries around it, which were sealed before and after it, remember.
 */
export const slotOf = (link: Link, neighbours: Neighbours): Slot => {
  if (link.sound) return link;
  const next = successorOf(link, neighbours);
  if (next !== undefined) return { lead: next.lead, seq: next.seq - 1 };
  const before = neighbours.byHash.get(link.previous);
  if (before !== undefined && before !== link) return { lead: before.lead, seq: before.seq + 1 };
  return link;
};
