import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { inWorkspace, retrying } from '../transact.ts';
import { flush } from './flush.ts';
import { holdFirst, type PoolsFirst } from './hold-pools.ts';
import {
  type Answered,
  answerTo,
  type Idempotency,
  remember,
  rememberFirst,
} from './idempotency.ts';
import { type Taken, takeStep } from './take-step.ts';
import { openUnit, type Step } from './unit.ts';

/**
 * Called inside the transaction with what its events did: what it writes is committed with them or not at all. A transaction
 * that is tried again calls it again, so it does nothing but write through `tx`.
 */
export type Carry = (tx: Tx, taken: readonly Taken[], workspace: string) => Promise<void>;

export interface Applying {
  readonly workspace: string;
  readonly idempotency?: Idempotency;
  /** Epoch ms, where there is no event to say it. */
  readonly at?: number;
  /** Goes with the answer: when the same is asked again, `note` is this one. JSON; needs `idempotency`. */
  readonly note?: object;
  readonly carry?: Carry;
}

/** What came of it, and whether that is the answer to an earlier request with the same key. */
export type Together = Answered & { readonly repeated: boolean };

/** Ends the transaction without a trace, with the answer. */
class RolledBack extends Error {
  override readonly name = 'RolledBack';
  readonly answer: Answered;
  constructor(answer: Answered) {
    super('a step was refused');
    this.answer = answer;
  }
}

const instantOf = ({ at }: Applying, steps: readonly Step[]): number =>
  steps[0]?.event.at ?? at ?? 0;

const runSteps = async (
  db: Database,
  tx: Tx,
  applying: Applying,
  steps: readonly Step[],
  first: PoolsFirst,
): Promise<Together> => {
  const { workspace, idempotency, note, carry } = applying;
  const ids = [...new Set(steps.map(({ leadId }) => leadId))];
  const unit = await openUnit(db, tx, workspace, ids);
  const given = idempotency === undefined ? null : await answerTo(tx, workspace, idempotency);
  if (given !== null) return { ...given, repeated: true };
  await holdFirst(unit, first);
  const taken: Taken[] = [];
  for (const [index, step] of steps.entries()) {
    const outcome = await takeStep(unit, step, first);
    if (!outcome.ok) return { ok: false, index, refusal: outcome.refusal, repeated: false };
    taken.push(outcome);
  }
  const noted = note === undefined ? {} : { note };
  const written = Promise.all([
    flush(unit),
    idempotency === undefined
      ? null
      : remember(
          tx,
          workspace,
          idempotency,
          { ok: true, taken, ...noted },
          instantOf(applying, steps),
        ),
  ]);
  tx.last(written);
  if (carry !== undefined) await carry(tx, taken, workspace);
  return { ok: true, taken, ...noted, repeated: false };
};

/**
 * Applies events of one or several leads in one transaction, in their order: all of them, or none. A merge is such a
 * transaction, and so is a batch of inquiries. Locks the leads, decides with the version that each is under, steps, and
 * writes entries, leads, obligations and pools; `carry` writes what follows from the effects. Concurrent
 * transactions on the same leads or pools wait for each other, those on others do not; one that must be tried again is.
 * Throws `StoreError`: `unknown` workspace or version, `key-reused`.
 */
export const applyTogether = (
  db: Database,
  request: Applying,
  steps: readonly Step[],
): Promise<Together> => {
  const first: PoolsFirst = new Set();
  const { workspace, idempotency } = request;
  return retrying(async () => {
    try {
      const { answer } = await db.sql.begin(async (tx) => {
        const answer = await runSteps(db, tx, request, steps, first);
        if (answer.ok || answer.repeated) return { answer };
        throw new RolledBack(answer);
      });
      return answer;
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      const { answer } = error;
      if (idempotency === undefined) return { ...answer, repeated: false };
      return inWorkspace(db, workspace, (tx) =>
        rememberFirst(tx, workspace, idempotency, answer, instantOf(request, steps)),
      );
    }
  });
};
