import { cursorOf, placeIn, type Tx } from '@baton/store';
import type { NoticeJob } from './notice-job.ts';
import type { NoticeQueue } from './notice-queue.ts';

export interface DeadNotice {
  readonly id: string;
  readonly kind: string;
  readonly lead: string | null;
  /** A person, or a role such as `manager`. */
  readonly to: string;
  /** When it was given up, epoch ms. */
  readonly at: number;
  readonly reason: string;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly reason: string;
  readonly job: NoticeJob;
}

/** Notices given up and not retried, the latest first. Null for a cursor that is none of ours. */
export const deadNotices = async (
  tx: Tx,
  workspace: string,
  limit: number,
  cursor: string | null,
): Promise<{ readonly items: readonly DeadNotice[]; readonly cursor: string | null } | null> => {
  const after = cursor === null ? null : placeIn(cursor);
  if (after === null && cursor !== null) return null;
  const rows = await tx<Row>`
    select id, at, reason, job from baton.dead_notices
    where workspace = ${workspace} and retried_at is null
      and (${after?.capturedAt ?? null}::bigint is null
        or (at, id) < (${after?.capturedAt ?? null}::bigint, ${after?.lead ?? null}::text))
    order by at desc, id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit).map(({ id, at, reason, job }) => ({
    id,
    kind: job.kind,
    lead: job.lead,
    to: 'person' in job.to ? job.to.person : job.to.name,
    at,
    reason,
  }));
  const last = items.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  return { items, cursor: isLast ? null : cursorOf({ capturedAt: last.at, lead: last.id }) };
};

/** Puts one or all of them into the queue again, from their first channel and first try; how many. */
export const retryDead = async (
  tx: Tx,
  queue: NoticeQueue,
  workspace: string,
  {
    only,
    at,
    atMost,
  }: { readonly only: string | null; readonly at: number; readonly atMost: number },
): Promise<number> => {
  const rows = await tx<{ job: NoticeJob }>`
    update baton.dead_notices set retried_at = ${at}
    where workspace = ${workspace} and id in (
      select id from baton.dead_notices
      where workspace = ${workspace} and retried_at is null and (${only}::text is null or id = ${only})
      order by at, id limit ${atMost} for update)
    returning job`;
  const jobs = rows.map(({ job }) => ({
    ...job,
    point: 0,
    attempt: 1,
    turn: job.turn + 1,
    dueSince: null,
  }));
  await queue.add(tx, jobs);
  return jobs.length;
};
