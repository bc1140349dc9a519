import { type Decision, type Lead, MINUTE_MS } from '@baton/core';
import { applyEvent, inWorkspace } from '@baton/store';
import type { Service } from '../http/service.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';
import type { Chore } from '../worker/chores.ts';
import { inEach } from '../worker/each-workspace.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { peekRouting } from './peek-routing.ts';

/** Somebody may become eligible before they are back, when an offer would be due after it. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS;
const KNOWN_AT_MOST = 50_000;

/** When to look again, as long as neither the lead nor the org has changed. */
interface Known {
  readonly seq: number;
  readonly org: number;
  readonly again: number;
}

interface Waiting {
  readonly lead: string;
  readonly seq: number;
  readonly pool: string;
}

/** The org in force and the instant at which a round looks. */
interface Looking {
  readonly org: number;
  readonly at: number;
}

interface Queues {
  /** The version in force. */
  readonly org: number;
  /** Those who have waited longest first. */
  readonly waiting: readonly Waiting[];
}

const queuesIn = ({ db }: Pick<Service, 'db'>, workspace: string): Promise<Queues> =>
  inWorkspace(db, workspace, async (tx) => {
    const [versions, waiting] = await Promise.all([
      versionsInForce(tx, workspace),
      tx<Waiting>`
        select l.lead, l.seq, l.custodian_id as pool from baton.leads l
        join baton.obligations o on o.workspace = l.workspace and o.lead = l.lead and o.kind = 'queued'
        where l.workspace = ${workspace} and l.state = 'queued' and l.next_at is not null
        order by o.since, l.captured_at, l.lead`,
    ]);
    return { org: versions?.org ?? 0, waiting: versions === null ? [] : waiting };
  });

/** The earliest instant at which somebody who was refused is back, and in a while anyhow. */
const againAt = ({ candidates }: Decision, now: number): number =>
  candidates.reduce(
    (first, { back }) => (back !== null && back > now ? Math.min(first, back) : first),
    now + LOOK_AGAIN_MS,
  );

/**
 * Routes leads anew that wait in a pool's queue once somebody may have them: work began, an absence ended, a cap filled up, a
 * member was added. Looks first and reports `pool.opened` only when the lead would leave the queue, so that waiting leaves
 * no entries; reported by two workers, the second finds the lead gone and is refused.
 */
export const openPools = (): Chore => {
  const known = new Map<string, Known>();
  const leaves = async (
    { db }: Service,
    workspace: string,
    { lead, seq, pool }: Waiting,
    { org, at }: Looking,
  ): Promise<boolean> => {
    const key = JSON.stringify([workspace, lead]);
    const before = known.get(key);
    if (before?.seq === seq && before.org === org && at < before.again) return false;
    const decision = await inWorkspace(db, workspace, async (tx) => {
      const [row] = await tx<{ lead: Lead }>`
        select snapshot as lead from baton.leads
        where workspace = ${workspace} and lead = ${lead} and state = 'queued'`;
      return row === undefined ? null : peekRouting(db, tx, workspace, row.lead, org, at);
    });
    known.delete(key);
    if (decision === null) return false;
    if (decision.outcome !== 'queue' || decision.pool !== pool) return true;
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, { seq, org, again: againAt(decision, at) });
    return false;
  };
  const open = async (
    service: Service,
    workspace: string,
    one: Waiting,
    looking: Looking,
  ): Promise<boolean> => {
    if (!(await leaves(service, workspace, one, looking))) return false;
    const applied = await applyEvent(service.db, {
      workspace,
      leadId: one.lead,
      event: { type: 'pool.opened', at: service.now(), actor: 'clock', pool: one.pool },
      carry: carryNotices(service.queue),
    });
    return applied.ok;
  };
  return {
    name: 'queues',
    everyMs: 15_000,
    run: (service) =>
      inEach(service, 'queues', async (workspace) => {
        const { org, waiting } = await queuesIn(service, workspace);
        // One instant for all: else somebody who comes back during the round has those who waited less long.
        const at = service.now();
        let left = 0;
        for (const one of waiting)
          try {
            if (await open(service, workspace, one, { org, at })) left += 1;
          } catch (error) {
            // One lead that cannot be routed does not keep the others waiting.
            service.log.error({ err: error, workspace, lead: one.lead }, 'a queue was not opened');
          }
        return left;
      }),
  };
};
