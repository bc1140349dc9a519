import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../policy/policy.ts';
import { acmePolicyYaml } from '../testing/acme.ts';
import { acmePolicy } from '../testing/acme-parsed.ts';
import { arbitraryPolicy } from '../testing/arbitrary-policy.ts';
import { same } from './diff/change.ts';
import { diffPolicies } from './diff-policies.ts';
import { formatDocumentError } from './document-error.ts';
import { parsePolicy } from './parse-policy.ts';

/** The acme policy with one text replaced by another. */
const changedBy = (from: string, to: string): Policy => {
  expect(acmePolicyYaml).toContain(from);
  const parsed = parsePolicy(acmePolicyYaml.replace(from, to), 'p.yaml');
  if (!parsed.ok) throw new Error(parsed.errors.map(formatDocumentError).join('\n'));
  return parsed.policy;
};

const acts = ({ name: _name, version: _version, note: _note, ...rest }: Policy): unknown => rest;
/** Clauses of different kinds do not compete, so their order among each other does nothing. */
const withSlaByKind = (policy: Policy): Policy => ({
  ...policy,
  sla: policy.sla.toSorted((a, b) => a.for.localeCompare(b.for)),
});

describe('diffPolicies', () => {
  test.each<[from: string, to: string, path: string, kind: string, words: RegExp | string]>([
    [
      'within: 30 business minutes',
      'within: 4 business hours',
      'sla[3].within',
      'changed',
      'Offered leads, when source is web-demo, must be accepted or rejected within 4 business hours instead of 30 business minutes',
    ],
    [
      '{ at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager }',
      '{ at: 100%, reassign: true }',
      'sla[3].escalate',
      'changed',
      /at 100% the lead goes to another owner; then every 1 business day the manager is told; before: at 50% the holder is told/,
    ],
    [
      'referralsAtMost: 2',
      'referralsAtMost: 2\nhygiene: { accounts: { atLeast: 0.9 } }',
      'hygiene.accounts.atLeast',
      'changed',
      'An inquiry belongs to an account that it matches with at least 0.9 instead of 0.8',
    ],
    [
      'referralsAtMost: 2',
      'referralsAtMost: 2\nhygiene: { accounts: { tieBreaks: [main-domain] } }',
      'hygiene.accounts.tieBreaks',
      'changed',
      /^Of accounts that match as well one is chosen by `main-domain` instead of by `customer`, then `has-owner`/,
    ],
    [
      'referralsAtMost: 2',
      'referralsAtMost: 2\nhygiene: { duplicates: { merge: certain } }',
      'hygiene.duplicates.merge',
      'changed',
      'Leads that are certainly of one person are now merged by themselves',
    ],
    [
      'reassignAtMost: 3',
      'reassignAtMost: 1',
      'sla[4].reassignAtMost',
      'changed',
      'Offered leads are reassigned once at most instead of 3 times',
    ],
    [
      '  - { for: triage, within: 4 business hours, calendar: office }\n',
      '',
      'sla[1]',
      'removed',
      /^Inquiries that no rule judges must be judged by the intake desk within 1 business day instead of 4 business hours/,
    ],
    [
      '  - { for: result, within: 3 business days }\n',
      '  - { for: result, within: 3 business days }\n  - { for: reply, within: 2 hours }\n',
      'sla[11]',
      'added',
      'Prospects who wrote must get an answer within 2 hours instead of 1 business day',
    ],
    [
      '  - { rule: partners, when',
      '  - { rule: gold, when: { employees: { greaterThan: 5000 } }, to: { pool: robots } }\n  - { rule: partners, when',
      'routing[4]',
      'added',
      'New routing rule `gold`, before `partners`: leads where employees is more than 5000 go to the pool `robots`, by weighted rotation; if nobody there can take it, the lead waits in the queue',
    ],
    [
      '  - { rule: partners, when: { region: APAC }, to: { pool: apac-partners, by: least-loaded } }\n',
      '',
      'routing[4]',
      'removed',
      /^The routing rule `partners` is gone: leads where region is APAC go to the pool `apac-partners`, to whoever has least to do/,
    ],
    [
      'by: weighted-rotation, cap: 40 per week',
      'by: least-loaded, cap: 20 per week',
      'routing[3].to.by',
      'changed',
      'The routing rule `press-na` gives leads to whoever has least to do instead of by weighted rotation',
    ],
    [
      'cap: 40 per week',
      'cap: 20 per week',
      'routing[3].to.cap',
      'changed',
      'The routing rule `press-na` gives at most 20 a member in 7 days instead of at most 40 a member in 7 days',
    ],
    [
      'rejection: returns-turn',
      'rejection: keeps-turn',
      'routing[3].rejection',
      'changed',
      /a rejected offer counts as a turn; before, a rejected offer gives the turn back/,
    ],
    [
      'employees: { lessThan: 20 }',
      'employees: { lessThan: 50 }',
      'definition.qualify[0].when',
      'changed',
      'The qualification rule `too-small` applies when employees is less than 50 instead of when employees is less than 20',
    ],
    [
      'employees: integer',
      'employees: number',
      'definition.facts.employees',
      'changed',
      'The fact `employees`: a number instead of: a whole number',
    ],
    [
      '{ after: 7 days, by: mail }',
      '{ after: 14 days, by: mail }',
      'nurture[0].touches',
      'changed',
      /^Prospects on the track `long` get a mail after 14 days, a call after 30 days/,
    ],
    [
      'expires: 6 months',
      'expires: 1 year',
      'nurture[1].expires',
      'changed',
      'Leads on the track `short` are lost after 1 year instead of 6 months',
    ],
    [
      'passesAtMost: 3',
      'passesAtMost: 5',
      'passesAtMost',
      'changed',
      "A lead may enter sales' hands at most 5 times instead of 3 times",
    ],
    [
      'wrong-territory: { to: routing, exclude: holder }',
      'wrong-territory: { to: routing }',
      'returns.wrong-territory',
      'changed',
      /goes to another owner at once instead of/,
    ],
    [
      'competitor: { to: lost }',
      'competitor: { to: nurture, track: short }',
      'losses.competitor',
      'changed',
      /nurture track `short` again instead of: closes the lead/,
    ],
    ['[ no-phone, no-mail,', '[ no-mail,', 'excuses', 'removed', 'The excuse `no-phone` is gone'],
    [
      '{ step: verbal, owner: holder, within: 10 business days }',
      '{ step: verbal, owner: holder, within: 5 business days }',
      'opportunity.steps[4].within',
      'changed',
      'The step `verbal` must be done within 5 business days instead of 10 business days',
    ],
    [
      '{ after: 7 business days } ]',
      '{ after: 7 business days }, { after: 10 business days } ]',
      'cadence.attempts',
      'changed',
      /7 attempts \(call at once, .*\) instead of 6 attempts/,
    ],
    [
      'automaticMailCounts: false',
      'automaticMailCounts: true',
      'firstResponse.automaticMailCounts',
      'changed',
      'An automatic mail now counts as a first response',
    ],
    [
      '{ atMost: 2, within: 60 days',
      '{ atMost: 1, within: 60 days',
      'holds.atMost',
      'changed',
      'A lead may be held at most once a pass instead of twice a pass',
    ],
  ])('%s → %s', (from, to, path, kind, words) => {
    const changes = diffPolicies(acmePolicy(), changedBy(from, to));
    const change = changes.find((one) => one.path === path);
    expect(change?.kind).toBe(kind);
    if (typeof words === 'string') expect(change?.words).toBe(words);
    else expect(change?.words).toMatch(words);
  });

  test('a rule that changes places is moved, and nothing else is said', () => {
    const policy = acmePolicy();
    const [first, second, ...rest] = policy.routing;
    if (first === undefined || second === undefined) throw new Error('the fixture has rules');
    expect(
      diffPolicies(policy, {
        ...policy,
        routing: [second, ...rest.slice(0, 2), first, ...rest.slice(2)],
      }),
    ).toEqual([
      {
        path: 'routing[3]',
        kind: 'moved',
        words: 'The routing rule `existing-customer` now stands before `partners`',
      },
    ]);
  });

  test('name, version and note are no differences', () => {
    const policy = acmePolicy();
    expect(diffPolicies(policy, { ...policy, name: 'other', version: 99, note: 'new' })).toEqual(
      [],
    );
  });

  test('is empty exactly when the policies do the same', () => {
    fc.assert(
      fc.property(arbitraryPolicy(), arbitraryPolicy(), (a, b) => {
        expect(diffPolicies(a, a)).toEqual([]);
        const equal = same(acts(withSlaByKind(a)), acts(withSlaByKind(b)));
        expect(diffPolicies(a, b).length === 0).toBe(equal);
        for (const { words, path } of diffPolicies(a, b)) {
          expect(words).not.toMatch(/undefined|\[object|null/);
          expect(path).toMatch(/\w/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('sees a change of any single part', () => {
    const parts = Object.keys(acts(acmePolicy()) as object) as (keyof Policy)[];
    fc.assert(
      fc.property(arbitraryPolicy(), arbitraryPolicy(), fc.constantFrom(...parts), (a, b, key) => {
        const mixed: Policy = { ...a, [key]: b[key] };
        const equal = same(withSlaByKind(mixed)[key], withSlaByKind(a)[key]);
        const changes = diffPolicies(a, mixed);
        expect(changes.length === 0).toBe(equal);
        for (const change of changes) expect(change.path.startsWith(key)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
