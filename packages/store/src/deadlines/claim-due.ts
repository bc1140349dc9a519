import type { Database } from '../database.ts';
import type { Carry } from '../events/apply.ts';
import { type Applied, applyEvent } from '../events/apply-event.ts';
import { noteFailure } from './stuck.ts';

/** A deadline taken in hand: nobody else gets it before its lease ends or it is dealt with. */
export interface Claimed {
  readonly workspace: string;
  readonly lead: string;
  /** Id of the obligation, and the rung that fires. */
  readonly id: string;
  readonly rung: string;
  /** When it was due. */
  readonly next: number;
}

export interface Claiming {
  readonly now: number;
  readonly limit: number;
  /** After it a deadline whose worker died is given out again. */
  readonly leaseMs: number;
}

/**
 * Takes up to `limit` deadlines that are due, of all workspaces, the earliest first; of one lead the earliest only. Any
 * number of workers may ask at once, none gets what another has.
 */
export const claimDue = (
  { sql }: Pick<Database, 'sql'>,
  { now, limit, leaseMs }: Claiming,
): Promise<readonly Claimed[]> =>
  sql<Claimed>`
    select workspace, lead, id, rung, next_at as next from baton.claim_due(${now}, ${leaseMs}, ${limit})`;

/** When the earliest deadline of all workspaces is due, or null when nobody owes anything. */
export const earliestDue = async ({ sql }: Pick<Database, 'sql'>): Promise<number | null> => {
  const [row] = await sql<{ at: number | null }>`select baton.earliest_due() as at`;
  return row?.at ?? null;
};

/**
 * Fires a claimed rung. It happens once in effect, however often it is delivered: what was dealt with meanwhile is refused
 * as `stale`, which is success.
 */
export const fireDue = (
  db: Database,
  { workspace, lead, id, rung }: Claimed,
  { now, carry }: { readonly now: number; readonly carry?: Carry },
): Promise<Applied> =>
  applyEvent(db, {
    workspace,
    leadId: lead,
    event: { type: 'obligation.due', at: now, actor: 'clock', id, rung },
    ...(carry === undefined ? {} : { carry }),
  });

export interface Drained {
  readonly fired: number;
  readonly stale: number;
  /** What could not be fired and why; it comes again later, and later each time. */
  readonly failed: readonly { readonly claimed: Claimed; readonly error: unknown }[];
}

/**
 * Claims deadlines once and fires them, `atOnce` at a time, in the order in which they were due. After downtime a worker
 * calls it until nothing is claimed. One that fails does not keep the others waiting.
 */
export const drainDue = async (
  db: Database,
  { atOnce, carry, ...claiming }: Claiming & { readonly atOnce: number; readonly carry?: Carry },
): Promise<Drained> => {
  const waiting = (await claimDue(db, claiming)).values();
  const counts = { fired: 0, stale: 0 };
  const failed: Drained['failed'][number][] = [];
  const work = async (): Promise<void> => {
    for (const claimed of waiting)
      try {
        const { ok } = await fireDue(db, claimed, {
          now: claiming.now,
          ...(carry === undefined ? {} : { carry }),
        });
        counts[ok ? 'fired' : 'stale'] += 1;
      } catch (error) {
        failed.push({ claimed, error });
        // If this fails as well, its lease ends by itself.
        await noteFailure(db, claimed, { now: claiming.now, error }).catch(() => {});
      }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { ...counts, failed };
};
