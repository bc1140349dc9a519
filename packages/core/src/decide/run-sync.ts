import type { Answer, Need } from '../rules/rule-set.ts';
import type { Asking } from './ask.ts';

/**
 * How far a run has got: to its end, or to a need that could not be answered at once. Give `resume` the answer to go on;
 * once only, since the run goes on where it stood.
 */
export type SyncRun<T> =
  | { readonly done: true; readonly value: T }
  | {
      readonly done: false;
      readonly pending: Need;
      readonly resume: (answer: Answer) => SyncRun<T>;
    };

/**
 * Runs as far as answers come at once: `undefined` means not ready. The simulator answers pools and loads from memory and
 * judgements from the memo, so that it waits only where the memo misses.
 */
export const runSync = <T>(
  asking: Asking<T>,
  answer: (need: Need) => Answer | undefined,
): SyncRun<T> => {
  const goOn = (first: IteratorResult<Need, T>): SyncRun<T> => {
    let step = first;
    while (step.done !== true) {
      const pending = step.value;
      const given = answer(pending);
      if (given === undefined) {
        return { done: false, pending, resume: (late) => goOn(asking.next(late)) };
      }
      step = asking.next(given);
    }
    return { done: true, value: step.value };
  };
  return goOn(asking.next());
};
