import type { Tx } from '@baton/store';
import type { Digest } from './digest.ts';
import type { Period } from './period.ts';
import { digestIn, type StoredDigest } from './stored-digest.ts';
import type { Part } from './report.ts';

export interface Picking {
  readonly workspace: string;
  readonly period: Period;
  /** `leads`: captured in the period. `happenings`: something may have happened to them in it. */
  readonly picks: 'leads' | 'happenings';
  readonly parts: readonly Part[];
  readonly source: string | null;
  readonly segment: string | null;
}

/** Some 15 ms of work, between which others have their turn. */
const LEADS_AT_ONCE = 500;
const NEVER = Number.MAX_SAFE_INTEGER;

/** A page behind a place; parts that are not asked for come as empty lists, because reading them is what costs. */
const pageOf = (
  tx: Tx,
  { workspace, period, picks, parts, source, segment }: Picking,
  after: { readonly capturedAt: number; readonly lead: string },
) => tx<StoredDigest>`
  select lead, seq, captured_at, at, state, open, source, program, segment, life,
    case when ${parts.includes('offers')}::boolean then offers else '[]' end as offers,
    case when ${parts.includes('attempts')}::boolean then attempts else '[]' end as attempts,
    case when ${parts.includes('duties')}::boolean then duties else '[]' end as duties,
    case when ${parts.includes('judgements')}::boolean then judgements else '[]' end as judgements
  from baton.lead_digests
  where workspace = ${workspace} and (captured_at, lead) > (${after.capturedAt}::bigint, ${after.lead})
    and captured_at < ${period.to ?? NEVER}::bigint
    and (${picks === 'leads'}::boolean or open or at >= ${period.from ?? 0}::bigint)
    and (${source}::text is null or source = ${source}) and (${segment}::text is null or segment = ${segment})
  order by captured_at, lead limit ${LEADS_AT_ONCE}`;

/** Digests by the instant of capture, piece by piece: there may be more than memory holds. */
export async function* readDigests(tx: Tx, picking: Picking): AsyncGenerator<Digest> {
  const from = picking.picks === 'leads' ? (picking.period.from ?? 0) : 0;
  // Every id is greater than the empty one.
  for (let next = pageOf(tx, picking, { capturedAt: from, lead: '' }); ;) {
    const rows = await next;
    const last = rows.at(-1);
    const isLast = last === undefined || rows.length < LEADS_AT_ONCE;
    // Asked for now, so that the database works while this page is counted.
    if (!isLast) next = pageOf(tx, picking, { capturedAt: last.captured_at, lead: last.lead });
    next.catch(() => {});
    for (const row of rows) yield digestIn(row);
    if (isLast) return;
  }
}
