import {
  type Link,
  linkOf,
  neighboursOf,
  type Neighbours,
  slotOf,
  successorOf,
} from './chain-link.ts';
import { type Fault, faultAt, type Head, type Heads, nameOf } from './fault.ts';
import { outOfOrder } from './out-of-order.ts';
import { GENESIS, type Sealable, type Sealed } from './seal.ts';

export type Verification =
  | { readonly ok: true; readonly heads: Heads }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A link in the place where it belongs, which is not what it claims if that was altered. */
interface Placed {
  readonly seq: number;
  readonly link: Link;
}

const NOTHING: Placed = {
  seq: 0,
  link: { lead: '', seq: 0, line: 0, previous: '', hash: GENESIS, computed: GENESIS, sound: true },
};

/** Of several links for one place, the one on which the chain goes on, then the soundest, then the first. */
const rankOf = (link: Link, neighbours: Neighbours): number => {
  const knowsPrevious =
    link.previous === GENESIS ? link.seq === 1 : neighbours.byHash.has(link.previous);
  return (
    (successorOf(link, neighbours) === undefined ? 0 : 4) +
    (link.sound ? 2 : 0) +
    (knowsPrevious ? 1 : 0)
  );
};

const chooseOne = (
  lead: string,
  seq: number,
  links: readonly Link[],
  neighbours: Neighbours,
  faults: Fault[],
): Link => {
  const [first] = links.toSorted(
    (a, b) => rankOf(b, neighbours) - rankOf(a, neighbours) || a.line - b.line,
  );
  if (first === undefined) throw new Error('a place without a link');
  for (const link of links)
    if (link !== first)
      faults.push(
        link.hash === first.hash && link.computed === first.computed
          ? faultAt(
              'duplicate',
              { lead, seq, line: link.line },
              `${nameOf(lead, seq)} stands there again`,
            )
          : faultAt(
              'inserted',
              { lead, seq, line: link.line },
              `an entry was inserted at ${nameOf(lead, seq)}`,
            ),
      );
  return first;
};

const altered = (lead: string, { seq, link }: Placed): Fault => {
  const claims =
    link.lead === lead && link.seq === seq
      ? ''
      : `; it claims to be ${nameOf(link.lead, link.seq)}`;
  const message = `${nameOf(lead, seq)} was altered: its hash does not match its content${claims}`;
  return faultAt('altered', { lead, seq, line: link.line }, message);
};

const removed = (lead: string, seq: number, last: number): Fault =>
  faultAt(
    'removed',
    { lead, seq, last, line: null },
    seq === last
      ? `${nameOf(lead, seq)} is missing`
      : `entries ${seq} to ${last} of lead ${lead} are missing`,
  );

const fits = (before: Placed, link: Link): boolean =>
  link.previous === before.link.hash || link.previous === before.link.computed;

/** Two sound neighbours that do not fit: the one that its own successor does not know was sealed anew. */
const replaced = (lead: string, before: Placed, here: Placed, next: Placed | undefined): Fault => {
  const successorDisowns =
    next !== undefined && next.seq === here.seq + 1 && !fits(here, next.link);
  const culprit = before.seq === 0 || successorDisowns ? here : before;
  const reason =
    before.seq === 0
      ? 'it does not begin the chain'
      : `entries ${before.seq} and ${here.seq} do not fit`;
  const message = `${nameOf(lead, culprit.seq)} was altered and sealed anew: ${reason}`;
  return faultAt('altered', { lead, seq: culprit.seq, line: culprit.link.line }, message);
};

const walk = (lead: string, chain: readonly Placed[], faults: Fault[]): void => {
  let before = NOTHING;
  chain.forEach((here, index) => {
    if (!here.link.sound) faults.push(altered(lead, here));
    if (here.seq > before.seq + 1) faults.push(removed(lead, before.seq + 1, here.seq - 1));
    else if (here.link.sound && before.link.sound && !fits(before, here.link))
      faults.push(replaced(lead, before, here, chain[index + 1]));
    before = here;
  });
};

const checkHead = (lead: string, chain: readonly Placed[], head: Head, faults: Fault[]): void => {
  const last = chain.at(-1)?.seq ?? 0;
  if (last < head.seq) faults.push(removed(lead, last + 1, head.seq));
  const placed = chain.find(({ seq }) => seq === head.seq);
  if (placed !== undefined && placed.link.sound && placed.link.hash !== head.hash)
    faults.push(
      faultAt(
        'altered',
        { lead, seq: head.seq, line: placed.link.line },
        `${nameOf(lead, head.seq)} or one before it was altered and sealed anew: its hash is not the one noted`,
      ),
    );
};

const placesOf = (
  links: readonly Link[],
  neighbours: Neighbours,
): Map<string, Map<number, Link[]>> => {
  const places = new Map<string, Map<number, Link[]>>();
  for (const link of links) {
    const { lead, seq } = slotOf(link, neighbours);
    const chain = places.get(lead) ?? new Map<number, Link[]>();
    places.set(lead, chain);
    const place = chain.get(seq);
    if (place === undefined) chain.set(seq, [link]);
    else place.push(link);
  }
  return places;
};

/** Verifies links that already know their lines. */
export const verifyLinks = (links: readonly Link[], expected: Heads = new Map()): Verification => {
  const neighbours = neighboursOf(links);
  const places = placesOf(links, neighbours);
  const faults: Fault[] = [];
  const heads = new Map<string, Head>();
  for (const [lead, place] of places) {
    const chain = [...place]
      .toSorted(([a], [b]) => a - b)
      .map(([seq, candidates]) => ({
        seq,
        link: chooseOne(lead, seq, candidates, neighbours, faults),
      }));
    walk(lead, chain, faults);
    faults.push(
      ...outOfOrder(
        lead,
        chain.map(({ seq, link }) => ({ seq, line: link.line })),
      ),
    );
    const head = expected.get(lead);
    if (head !== undefined) checkHead(lead, chain, head, faults);
    const last = chain.at(-1);
    if (last !== undefined) heads.set(lead, { seq: last.seq, hash: last.link.hash });
  }
  for (const [lead, head] of expected)
    if (!places.has(lead)) faults.push(removed(lead, 1, head.seq));
  return faults.length === 0 ? { ok: true, heads } : { ok: false, faults };
};

/**
 * Verifies the chains of a log of one lead or of many, in whatever order the leads are mixed: every entry is what was
 * sealed, none is missing, moved, doubled or added. Faults name lead and place. Two things only a noted head can
 * show, since the chain alone looks whole: that the last entries are gone, and that everything after a place was sealed
 * anew. `expected` holds such heads; entries after a head are fine.
 */
export const verifyChain = (
  entries: readonly Sealed<Sealable>[],
  expected: Heads = new Map(),
): Verification =>
  verifyLinks(
    entries.map((entry, index) => linkOf(entry, index + 1)),
    expected,
  );
