import { describe, expect, test } from 'vitest';
import { acmePolicy } from '../testing/acme-parsed.ts';
import { defaultLadder, mailTouchLadder, ONE_BUSINESS_DAY } from './default-ladders.ts';
import { obligationKinds, type Policy } from './policy.ts';
import { actAtDue, actsFor, sittingKinds } from './rung-acts.ts';
import { clausesFor, defaultTerms, slaFor } from './terms.ts';

const policy: Policy = acmePolicy();

describe('slaFor', () => {
  test('gives the clause that was judged to apply', () => {
    expect(slaFor(policy, 'offered', null, 3)).toMatchObject({
      within: { unit: 'open', ms: 1_800_000 },
      calendar: 'office',
    });
    expect(slaFor(policy, 'approval', 'critique', 7).ladder.rungs.at(-1)).toEqual({
      at: 150,
      notify: [],
      act: 'delegate',
    });
  });

  test('gives the default for a clause that is not there or is about something else', () => {
    const fallback = defaultTerms('offered');
    expect(slaFor(policy, 'offered', null, 'default')).toEqual(fallback);
    expect(slaFor(policy, 'offered', null, 99)).toEqual(fallback);
    expect(slaFor(policy, 'offered', null, 0)).toEqual(fallback);
    expect(slaFor(policy, 'approval', 'agreement', 7)).toEqual(defaultTerms('approval'));
  });

  test('an automatic touch is sent when it starts', () => {
    expect(slaFor(policy, 'touch', 'mail', 'default').ladder).toBe(mailTouchLadder);
    expect(slaFor(policy, 'touch', null, 'default').ladder.rungs.at(-1)?.act).toBe('exception');
  });
});

test('clausesFor finds clauses of the step and of every step, in order', () => {
  expect(clausesFor(policy, 'approval', 'critique').map(({ index }) => index)).toEqual([7, 8]);
  expect(clausesFor(policy, 'approval', 'agreement').map(({ index }) => index)).toEqual([8]);
});

describe.each(obligationKinds)('the default ladder of %s', (kind) => {
  const { rungs, repeat } = defaultLadder(kind);

  test('has ascending rungs, one at 100%, and goes on every business day', () => {
    expect(rungs.map(({ at }) => at)).toEqual(rungs.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(rungs.filter(({ at }) => at === 100)).toHaveLength(1);
    expect(repeat.every).toEqual(ONE_BUSINESS_DAY);
  });

  test('does only what suits the kind, and moves on what would stay', () => {
    for (const { act } of rungs) expect(actsFor(kind)).toContain(act);
    const forced = actAtDue(kind);
    if (forced !== undefined) expect(rungs.find(({ at }) => at === 100)?.act).toBe(forced);
    if (sittingKinds.includes(kind)) expect(rungs.some(({ act }) => act !== 'none')).toBe(true);
  });
});
