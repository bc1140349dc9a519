import type { Answer, Need } from '../rules/rule-set.ts';
import type { Asking } from './ask.ts';

/** Runs to the end, awaiting each answer. What `answer` throws ends the run and is thrown on. */
export const runAsync = async <T>(
  asking: Asking<T>,
  answer: (need: Need) => Answer | Promise<Answer>,
): Promise<T> => {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answer(step.value));
  return step.value;
};
