import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acmePolicy } from '../testing/acme-parsed.ts';
import { arbitraryPolicy } from '../testing/arbitrary-policy.ts';
import { describePolicy } from './describe-policy.ts';

describe('describePolicy', () => {
  test('says what a rep has to know', () => {
    const text = describePolicy(acmePolicy());
    for (const words of [
      '# acme-inbound, version 7',
      '1. **too-small**: inquiries where employees is less than 20 go to the nurture track `long` (below-minimum-size)',
      'inquiries where source is web-demo and (hasPhone is true or not (freeMail is true)) are qualified',
      '**press-na**: leads where product is press and region is NA go to the pool `press-na`, by weighted rotation, at most 40 a member in 7 days',
      '- Offered leads, when source is web-demo, must be accepted or rejected within 30 business minutes on the calendar `office`: at 50% the holder is told',
      'The step `draft` must be done',
      'call at once, mail after 4 business hours',
      '3. **critique**: marketing and sales-manager must approve within 1 business day; a refusal goes back to `draft`, 3 times at most',
      '- **wrong-territory**: the lead goes to another owner at once; not to the one who returned it',
      'A rejection may be disputed once a pass',
      '**long**, held by the desk `tele-prospecting`: a mail after 7 days, a call after 30 days (within 2 business days)',
    ])
      expect(text).toContain(words);
  });

  test('speaks of duplicates and accounts where the policy does', () => {
    const usual = acmePolicy();
    expect(describePolicy(usual)).not.toContain('One person, one lead');
    const own = {
      accounts: { atLeast: 0.9, tieBreaks: ['has-owner' as const] },
      duplicates: { merge: 'certain' as const },
    };
    const text = describePolicy({ ...usual, hygiene: own });
    expect(text).toContain('matches with at least 0.9; among equals one is chosen by `has-owner`.');
    expect(text).toContain('certainly of one person are merged by themselves');
  });

  test('names every rule, reason, step and track of any policy', () => {
    fc.assert(
      fc.property(arbitraryPolicy(), (policy) => {
        const text = describePolicy(policy);
        expect(text).not.toMatch(/undefined|\[object|null/);
        const names = [
          ...policy.definition.qualify.map(({ rule }) => rule),
          ...policy.routing.map(({ rule }) => rule),
          ...policy.opportunity.steps.map(({ step }) => step),
          ...Object.keys(policy.returns),
          ...Object.keys(policy.losses),
          ...policy.nurture.map(({ track }) => track),
        ];
        for (const name of names) expect(text).toContain(`**${name}**`);
      }),
      { numRuns: 40 },
    );
  });
});
