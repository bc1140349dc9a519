import { inWorkspace, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { Period } from '../reports/period.ts';
import type { Contact } from './contact.ts';
import { type Counting, countQuality, type Quality } from './count-quality.ts';
import { CERTAIN, LIKELY } from './duplicate-score.ts';

export const groupings = ['source', 'program'] as const;
export type Grouping = (typeof groupings)[number];

export interface QualityTables {
  /** By the fact, in the order of its values; null where it is not known. */
  readonly rows: readonly { readonly group: string | null; readonly quality: Quality }[];
  readonly total: Quality;
}

interface Row {
  readonly id: string;
  readonly capturedAt: number;
  readonly group: string | null;
  readonly account: string | null;
  readonly contact: Contact | null;
  /** Of its surest pair that nobody settled: what was merged or dismissed is no duplicate any more. */
  readonly score: number;
}

const AT_ONCE = 2000;

const readSome = (
  tx: Tx,
  workspace: string,
  { from, to }: Period,
  by: Grouping,
  after: Pick<Row, 'id' | 'capturedAt'>,
): Promise<readonly Row[]> => tx<Row>`
  select l.lead as id, l.captured_at as "capturedAt", l.snapshot -> 'facts' ->> ${by} as group,
    l.snapshot -> 'facts' ->> 'account' as account, p.data -> 'contact' as contact,
    coalesce((
      select max(d.score) from (
        select a.score, a.other from baton.duplicates a where a.workspace = ${workspace} and a.lead = l.lead and a.state = 'open'
        union all
        select b.score, b.lead from baton.duplicates b where b.workspace = ${workspace} and b.other = l.lead and b.state = 'open'
      ) as d join baton.leads o on o.workspace = ${workspace} and o.lead = d.other and o.state <> 'merged'), 0) as score
  from baton.leads l
  left join baton.people_data p on p.workspace = ${workspace} and p.subject = l.subject
  where l.workspace = ${workspace} and l.state <> 'merged'
    and (l.captured_at, l.lead) > (${after.capturedAt}::bigint, ${after.id})
    and l.captured_at >= ${from ?? 0} and l.captured_at < ${to ?? Number.MAX_SAFE_INTEGER}
  order by l.captured_at, l.lead limit ${AT_ONCE}`;

const byName = (left: string | null, right: string | null): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left < right ? -1 : Number(left > right);
};

/**
 * How good the contacts of leads are that were captured in the period. A merged lead's is its winner's, and people who were erased
 * are in no count. Read in parts, so that other requests go on meanwhile.
 */
export const readQuality = async (
  { db }: Pick<Service, 'db'>,
  workspace: string,
  period: Period,
  by: Grouping,
): Promise<QualityTables> => {
  const groups = new Map<string | null, Counting>();
  const total = countQuality();
  for (let after = { id: '', capturedAt: -1 }; ;) {
    const place = after;
    const rows = await inWorkspace(db, workspace, (tx) =>
      readSome(tx, workspace, period, by, place),
    );
    for (const { group, account, contact, score } of rows) {
      if (contact === null) continue;
      const counting = groups.get(group) ?? countQuality();
      groups.set(group, counting);
      // Scores are stored as four-byte floats.
      const pairs = {
        certain: score >= Math.fround(CERTAIN),
        likely: score >= Math.fround(LIKELY),
      };
      for (const one of [counting, total]) one.take({ contact, account }, pairs);
    }
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || last === undefined) break;
    after = { id: last.id, capturedAt: last.capturedAt };
  }
  const rows = [...groups]
    .toSorted(([left], [right]) => byName(left, right))
    .map(([group, counting]) => ({ group, quality: counting.end() }));
  return { rows, total: total.end() };
};
