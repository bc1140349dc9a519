import { describe, expect, test } from 'vitest';
import { smallClause, smallPolicy, smallRule } from '../testing/small-policy.ts';
import type { Condition } from './condition.ts';
import { compileRuleSets, termsKey } from './compile-rules.ts';

const web: Condition = { fact: 'source', operator: 'equal', value: 'web' };
const day = { unit: 'openDays', days: 1 } as const;

const step = (name: string, approvers: readonly string[]) => ({
  step: name,
  owner: approvers.length === 0,
  approvers,
  within: day,
  approveWithin: day,
  refused: null,
  refusalsAtMost: 1,
});

const track = (name: string, when: readonly Condition[]) => ({
  track: name,
  desk: 'exception',
  touches: [],
  requalify: { when, after: null },
  expires: day,
});

describe('compileRuleSets', () => {
  const sets = compileRuleSets(
    smallPolicy({
      definition: {
        facts: {},
        segments: [{ segment: 'public', when: web }],
        qualify: [{ rule: 'otherwise', when: null, then: { kind: 'qualified' }, reason: null }],
      },
      sla: [
        smallClause('step'),
        smallClause('offered', { when: web }),
        smallClause('triage'),
        smallClause('step', { step: 'draft', when: web }),
        smallClause('offered'),
        smallClause('triage'),
      ],
      opportunity: { steps: [step('draft', []), step('critique', ['boss'])], stalled: null },
      routing: [
        smallRule('by rotation', 'main'),
        smallRule('by fit', 'main', {
          by: { kind: 'best-fit', score: [{ when: { ...web, fact: 'owner.likes' }, points: 2 }] },
        }),
      ],
      nurture: [track('long', [web]), track('silent', [])],
    }),
  );

  test('one set each for segments, qualification, routing, each track with rules and each fit', () => {
    expect(sets.segments).toMatchObject({ id: 'segments', facts: ['source'] });
    expect(sets.qualify.rules).toEqual([{ name: 'otherwise', when: null }]);
    expect(sets.routing.rules.map(({ name }) => name)).toEqual(['by rotation', 'by fit']);
    expect(Object.keys(sets.requalify)).toEqual(['long']);
    expect(sets.fit['by fit']).toMatchObject({ id: 'fit:by fit', facts: ['owner.likes'] });
  });

  test('SLA clauses by kind, judged only where one has a condition', () => {
    expect(sets.sla['triage']).toEqual({ kind: 'triage', set: null, clauses: [2, 5] });
    expect(sets.sla['offered']?.clauses).toEqual([1, 4]);
    expect(sets.sla['offered']?.set?.rules.map(({ when }) => when)).toEqual([web, null]);
    expect(sets.sla['exception']).toBeUndefined();
  });

  test('clauses for steps are tried step by step', () => {
    expect(sets.sla[termsKey('step', 'draft')]).toMatchObject({
      set: { id: 'sla:step:draft' },
      clauses: [0, 3],
    });
    expect(sets.sla['step:critique']).toEqual({ kind: 'step', set: null, clauses: [0] });
    expect(sets.sla['step']).toBeUndefined();
  });
});
