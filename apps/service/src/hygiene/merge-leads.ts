import { type Lead, mergeWinner, type Policy, settledStates, unanswered } from '@baton/core';
import { applyTogether, type Idempotency, readLead, type Taken } from '@baton/store';
import { notFound, Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { engineOfLead } from './engine-of-lead.ts';
import { keepMerge } from './keep-merge.ts';
import { checkUnmoved, untilUnmoved } from './moved.ts';
import { standing } from './standing.ts';

export interface Merging {
  readonly workspace: string;
  /** Who merges: a person's id, or `engine`. */
  readonly by: string;
  /** In either order. */
  readonly leads: readonly [string, string];
  readonly idempotency?: Idempotency;
}

export interface Merged {
  readonly merge: string;
  readonly winner: Lead;
  readonly loser: Lead;
  readonly repeated: boolean;
}

/** Under which policy two leads are compared: the newer of theirs that knows where both stand. */
const comparedBy = async (
  service: Service,
  workspace: string,
  a: Lead,
  b: Lead,
): Promise<Policy> => {
  const [newer, older] = a.policy >= b.policy ? [a, b] : [b, a];
  const { policy } = await engineOfLead(service, workspace, newer);
  const states = settledStates(policy);
  if (states.includes(a.state) && states.includes(b.state)) return policy;
  return (await engineOfLead(service, workspace, older)).policy;
};

const mergeIdOf = (note: object | undefined): string =>
  note !== undefined && 'merge' in note ? String(note.merge) : '';

const mergedOf = (taken: readonly Taken[], merge: string, repeated: boolean): Merged => {
  const [lost, won] = taken;
  if (lost === undefined || won === undefined) throw new Error('a merge is an event of each lead');
  return { merge, winner: won.lead, loser: lost.lead, repeated };
};

const mergeOnce = async (service: Service, merging: Merging): Promise<Merged> => {
  const { db, now, newId } = service;
  const { workspace, by, leads, idempotency } = merging;
  const [a, b] = await Promise.all(leads.map((lead) => readLead(db, workspace, lead)));
  if (a === null || a === undefined) throw notFound(`lead ${leads[0]}`);
  if (b === null || b === undefined) throw notFound(`lead ${leads[1]}`);
  const winner = mergeWinner(await comparedBy(service, workspace, a, b), a, b);
  const loser = winner === a ? b : a;
  const [merge, at] = [newId(), now()];
  const notices = carryNotices(service.queue);
  const applied = await applyTogether(
    db,
    {
      workspace,
      at,
      note: { merge },
      ...(idempotency === undefined ? {} : { idempotency }),
      carry: async (tx, taken) => {
        checkUnmoved([loser, winner], taken);
        const [, won] = taken;
        await notices(tx, taken, workspace);
        await keepMerge(tx, workspace, {
          id: merge,
          winner: winner.id,
          loser: loser.id,
          seq: won?.lead.seq ?? 0,
          at,
          by,
        });
      },
    },
    [
      { leadId: loser.id, event: { type: 'lead.merged', at, actor: by, into: winner.id } },
      {
        leadId: winner.id,
        event: {
          type: 'lead.absorbed',
          at,
          actor: by,
          other: loser.id,
          obligations: [...unanswered(loser)],
        },
      },
    ],
  );
  if (applied.ok) return mergedOf(applied.taken, mergeIdOf(applied.note), applied.repeated);
  const closed = [a, b].map(standing).find((why) => why !== null);
  throw new Problem(409, 'not-possible-now', closed ?? applied.refusal.message);
};

/**
 * Merges two leads of one person in one transaction: the furthest wins, then the oldest, and takes over what the other still owes
 * an answer to; the other rests, and can be brought back. Of their contacts survives what the rules of survivorship say. Throws
 * a problem: 400 for a lead with itself, 404 for one that is not there, 409 when one of them is closed.
 */
export const mergeLeads = (service: Service, merging: Merging): Promise<Merged> => {
  const [a, b] = merging.leads;
  if (a === b) throw new Problem(400, 'invalid', 'other: a lead is not its own duplicate');
  return untilUnmoved(() => mergeOnce(service, merging));
};
