import { Engine } from 'json-rules-engine';
import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Condition, Facts, FactValue } from './condition.ts';
import { ruleSet } from './compile-rules.ts';
import { toEngineRules } from './engine-rules.ts';
import { judge } from './judge.ts';
import { engineOperators } from './operators.ts';
import { factsOfAnyKind, ruleSets } from './rules.arbitrary.ts';
import type { RuleSet } from './rule-set.ts';

/** The semantics of docs/reference/rules.md, written down once more without anything of the implementation. */
const naive = (condition: Condition, facts: Facts): boolean => {
  if ('all' in condition) return condition.all.every((part) => naive(part, facts));
  if ('any' in condition) return condition.any.some((part) => naive(part, facts));
  if ('not' in condition) return !naive(condition.not, facts);
  const { operator, value: asked } = condition;
  const left = facts[condition.fact];
  const right =
    typeof asked === 'object' && !Array.isArray(asked)
      ? facts[(asked as { fact: string }).fact]
      : (asked as FactValue);
  if (operator === 'exists')
    return right === true ? left !== undefined : right === false && left === undefined;
  if (left === undefined || right === undefined) return false;
  const numeric = typeof left === 'number' && typeof right === 'number';
  switch (operator) {
    case 'equal':
      return JSON.stringify([left]) === JSON.stringify([right]);
    case 'notEqual':
      return JSON.stringify([left]) !== JSON.stringify([right]);
    case 'in':
      return Array.isArray(right) && right.some((one) => one === left);
    case 'notIn':
      return Array.isArray(right) && right.every((one) => one !== left);
    case 'contains':
      return Array.isArray(left) && left.some((one) => one === right);
    case 'doesNotContain':
      return Array.isArray(left) && left.every((one) => one !== right);
    case 'lessThan':
      return numeric && left < right;
    case 'lessThanInclusive':
      return numeric && left <= right;
    case 'greaterThan':
      return numeric && left > right;
    case 'greaterThanInclusive':
      return numeric && left >= right;
    default:
      return operator satisfies never;
  }
};

const naiveIndex = (set: RuleSet, facts: Facts, from: number): number =>
  set.rules.findIndex(({ when }, at) => at >= from && (when === null || naive(when, facts)));

describe('judge', () => {
  test.prop([ruleSets, factsOfAnyKind, fc.nat(3)], { numRuns: 1500 })(
    'agrees with the naive reading of the rules on any facts, missing and mistyped ones included',
    async (set, facts, from) => {
      const judgement = await judge(set, facts, from);
      expect(judgement.index).toBe(naiveIndex(set, facts, from));
      expect(judgement.rule).toBe(set.rules[judgement.index]?.name ?? null);
    },
  );

  test.prop([ruleSets, factsOfAnyKind])(
    'compiles to documents with unique descending priorities',
    (set) => {
      const priorities = toEngineRules(set).map(({ priority }) => priority ?? Number.NaN);
      expect(priorities).toEqual(priorities.toSorted((a, b) => b - a));
      expect(new Set(priorities).size).toBe(set.rules.length);
      expect(priorities.every((priority) => priority >= 1)).toBe(true);
    },
  );

  test('a missing fact makes every comparison false, also the negated ones in plain json-rules-engine', async () => {
    const negated = ruleSet('negated', [
      { name: 'not web', when: { fact: 'source', operator: 'notEqual', value: 'web' } },
      { name: 'not of these', when: { fact: 'source', operator: 'notIn', value: ['web'] } },
      { name: 'not among', when: { fact: 'wants', operator: 'doesNotContain', value: 'press' } },
      {
        name: 'both missing',
        when: { fact: 'source', operator: 'equal', value: { fact: 'other' } },
      },
      { name: 'in nothing', when: { fact: 'source', operator: 'in', value: { fact: 'other' } } },
      { name: 'unknown', when: { fact: 'source', operator: 'exists', value: false } },
    ]);
    expect(await judge(negated, {}, 0)).toEqual({
      set: 'negated',
      rule: 'unknown',
      index: 5,
      facts: {},
    });
    const plain = new Engine(toEngineRules(negated), { allowUndefinedFacts: true });
    for (const operator of engineOperators)
      if (operator.name === 'exists') plain.addOperator(operator);
    const { results } = await plain.run({});
    expect(results.map(({ name }) => name)).toEqual(['unknown']);
  });

  test('a number is no text: `9` is not less than 10', async () => {
    const set = ruleSet('typed', [
      { name: 'small', when: { fact: 'size', operator: 'lessThan', value: 10 } },
    ]);
    expect((await judge(set, { size: 9 }, 0)).rule).toBe('small');
    expect((await judge(set, { size: '9' }, 0)).rule).toBeNull();
  });

  test('a judgement carries the facts that the set names, as far as known, and no others', async () => {
    const set = ruleSet('carried', [
      { name: 'small', when: { fact: 'size', operator: 'lessThan', value: { fact: 'limit' } } },
      { name: 'web', when: { fact: 'source', operator: 'equal', value: 'web' } },
    ]);
    expect(set.facts).toEqual(['limit', 'size', 'source']);
    const { facts } = await judge(set, { size: 3, source: 'web', hot: true }, 0);
    expect(facts).toEqual({ size: 3, source: 'web' });
  });

  test('500 overlapping runs each get their own verdict; one shared engine loses some', async () => {
    const set = ruleSet(
      'busy',
      Array.from({ length: 5 }, (_, at) => ({
        name: `up to ${at}`,
        when: { fact: 'size', operator: 'lessThanInclusive' as const, value: at },
      })),
    );
    const sizes = Array.from({ length: 500 }, (_, run) => run % 5);
    const ours = await Promise.all(sizes.map((size) => judge(set, { size }, 0)));
    expect(ours.map(({ index }) => index)).toEqual(sizes);

    const shared = new Engine(toEngineRules(set), { allowUndefinedFacts: true });
    shared.on('success', () => {
      shared.stop();
    });
    const theirs = await Promise.all(sizes.map((size) => shared.run({ size })));
    const right = theirs.filter(({ events }, run) => events[0]?.params?.['index'] === sizes[run]);
    expect(right.length).toBeLessThan(500);
  });
});
