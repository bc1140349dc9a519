import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Facts } from '../rules/condition.ts';
import { ruleSet } from '../rules/compile-rules.ts';
import { judge } from '../rules/judge.ts';
import { factNames, factsOfAnyKind, ruleSets } from '../rules/rules.arbitrary.ts';
import { judgeCompiled } from './judge-compiled.ts';

/** What no parsed document holds, but a caller may hand over all the same. */
const strange = fc.constantFrom<unknown>(
  null,
  Number.NaN,
  undefined,
  [],
  ['web', 9],
  [null],
  {},
  '20',
  ' ',
  -0,
);
const strangeFacts = fc
  .tuple(factsOfAnyKind, fc.dictionary(fc.constantFrom(...factNames), strange, { maxKeys: 4 }))
  .map(([facts, more]) => ({ ...facts, ...more }) as Facts);

describe('judgeCompiled', () => {
  test.prop(
    [
      ruleSets,
      fc.array(fc.oneof(factsOfAnyKind, strangeFacts), { minLength: 4, maxLength: 4 }),
      fc.nat(3),
    ],
    {
      numRuns: 600,
    },
  )('judges as json-rules-engine does, from any rule on', async (set, many, from) => {
    for (const facts of many)
      expect(judgeCompiled(set, facts, from)).toEqual(await judge(set, facts, from));
  });

  test('sees only the facts that the set lists, as the judge does', async () => {
    const listed = ruleSet('s', [
      { name: 'web', when: { fact: 'source', operator: 'equal', value: 'web' } },
    ]);
    const unlisted = { ...listed, facts: [] };
    const facts = { source: 'web' };
    expect(judgeCompiled(unlisted, facts, 0)).toEqual(await judge(unlisted, facts, 0));
    expect(judgeCompiled(unlisted, facts, 0).index).toBe(-1);
    expect(judgeCompiled(listed, facts, 0).index).toBe(0);
  });

  test('an earlier judgement leaves nothing behind', () => {
    const set = ruleSet('s', [
      { name: 'known', when: { fact: 'size', operator: 'exists', value: true } },
    ]);
    expect(judgeCompiled(set, { size: 3 }, 0).index).toBe(0);
    expect(judgeCompiled(set, {}, 0)).toEqual({ set: 's', rule: null, index: -1, facts: {} });
  });
});
