import type { RuleProperties } from 'json-rules-engine';
import { follow } from './definite-path.ts';
import { planRules, type RuleOptions } from './plan-rules.ts';
import type { RulePlan, Side, Test } from './rule-plan.ts';

/** The values of facts by slot. */
type Frame = readonly unknown[];
type Holds = (frame: Frame) => boolean;

/** In a frame: the fact was not given at all. Only where asking for such a fact is an error; else it is `undefined`. */
const MISSING = Symbol('missing');

/** Rules as closures over the values of facts. */
export interface CompiledRules {
  /** The facts that the rules read, by slot. */
  readonly facts: readonly string[];
  /** What a slot holds for a fact that is not given. */
  readonly absent: unknown;
  /** The place of the first document, by priority, that stands at `from` or behind it and holds; -1 for none. */
  readonly first: (frame: Frame, from: number) => number;
}

interface Closing {
  readonly slots: Map<string, number>;
  readonly allowUndefinedFacts: boolean;
}

const slotOf = ({ slots }: Closing, fact: string): number => {
  const known = slots.get(fact) ?? slots.size;
  slots.set(fact, known);
  return known;
};

const reader = (closing: Closing, side: Side): ((frame: Frame) => unknown) => {
  if (side.from === 'document') {
    const { value } = side;
    return () => value;
  }
  const { fact, path } = side;
  const slot = slotOf(closing, fact);
  const plain = (frame: Frame): unknown => frame[slot];
  const given = closing.allowUndefinedFacts
    ? plain
    : (frame: Frame): unknown => {
        const value = frame[slot];
        if (value === MISSING) throw new Error(`Undefined fact: ${fact}`);
        return value;
      };
  return path === null ? given : (frame) => follow(given(frame), path);
};

const compare = (
  closing: Closing,
  { operator, left, right }: Extract<Test, { kind: 'compare' }>,
): Holds => {
  const { holds } = operator;
  if (closing.allowUndefinedFacts && left.path === null && right.from === 'document') {
    // What nearly every comparison is: a fact against a constant, without a call for either.
    const slot = slotOf(closing, left.fact);
    const { value } = right;
    return (frame) => holds(frame[slot], value);
  }
  const readLeft = reader(closing, left);
  const readRight = reader(closing, right);
  return (frame) => holds(readLeft(frame), readRight(frame));
};

const mayThrow = (test: Test, lenient: boolean): boolean => {
  switch (test.kind) {
    case 'all':
    case 'any':
      return test.groups.some((group) => group.some((part) => mayThrow(part, lenient)));
    case 'not':
      return mayThrow(test.test, lenient);
    case 'compare':
      return !test.operator.total || !lenient;
    default:
      return test satisfies never;
  }
};

const every = (parts: readonly Holds[]): Holds => {
  const [first, second, third] = parts;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (frame) => first(frame) && second(frame);
  return (frame) => {
    for (const part of parts) if (!part(frame)) return false;
    return true;
  };
};

const some = (parts: readonly Holds[]): Holds => {
  const [first, second, third] = parts;
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  if (third === undefined) return (frame) => first(frame) || second(frame);
  return (frame) => {
    for (const part of parts) if (part(frame)) return true;
    return false;
  };
};

/** The engine asks all of a group before it looks at any answer: an error in one is the end, whatever the others say. */
const whole =
  (parts: readonly Holds[], of: (parts: readonly Holds[]) => Holds): Holds =>
  (frame) => {
    const answers = parts.map((part) => part(frame));
    return of(answers.map((answer) => () => answer))(frame);
  };

const close = (closing: Closing, test: Test): Holds => {
  switch (test.kind) {
    case 'all':
    case 'any': {
      const join = test.kind === 'all' ? every : some;
      const groups = test.groups.map((group) => {
        const parts = group.map((part) => close(closing, part));
        const asksAll =
          parts.length > 1 && group.some((part) => mayThrow(part, closing.allowUndefinedFacts));
        return asksAll ? whole(parts, join) : join(parts);
      });
      return join(groups);
    }
    case 'not': {
      const inner = close(closing, test.test);
      return (frame) => !inner(frame);
    }
    case 'compare':
      return compare(closing, test);
    default:
      return test satisfies never;
  }
};

/** Closures for a plan; `facts` get the first slots, in their order. */
export const closeRules = (
  { rules, allowUndefinedFacts }: RulePlan,
  facts: readonly string[] = [],
): CompiledRules => {
  const closing: Closing = {
    slots: new Map(facts.map((fact, slot) => [fact, slot])),
    allowUndefinedFacts,
  };
  const closed = rules.map(({ at, test }) => ({ at, holds: close(closing, test) }));
  return {
    facts: [...closing.slots.keys()],
    absent: allowUndefinedFacts ? undefined : MISSING,
    first: (frame, from) => {
      for (const { at, holds } of closed) if (at >= from && holds(frame)) return at;
      return -1;
    },
  };
};

/** A fact that is asked for, or promised, makes a judgement asynchronous in the engine; here facts are data. */
export const refuseLive = (fact: string, value: unknown): void => {
  if (typeof value === 'function')
    throw new TypeError(`fact ${fact} is a function: compiled rules take data`);
  if (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  )
    throw new TypeError(`fact ${fact} is a promise: compiled rules take data`);
};

/** A plan as one function of facts; see `compileRules`. */
export const runPlan = (plan: RulePlan): ((facts: Readonly<Record<string, unknown>>) => number) => {
  const { facts: names, absent, first } = closeRules(plan);
  return (facts) => {
    const frame = names.map((name) => {
      const value = Object.hasOwn(facts, name) ? facts[name] : absent;
      refuseLive(name, value);
      return value;
    });
    return first(frame, 0);
  };
};

/**
 * json-rules-engine documents as one function: the place of the document that an engine with these rules, stopped at its
 * first match, would report for the facts; -1 for none. Throws where the engine's run would be rejected: for a fact that is
 * not given (unless allowed), or a value that an operator cannot take, such as `in` without a list.
 */
export const compileRules = (
  documents: readonly RuleProperties[],
  options: RuleOptions = {},
): ((facts: Readonly<Record<string, unknown>>) => number) => runPlan(planRules(documents, options));
