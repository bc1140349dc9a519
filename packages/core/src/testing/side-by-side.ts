import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { StepRules, Who } from '../lifecycle/draft.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { castOf, type Executor, type Stepped } from '../lifecycle/step.ts';
import { deepSame } from './deep-same.ts';

/** What an executor is given. */
export interface Stepping {
  readonly lifecycle: Lifecycle;
  readonly rules: StepRules;
  readonly lead: Lead;
  readonly event: LeadEvent;
  readonly who: Who;
}

/** What came of it: an answer or an error, and the parties that were asked for on the way. */
export type Answered =
  | { readonly stepped: Stepped; readonly asked: readonly string[] }
  | { readonly threw: string; readonly asked: readonly string[] };

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const answerOf = (executor: Executor, stepping: Stepping): Answered => {
  const { lifecycle, rules, lead, event, who } = stepping;
  const asked: string[] = [];
  const asking: Who = {
    parties: (name) => {
      asked.push(name);
      return who.parties(name);
    },
  };
  try {
    return { stepped: executor.step(lifecycle, rules, lead, event, asking), asked };
  } catch (error) {
    return { threw: wordsOf(error), asked };
  }
};

/** Whether two executors said the same. XState puts words of its own before those of a guard that throws. */
export const saySame = (reference: Answered, other: Answered): boolean => {
  if ('threw' in reference || 'threw' in other)
    return 'threw' in reference && 'threw' in other && reference.threw.endsWith(other.threw);
  return deepSame(reference, other);
};

/** A step on which two executors differ, with both answers. */
export interface Difference {
  readonly state: string;
  readonly event: LeadEvent;
  readonly lead: Lead;
  readonly reference: Answered;
  readonly other: Answered;
}

/** The difference of another executor to what the reference answered. */
export const differenceFrom = (
  stepping: Stepping,
  expected: Answered,
  other: Executor,
): Difference | null => {
  const said = answerOf(other, stepping);
  if (saySame(expected, said)) return null;
  const { lead, event } = stepping;
  return { state: lead.state, event, lead, reference: expected, other: said };
};

/** An executor that hands on everything that it is given before it answers. */
export const watched = (executor: Executor, see: (stepping: Stepping) => void): Executor => ({
  step: (lifecycle, rules, lead, event, who = castOf(event)) => {
    see({ lifecycle, rules, lead, event, who });
    return executor.step(lifecycle, rules, lead, event, who);
  },
});
