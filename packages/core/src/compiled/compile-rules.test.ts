import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect } from 'vitest';
import { ruleMutants } from '../testing/rule-mutants.ts';
import { compileRules, runPlan } from './compile-rules.ts';
import { engineSetUps, oddFacts, type EngineSetUp } from './engine-documents.arbitrary.ts';
import { NotCompilable } from './not-compilable.ts';
import { planRules, type RuleOptions } from './plan-rules.ts';
import type { RulePlan } from './rule-plan.ts';

const exists = {
  name: 'exists',
  holds: (left: unknown, right: unknown) => (left !== undefined) === right,
  total: true,
};

type Outcome = number | 'rejected';

/** Documents are read from text, so a value in them is never the very object that a fact holds. */
const asRead = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(asRead) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asRead(one)])) as T;
};

/** The engine itself, stopped at its first match. */
const asked = async (
  { documents, conditions, allowUndefinedFacts }: EngineSetUp,
  facts: Record<string, unknown>,
): Promise<Outcome> => {
  const engine = new Engine([...documents], { allowUndefinedFacts });
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  engine.addOperator(exists.name, exists.holds);
  engine.on('success', () => {
    engine.stop();
  });
  try {
    const { events } = await engine.run(facts);
    const index: unknown = events[0]?.params?.['index'];
    return typeof index === 'number' ? index : -1;
  } catch {
    return 'rejected';
  }
};

const compiled = (
  { documents, ...options }: EngineSetUp,
  facts: Record<string, unknown>,
  mutate: (plan: RulePlan) => RulePlan = (plan) => plan,
): Outcome => {
  const first = runPlan(mutate(planRules(documents, { ...options, operators: [exists] })));
  try {
    return first(facts);
  } catch {
    return 'rejected';
  }
};

const rule = (
  conditions: TopLevelCondition,
  more: Partial<RuleProperties> = {},
): RuleProperties => ({
  name: 'r',
  conditions,
  event: { type: 'matched' },
  ...more,
});
const web = { fact: 'source', operator: 'equal', value: 'web' };

describe('compileRules', () => {
  test.prop([engineSetUps, fc.array(oddFacts, { minLength: 3, maxLength: 3 })], { numRuns: 2500 })(
    'says of any documents and facts what json-rules-engine says',
    async (setUp, many) => {
      const read = asRead(setUp);
      for (const facts of many) expect(compiled(read, facts)).toBe(await asked(read, facts));
    },
  );

  test.each(Object.entries(ruleMutants))('tells %s apart', async (_name, mutate) => {
    const { failed } = await fc.check(
      fc.asyncProperty(engineSetUps, oddFacts, async (setUp, facts) => {
        expect(compiled(setUp, facts, mutate)).toBe(await asked(setUp, facts));
      }),
      { numRuns: 1000, seed: 7, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });

  test('the documents and facts generated hold, fail and are rejected, each often', async () => {
    const seen = new Map<string, number>();
    for (const [setUp, facts] of fc.sample(fc.tuple(engineSetUps, oddFacts), {
      numRuns: 600,
      seed: 5,
    })) {
      const outcome = await asked(setUp, facts);
      const kind =
        outcome === 'rejected' ? outcome : outcome < 0 ? 'none' : outcome === 0 ? 'first' : 'later';
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    const rare = ['rejected', 'none', 'first', 'later'].filter(
      (kind) => (seen.get(kind) ?? 0) < 30,
    );
    expect(rare).toEqual([]);
  });

  test('a group is asked whole: an error in it counts although the group is settled', () => {
    const setUp = (priority: number): EngineSetUp => ({
      documents: [rule({ all: [web, { fact: 'size', operator: 'in', value: 5, priority }] })],
      conditions: {},
      allowUndefinedFacts: true,
    });
    expect(compiled(setUp(1), { source: 'show' })).toBe('rejected');
    expect(compiled(setUp(-1), { source: 'show' })).toBe(-1);
  });

  const refused: readonly [string, readonly RuleProperties[], RuleOptions, string][] = [
    [
      'an unknown operator',
      [rule({ all: [{ ...web, operator: 'like' }] })],
      {},
      'rule "r" cannot be compiled: operator like',
    ],
    [
      'an unknown decorator',
      [rule({ all: [{ ...web, operator: 'no:equal' }] })],
      {},
      'operator no:equal',
    ],
    [
      'a path to several places',
      [rule({ all: [{ ...web, path: '$..city' }] })],
      {},
      'path "$..city"',
    ],
    [
      'a path without a root',
      [rule({ all: [{ ...web, path: 'constructor' }] })],
      {},
      'path "constructor"',
    ],
    [
      'rules of one priority',
      [rule({ all: [] }, { name: 'a' }), rule({ all: [] })],
      {},
      'priority 1, which rule "a" has too',
    ],
    ['a fractional priority', [rule({ all: [] }, { priority: 1.5 })], {}, 'priority 1.5'],
    ['a priority below one', [rule({ all: [] }, { priority: -2 })], {}, 'priority -2'],
    ['a callback', [rule({ all: [] }, { onSuccess: () => undefined })], {}, 'field onSuccess'],
    [
      'an unknown field',
      [rule({ all: [{ ...web, weight: 2 } as typeof web] })],
      {},
      'field weight',
    ],
    [
      'an unknown condition',
      [rule({ condition: 'large' })],
      {},
      'condition "large", which is not among the named ones',
    ],
    [
      'a condition in a circle',
      [rule({ condition: 'a' })],
      { conditions: { a: { any: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } } },
      'condition a, which refers to itself',
    ],
    ['two kinds at once', [rule({ all: [], any: [] })], {}, 'a condition with all and any'],
    [
      'a comparison as root',
      [rule(web as unknown as TopLevelCondition)],
      {},
      'a comparison as its root',
    ],
    ['no list', [rule({ all: web } as unknown as TopLevelCondition)], {}, 'all that is no list'],
  ];

  test.each(refused)('refuses %s by name', (_what, documents, options, message) => {
    expect(() => compileRules(documents, options)).toThrow(NotCompilable);
    expect(() => compileRules(documents, options)).toThrow(message);
  });

  test('refuses facts that are functions or promises', () => {
    const first = compileRules([rule({ all: [web] })]);
    expect(() => first({ source: () => 'web' })).toThrow('fact source is a function');
    expect(() => first({ source: Promise.resolve('web') })).toThrow('fact source is a promise');
  });
});
