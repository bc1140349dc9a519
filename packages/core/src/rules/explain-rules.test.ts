import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { ConditionExplanation } from './explain-rules.ts';
import { explain } from './explain-rules.ts';
import { ruleSet } from './compile-rules.ts';
import { judge } from './judge.ts';
import { factsOfAnyKind, ruleSets } from './rules.arbitrary.ts';

/** A combination holds exactly when its parts say so. */
const consistent = (explained: ConditionExplanation): boolean => {
  if ('all' in explained) {
    return (
      explained.all.every(consistent) &&
      explained.holds === explained.all.every((part) => part.holds)
    );
  }
  if ('any' in explained) {
    return (
      explained.any.every(consistent) &&
      explained.holds === explained.any.some((part) => part.holds)
    );
  }
  if ('not' in explained)
    return consistent(explained.not) && explained.holds === !explained.not.holds;
  return true;
};

describe('explain', () => {
  test.prop([ruleSets, factsOfAnyKind], { numRuns: 400 })(
    'names the rule that the judge names, and every condition agrees with its parts',
    async (set, facts) => {
      const { index } = await judge(set, facts, 0);
      const explained = await explain(set, facts);
      expect(explained.map(({ rule }) => rule)).toEqual(set.rules.map(({ name }) => name));
      explained.forEach(({ outcome, stoppedBy, when }, at) => {
        const stopped = index >= 0 && at > index;
        expect(outcome).toBe(at === index ? 'fired' : stopped ? 'not-asked' : 'failed');
        expect(stoppedBy).toBe(stopped ? set.rules[index]?.name : null);
        if (when !== null) expect(consistent(when) && when.holds === (at === index)).toBe(true);
      });
    },
  );

  test('shows each condition with its value and its result', async () => {
    const set = ruleSet('qualify', [
      { name: 'too-small', when: { fact: 'employees', operator: 'lessThan', value: 20 } },
      {
        name: 'demo',
        when: {
          all: [
            { fact: 'source', operator: 'notEqual', value: 'trade-show' },
            { fact: 'budget', operator: 'greaterThan', value: { fact: 'price' } },
          ],
        },
      },
      { name: 'otherwise', when: null },
      { name: 'never', when: null },
    ]);
    const explained = await explain(set, { employees: 50, source: 'web-demo', price: 10 });
    expect(explained).toEqual([
      {
        set: 'qualify',
        rule: 'too-small',
        index: 0,
        outcome: 'failed',
        stoppedBy: null,
        when: {
          fact: 'employees',
          operator: 'lessThan',
          value: 20,
          is: 50,
          against: 20,
          holds: false,
        },
      },
      {
        set: 'qualify',
        rule: 'demo',
        index: 1,
        outcome: 'failed',
        stoppedBy: null,
        when: {
          holds: false,
          all: [
            {
              fact: 'source',
              operator: 'notEqual',
              value: 'trade-show',
              is: 'web-demo',
              against: 'trade-show',
              holds: true,
            },
            {
              fact: 'budget',
              operator: 'greaterThan',
              value: { fact: 'price' },
              is: null,
              against: 10,
              holds: false,
            },
          ],
        },
      },
      {
        set: 'qualify',
        rule: 'otherwise',
        index: 2,
        outcome: 'fired',
        stoppedBy: null,
        when: null,
      },
      {
        set: 'qualify',
        rule: 'never',
        index: 3,
        outcome: 'not-asked',
        stoppedBy: 'otherwise',
        when: null,
      },
    ]);
  });
});
