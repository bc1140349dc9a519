import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ruleSet } from './compile-rules.ts';
import { type Judge, judge } from './judge.ts';
import { memoJudge } from './memo.ts';
import { memoKey } from './memo-key.ts';
import { factsOfAnyKind, ruleSets } from './rules.arbitrary.ts';

const counting = (): { readonly judge: Judge; readonly asked: () => number } => {
  let asked = 0;
  return {
    judge: (set, facts, from) => {
      asked += 1;
      return judge(set, facts, from);
    },
    asked: () => asked,
  };
};

describe('memoJudge', () => {
  test.prop([ruleSets, fc.array(factsOfAnyKind, { minLength: 2, maxLength: 12 }), fc.nat(2)], {
    numRuns: 300,
  })('says what the judge says, first asked and remembered', async (set, many, from) => {
    const memo = memoJudge();
    for (const facts of [...many, ...many]) {
      const said = await judge(set, facts, from);
      const peeked = memo.peek(set, facts, from);
      if (peeked !== undefined) expect(peeked).toEqual(said);
      expect(await memo.judge(set, facts, from)).toEqual(said);
      expect(memo.peek(set, facts, from)).toEqual(said);
    }
  });

  const sizes = ruleSet('sizes', [
    { name: 'small', when: { fact: 'size', operator: 'lessThan', value: 20 } },
    { name: 'edge', when: { fact: 'size', operator: 'equal', value: 20 } },
    { name: 'large', when: { fact: 'size', operator: 'greaterThan', value: 500 } },
  ]);

  test('a continuous fact asks the engine once for each stretch between thresholds', async () => {
    const counted = counting();
    const memo = memoJudge(counted.judge);
    for (let size = 0; size < 1000; size += 0.5) await memo.judge(sizes, { size }, 0);
    // Below 20, 20, between, 500 and above.
    expect(counted.asked()).toBe(5);
    expect(memo.peek(sizes, { size: 700.25 }, 0)).toEqual({
      set: 'sizes',
      rule: 'large',
      index: 2,
      facts: { size: 700.25 },
    });
  });

  test('texts that no rule names are one class, and those compared with another fact are not', () => {
    const owner = memoKey(
      ruleSet('owner', [
        { name: 'owned', when: { fact: 'owner', operator: 'exists', value: true } },
      ]),
    );
    expect(owner({ owner: 'r-1' })).toBe(owner({ owner: 'r-2' }));
    expect(owner({ owner: 'r-1' })).not.toBe(owner({}));
    const pair = memoKey(
      ruleSet('pair', [
        { name: 'same', when: { fact: 'owner', operator: 'equal', value: { fact: 'last' } } },
      ]),
    );
    expect(pair({ owner: 'r-1', last: 'r-1' })).not.toBe(pair({ owner: 'r-1', last: 'r-2' }));
  });

  test('two policies with sets of the same id do not share verdicts', async () => {
    const memo = memoJudge();
    const other = ruleSet('sizes', [{ name: 'any', when: null }]);
    expect((await memo.judge(sizes, { size: 1 }, 0)).rule).toBe('small');
    expect((await memo.judge(other, { size: 1 }, 0)).rule).toBe('any');
  });

  test('keeps no more keys than it may', async () => {
    const memo = memoJudge(judge, 2);
    for (const size of [1, 20, 600]) await memo.judge(sizes, { size }, 0);
    expect(memo.peek(sizes, { size: 1 }, 0)).toBeUndefined();
    expect(memo.peek(sizes, { size: 20 }, 0)?.rule).toBe('edge');
    expect(memo.peek(sizes, { size: 600 }, 0)?.rule).toBe('large');
  });
});
