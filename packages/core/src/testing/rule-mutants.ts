import type { EngineOperator } from '../compiled/engine-operators.ts';
import type { RulePlan, Test } from '../compiled/rule-plan.ts';

type Comparison = Extract<Test, { readonly kind: 'compare' }>;

/** The plan with every comparison put through a change. */
const withComparisons = (plan: RulePlan, change: (comparison: Comparison) => Test): RulePlan => {
  const changed = (test: Test): Test => {
    switch (test.kind) {
      case 'all':
      case 'any':
        return { ...test, groups: test.groups.map((group) => group.map(changed)) };
      case 'not':
        return { ...test, test: changed(test.test) };
      case 'compare':
        return change(test);
      default:
        return test satisfies never;
    }
  };
  return { ...plan, rules: plan.rules.map(({ at, test }) => ({ at, test: changed(test) })) };
};

const operatorOf =
  (holds: (operator: EngineOperator) => EngineOperator['holds']) =>
  (comparison: Comparison): Comparison => ({
    ...comparison,
    operator: { ...comparison.operator, holds: holds(comparison.operator) },
  });

const named =
  (pattern: RegExp, change: (comparison: Comparison) => Comparison) =>
  (comparison: Comparison): Comparison =>
    pattern.test(comparison.operator.name) ? change(comparison) : comparison;

const flipped = operatorOf(
  ({ holds }) =>
    (left, right) =>
      holds(right, left),
);

const withMissing = (answer: boolean): ((comparison: Comparison) => Comparison) =>
  operatorOf(
    ({ holds }) =>
      (left, right) =>
        left === undefined ? answer : holds(left, right),
  );

/** Faults planted in the plan of rules, by name. Each is one that a compiler of rules may well have. */
export const ruleMutants: Readonly<Record<string, (plan: RulePlan) => RulePlan>> = {
  'a flipped comparison': (plan) => withComparisons(plan, named(/Than/u, flipped)),
  'an edge left out': (plan) =>
    withComparisons(
      plan,
      named(
        /Inclusive$/u,
        operatorOf(
          ({ holds }) =>
            (left, right) =>
              left !== right && holds(left, right),
        ),
      ),
    ),
  'a wrong priority': (plan) => ({ ...plan, rules: plan.rules.toReversed() }),
  'a missing fact treated as false': (plan) => withComparisons(plan, withMissing(false)),
  'a missing fact treated as true': (plan) => withComparisons(plan, withMissing(true)),
  'a fact to compare with taken for text': (plan) =>
    withComparisons(plan, (comparison) =>
      comparison.right.from === 'fact'
        ? { ...comparison, right: { from: 'document', value: comparison.right.fact } }
        : comparison,
    ),
};
