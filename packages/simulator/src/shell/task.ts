import type { ObligationKind } from '@baton/core';
import type { Case } from './case.ts';
import type { Pile } from './pile.ts';

/**
 * - `later`: may not start yet (a kernel event wakes it), or waits for the prospect or an approver;
 * - `ready`: on the pile; `doing`: somebody works on it; `asleep`: left alone until somebody is reminded;
 * - `over`: done, or not owed any more.
 */
export type TaskState = 'later' | 'ready' | 'doing' | 'asleep' | 'over';

/** What somebody has to do about a lead: the workable side of one obligation. */
export interface Task {
  /** The kernel's number of it. */
  readonly index: number;
  readonly of: Case;
  readonly obligation: string;
  readonly kind: ObligationKind;
  readonly about: string | null;
  readonly owedBy: string;
  readonly due: number;
  /** Where it lies: the person's own pile, or a desk's. */
  readonly pile: Pile;
  state: TaskState;
  readyAt: number;
  /** When the work could have begun: `readyAt` without the time until it was noticed. */
  startAt: number;
  /** When whoever owes it looks at it without being told again. */
  readonly noticedAt: number;
  /** Taken up after a reminder: goes before everything else. */
  hurried: boolean;
  reminders: number;
  /** Working time still needed; NaN until somebody begins. */
  remainingMs: number;
  /** Where it lies in its pile's heap; -1: on no pile. */
  place: number;
  /** Calls a desk has made for it. */
  tries: number;
}
