import { answeredThrough, isClosed, type Lead } from '@baton/core';
import {
  applyTogether,
  type Idempotency,
  inWorkspace,
  readLead,
  type Step,
  type Tx,
} from '@baton/store';
import { notFound, Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { engineOfLead } from './engine-of-lead.ts';
import { type MergeRow, readMerge } from './list-merges.ts';
import { checkUnmoved, untilUnmoved } from './moved.ts';
import { inOrder } from './pairs.ts';
import { standing } from './standing.ts';
import { takeOut } from './withdraw-contact.ts';

export interface Undoing {
  readonly workspace: string;
  readonly by: string;
  readonly merge: string;
  readonly idempotency?: Idempotency;
}

export interface Undone {
  readonly merge: string;
  readonly loser: Lead;
  readonly winner: Lead;
  readonly repeated: boolean;
}

/** Whether who held the lead may hold it again: still in the org, and there now. Desks and queues always may. */
const mayHoldAgain = async (
  service: Service,
  workspace: string,
  loser: Lead,
  at: number,
): Promise<boolean> => {
  const { tombstone } = loser;
  if (tombstone?.custodian.kind !== 'person') return true;
  const { directory } = await engineOfLead(service, workspace, loser);
  const { person } = tombstone.custodian;
  return Object.hasOwn(directory.org.people, person) && !directory.isAway(person, at);
};

/** Ends the merge, and gives both people their own contacts again. */
const endMerge = async (
  tx: Tx,
  workspace: string,
  { id, winner, loser, contacts }: MergeRow,
  { at, by }: { readonly at: number; readonly by: string },
): Promise<void> => {
  await takeOut(tx, workspace, { id, winner, loser, contacts });
  const { count } = await tx`
    update baton.merges set undone_at = ${at}, undone_by = ${by}, contacts = null
    where workspace = ${workspace} and id = ${id} and undone_at is null`;
  if (count === 0) throw new Problem(409, 'not-possible-now', `merge ${id} was undone already`);
  const [lead, other] = inOrder(winner, loser);
  await tx`
    update baton.duplicates set state = 'dismissed', settled_at = ${at}, settled_by = ${by}
    where workspace = ${workspace} and lead = ${lead} and other = ${other}`;
};

const undoOnce = async (service: Service, undoing: Undoing): Promise<Undone> => {
  const { db, now } = service;
  const { workspace, by, merge, idempotency } = undoing;
  const row = await inWorkspace(db, workspace, (tx) => readMerge(tx, workspace, merge));
  if (row === null) throw notFound(`merge ${merge}`);
  const loser = await readLead(db, workspace, row.loser);
  const winner = await readLead(db, workspace, row.winner);
  if (loser === null || winner === null)
    throw new Error(`merge ${merge} names leads that are gone`);
  const at = now();
  // A winner that is won or lost holds nothing any more, answered or not: all of it goes back.
  const isOver = isClosed(winner.state) && winner.tombstone === null;
  const answered = isOver ? [] : answeredThrough(winner, loser);
  const eligible = await mayHoldAgain(service, workspace, loser, at);
  const unmerged: Step = {
    leadId: loser.id,
    event: {
      type: 'lead.unmerged',
      at,
      actor: by,
      ...(eligible ? {} : { eligible }),
      ...(answered.length === 0 ? {} : { answered: [...answered] }),
    },
  };
  const released: Step = {
    leadId: winner.id,
    event: { type: 'lead.released', at, actor: by, other: loser.id },
  };
  const notices = carryNotices(service.queue);
  const applied = await applyTogether(
    db,
    {
      workspace,
      at,
      ...(idempotency === undefined ? {} : { idempotency }),
      carry: async (tx, taken) => {
        checkUnmoved([loser, winner], taken);
        await notices(tx, taken, workspace);
        await endMerge(tx, workspace, row, { at, by });
      },
    },
    isOver ? [unmerged] : [unmerged, released],
  );
  if (!applied.ok) {
    if (row.undoneAt !== null)
      throw new Problem(409, 'not-possible-now', `merge ${merge} was undone already`);
    const closed = standing(winner);
    throw new Problem(
      409,
      'not-possible-now',
      closed === null ? applied.refusal.message : `${closed}: undo that merge first`,
    );
  }
  const [back, left] = applied.taken;
  if (back === undefined) throw new Error('a merge was undone and no lead came back');
  return { merge, loser: back.lead, winner: left?.lead ?? winner, repeated: applied.repeated };
};

/**
 * Brings back a lead that was merged: it stands where it stood, with the time it had used, and owes what was not answered
 * meanwhile; who may not hold it any more gives it to routing. Contacts are given back too. Throws a problem: 404, or 409 when
 * it was undone already or the winner was itself merged since.
 */
export const undoMerge = (service: Service, undoing: Undoing): Promise<Undone> =>
  untilUnmoved(() => undoOnce(service, undoing));
