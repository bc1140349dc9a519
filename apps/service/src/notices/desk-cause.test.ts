import type { Entry } from '@baton/core';
import { describe, expect, it } from 'vitest';
import { deskCauseOf, deskCauseWords } from './desk-cause.ts';

const entry = (event: object): Entry => ({ event }) as unknown as Entry;
const routed = (reason: string, rule: string | null, tried: readonly object[] = []): Entry =>
  entry({ type: 'lead.routed', decision: { reason, rule, tried } });

describe('why a lead is at the exception desk', () => {
  it.each([
    [[routed('no-rule', null)], 'No routing rule fits it.'],
    [[routed('all-excluded', 'all')], 'rule “all” fits, but everybody it may choose has had'],
    // `else: next` and no rule after it: what was tried says why.
    [[routed('all-excluded', null, [{ rule: 'east' }])], 'rule “east” fits, but everybody'],
    [[routed('nobody-eligible', 'all')], 'away, at their limit, or not entitled'],
    [[routed('passes-exhausted', null)], 'gone round as often as the policy allows'],
    [
      [entry({ type: 'obligation.due', id: 'first-response:3', rung: '200' })],
      'not done in time: the first response to the prospect.',
    ],
    [
      [entry({ type: 'lead.rejected' }), entry({ type: 'lead.rerouted' })],
      'given back as often as the policy allows',
    ],
    [[entry({ type: 'lead.rejected' })], 'Whoever was named for it rejected it.'],
    [[entry({ type: 'lead.rejected' }), routed('no-rule', null)], 'No routing rule fits it.'],
  ])('%#', (entries, words) => {
    const cause = deskCauseOf(entries);
    expect(cause === null ? null : deskCauseWords(cause)).toContain(words);
  });

  it('is not said where nothing of the step says it', () => {
    expect(deskCauseOf([entry({ type: 'policy.adopted' })])).toBeNull();
  });
});
