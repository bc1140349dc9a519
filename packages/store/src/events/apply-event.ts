import type { StepRefusal } from '@baton/core';
import type { Database } from '../database.ts';
import { type Applying, applyTogether } from './apply.ts';
import type { Taken } from './take-step.ts';
import type { Step } from './unit.ts';

export type Applied =
  | (Taken & { readonly repeated: boolean })
  | { readonly ok: false; readonly refusal: StepRefusal; readonly repeated: boolean };

/**
 * Applies one event to one lead in a transaction of its own: see `applyTogether`. What the statechart refuses is an answer
 * that says what is possible instead; a deadline that was dealt with already is refused as `stale`, which is no error.
 */
export const applyEvent = async (db: Database, request: Applying & Step): Promise<Applied> => {
  const answer = await applyTogether(db, request, [request]);
  const { repeated } = answer;
  if (!answer.ok) return { ok: false, refusal: answer.refusal, repeated };
  const [taken] = answer.taken;
  if (taken === undefined) throw new Error('one step was taken and none came back');
  return { ...taken, repeated };
};
