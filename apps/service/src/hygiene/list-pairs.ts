import type { Lead } from '@baton/core';
import { cursorOf, placeIn, type Tx } from '@baton/store';

export interface ListedPair {
  /** The smaller id first. */
  readonly lead: string;
  readonly other: string;
  readonly score: number;
  readonly evidence: readonly string[];
  readonly state: string;
  /** Epoch ms. */
  readonly foundAt: number;
  readonly settledAt: number | null;
  readonly settledBy: string | null;
}

export interface PairListing {
  /** A rep sees the pairs of which they see both leads; null sees all. */
  readonly rep: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

interface PairPlace {
  readonly foundAt: number;
  readonly lead: string;
  readonly other: string;
}

const placeOf = (cursor: string): PairPlace | null => {
  const place = placeIn(cursor);
  if (place === null) return null;
  const [lead = '', other = '', ...rest] = place.lead.split(' ');
  return rest.length > 0 ? null : { foundAt: place.capturedAt, lead, other };
};

const FIRST: PairPlace = { foundAt: Number.MAX_SAFE_INTEGER, lead: '', other: '' };

/** Pairs that nobody has settled and both of whose leads are open, the latest found first. Null for a cursor that is none of ours. */
export const listOpenPairs = async (
  tx: Tx,
  workspace: string,
  { rep, limit, cursor }: PairListing,
): Promise<{ readonly items: readonly ListedPair[]; readonly cursor: string | null } | null> => {
  const after = cursor === null ? FIRST : placeOf(cursor);
  if (after === null) return null;
  const rows = await tx<ListedPair>`
    select d.lead, d.other, d.score, d.evidence, d.state, d.found_at as "foundAt", d.settled_at as "settledAt",
      d.settled_by as "settledBy"
    from baton.duplicates d
    join baton.leads a on a.workspace = ${workspace} and a.lead = d.lead and a.next_at is not null
    join baton.leads b on b.workspace = ${workspace} and b.lead = d.other and b.next_at is not null
    where d.workspace = ${workspace} and d.state = 'open'
      and (d.found_at, d.lead, d.other) < (${after.foundAt}::bigint, ${after.lead}, ${after.other})
      and (${rep}::text is null or (
        (a.custodian_person = ${rep} or a.snapshot -> 'owners' ? ${rep} or a.snapshot ->> 'registrar' = ${rep} or exists (
          select from baton.obligations o where o.workspace = ${workspace} and o.lead = d.lead and o.owed_by = ${rep}))
        and
        (b.custodian_person = ${rep} or b.snapshot -> 'owners' ? ${rep} or b.snapshot ->> 'registrar' = ${rep} or exists (
          select from baton.obligations o where o.workspace = ${workspace} and o.lead = d.other and o.owed_by = ${rep}))))
    order by d.found_at desc, d.lead desc, d.other desc limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  const { foundAt = 0, lead = '', other = '' } = last ?? {};
  return {
    items,
    cursor: isLast ? null : cursorOf({ capturedAt: foundAt, lead: `${lead} ${other}` }),
  };
};

/** A pair, and its second lead as it stands. */
export interface PairOfLead extends ListedPair {
  readonly second: Lead;
}

const MOST_OF_ONE = 100;

/** All pairs of a lead, settled ones too, the surest first; at most 100. */
export const pairsOfLead = (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<readonly PairOfLead[]> => tx<PairOfLead>`
  select d.lead, d.other, d.score, d.evidence, d.state, d.found_at as "foundAt", d.settled_at as "settledAt",
    d.settled_by as "settledBy", l.snapshot as second
  from baton.duplicates d
  join baton.leads l on l.workspace = ${workspace} and l.lead = case when d.lead = ${lead} then d.other else d.lead end
  where d.workspace = ${workspace} and (d.lead = ${lead} or d.other = ${lead})
  order by d.score desc, d.found_at desc, d.lead, d.other limit ${MOST_OF_ONE}`;
