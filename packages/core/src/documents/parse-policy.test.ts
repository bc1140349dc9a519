import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryPolicy } from '../testing/arbitrary-policy.ts';
import { acmePolicy } from '../testing/acme-parsed.ts';
import type { Policy } from '../policy/policy.ts';
import { ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import { actsFor } from '../policy/rung-acts.ts';
import { formatDocumentError } from './document-error.ts';
import { parsePolicy } from './parse-policy.ts';
import { printPolicy } from './print/policy.ts';

const parsed = (text: string): Policy => {
  const outcome = parsePolicy(text, 'policy.yaml');
  if (!outcome.ok) throw new Error(outcome.errors.map(formatDocumentError).join('\n'));
  return outcome.policy;
};

const short = `policy: short\nversion: 1\nrouting: [ { rule: all, to: { pool: sales } } ]\n`;

describe('parsePolicy', () => {
  test('a short policy is complete', () => {
    const policy = parsed(short);
    expect(policy.cadence.attempts).toHaveLength(6);
    expect(policy.returns['wrong-territory']).toEqual({
      to: { kind: 'routing' },
      excludeHolder: true,
      needsCriterion: false,
    });
    expect(policy.returns['unreachable']?.to).toEqual({
      kind: 'qualification',
      desk: 'tele-prospecting',
    });
    expect(policy.nurture[0]).toMatchObject({
      track: 'long',
      desk: 'tele-prospecting',
      expires: { unit: 'months', months: 18 },
    });
    expect(policy.routing[0]).toEqual({
      rule: 'all',
      when: null,
      to: { kind: 'pool', pool: 'sales' },
      by: { kind: 'weighted-rotation' },
      cap: null,
      else: 'queue',
      rejection: 'keeps-turn',
    });
  });

  test('reads what the fixture says', () => {
    const policy = acmePolicy();
    expect(policy.sla[3]).toEqual({
      for: 'offered',
      step: null,
      when: { fact: 'source', operator: 'equal', value: 'web-demo' },
      within: { unit: 'open', ms: 30 * 60_000 },
      calendar: 'office',
      ladder: {
        rungs: [
          { at: 50, notify: ['holder'], act: 'none' },
          { at: 100, notify: ['manager'], act: 'reassign' },
        ],
        repeat: { every: ONE_BUSINESS_DAY, notify: ['manager'] },
      },
      reassignAtMost: 2,
    });
    expect(policy.sla.at(-1)).toMatchObject({
      for: 'arbitration',
      within: { unit: 'openDays', days: 2 },
    });
    expect(policy.definition.qualify[3]?.when).toEqual({
      all: [
        { fact: 'source', operator: 'equal', value: 'web-demo' },
        {
          any: [
            { fact: 'hasPhone', operator: 'equal', value: true },
            { not: { fact: 'freeMail', operator: 'equal', value: true } },
          ],
        },
      ],
    });
    expect(policy.routing[3]?.cap).toEqual({
      tokens: 40,
      per: { unit: 'wall', ms: 7 * 86_400_000 },
    });
    expect(policy.cadence.attempts.map(({ channel }) => channel)).toEqual([
      'call',
      'mail',
      'call',
      'call',
      'mail',
      'call',
    ]);
  });

  test('adds a rung at 100% where the ladder has none, and keeps ladders ascending', () => {
    const policy = parsed(
      `${short}sla: [ { for: queued, within: 1 hour, escalate: [ { at: 200%, move: exception }, { at: 50%, notify: holder } ] } ]\n`,
    );
    expect(policy.sla[0]?.ladder.rungs).toEqual([
      { at: 50, notify: ['holder'], act: 'none' },
      { at: 100, notify: [], act: 'none' },
      { at: 200, notify: [], act: 'exception' },
    ]);
  });

  test('lists of numbers are compared one by one, absence is asked with exists', () => {
    const policy = parsed(
      `${short}definition: { facts: { n: integer }, qualify: [ { rule: a, when: { n: [1, 2] }, then: qualified }, { rule: b, when: { n: { exists: false } }, then: qualified } ] }\n`,
    );
    expect(policy.definition.qualify.map(({ when }) => when)).toEqual([
      {
        any: [
          { fact: 'n', operator: 'equal', value: 1 },
          { fact: 'n', operator: 'equal', value: 2 },
        ],
      },
      { not: { fact: 'n', operator: 'exists', value: true } },
    ]);
  });

  test('what is printed parses to the same policy', () => {
    expect(parsed(printPolicy(acmePolicy()))).toEqual(acmePolicy());
    fc.assert(
      fc.property(arbitraryPolicy(), (policy) => {
        const again = parsed(printPolicy(policy));
        expect(parsed(printPolicy(again))).toEqual(again);
        expect(withoutUnused(again)).toEqual(withoutUnused(policy));
      }),
      { numRuns: 40 },
    );
  });
});

/** Times that nothing uses are not printed, so they come back as defaults. */
const withoutUnused = (policy: Policy): unknown => ({
  ...policy,
  sla: policy.sla.map((clause) => ({
    ...clause,
    reassignAtMost: actsFor(clause.for).includes('reassign') ? clause.reassignAtMost : 0,
  })),
  opportunity: {
    ...policy.opportunity,
    steps: policy.opportunity.steps.map((step) =>
      step.approvers.length === 0 ? { ...step, approveWithin: null, refusalsAtMost: 0 } : step,
    ),
  },
  nurture: policy.nurture.map((track) => ({
    ...track,
    touches: track.touches.map((touch) =>
      touch.by === 'mail' ? { ...touch, within: null } : touch,
    ),
  })),
});
