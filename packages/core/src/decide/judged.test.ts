import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ruleSet, type SlaRules } from '../rules/compile-rules.ts';
import type { Answers } from './answers.ts';
import { judgedTerms } from './judged.ts';

const kinds = ['offered', 'triage', 'attempt', 'reply'] as const;

/** Clauses of the four kinds: three rules each, but for `triage`, whose one clause always counts. */
const sla = Object.fromEntries(
  kinds.map((kind, at): [string, SlaRules] => {
    const clauses = [at, at + 10, at + 20];
    const rules = clauses.map((clause) => ({ name: `sla ${clause}`, when: null }));
    const set = kind === 'triage' ? null : ruleSet(`sla:${kind}`, rules);
    return [kind, { kind, set, clauses }];
  }),
);

/** Says for each set what the facts say of it. */
const answers: Answers = {
  judge: (set, facts) => ({ set: set.id, rule: null, index: Number(facts[set.id]), facts: {} }),
  pool: () => ({ pool: '', members: {} }),
  loads: () => ({}),
};

const verdicts = fc.record({
  'sla:offered': fc.integer({ min: -1, max: 2 }),
  'sla:attempt': fc.integer({ min: -1, max: 2 }),
  'sla:reply': fc.integer({ min: -1, max: 2 }),
});

describe('the SLA terms', () => {
  test.prop([verdicts])(
    'are the clauses of the rules that fired, in one object for all',
    (facts) => {
      const terms = judgedTerms({ sla }, facts, answers);
      const clause = (kind: string, index: number) => sla[kind]?.clauses[index] ?? 'default';
      expect(terms).toEqual({
        offered: clause('offered', facts['sla:offered']),
        triage: clause('triage', 0),
        attempt: clause('attempt', facts['sla:attempt']),
        reply: clause('reply', facts['sla:reply']),
      });
      expect(Object.keys(terms)).toEqual(kinds);
      expect(judgedTerms({ sla }, facts, answers)).toBe(terms);
    },
  );

  test('of a policy without clauses are none', () => {
    expect(judgedTerms({ sla: {} }, {}, answers)).toEqual({});
  });
});
