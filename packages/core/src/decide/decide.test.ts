import { describe, expect, test } from 'vitest';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import type { Policy } from '../policy/policy.ts';
import { compileRuleSets } from '../rules/compile-rules.ts';
import type { Condition, Facts } from '../rules/condition.ts';
import { MONDAY_AT, smallOrg, smallPerson } from '../testing/small-org.ts';
import { smallClause, smallPolicy } from '../testing/small-policy.ts';
import { decide } from './decide.ts';
import { destinationOf } from './destination-of.ts';
import { directoryOf } from './directory-of.ts';
import { firstDayAnswers } from './explain-routing.ts';
import { runAsync } from './run-async.ts';

const atLeast = (fact: string, value: number): Condition => ({
  fact,
  operator: 'greaterThanInclusive',
  value,
});

const policy = smallPolicy({
  definition: {
    facts: { employees: { type: 'integer' } },
    segments: [{ segment: 'enterprise', when: atLeast('employees', 1000) }],
    qualify: [
      {
        rule: 'customer',
        when: { fact: 'existingCustomer', operator: 'equal', value: true },
        then: { kind: 'qualification', desk: 'exception' },
        reason: 'known',
      },
      { rule: 'large', when: atLeast('employees', 20), then: { kind: 'qualified' }, reason: null },
    ],
  },
  sla: [
    smallClause('offered', { when: { fact: 'segment', operator: 'equal', value: 'enterprise' } }),
    smallClause('triage'),
    smallClause('offered', { when: atLeast('engagement', 30) }),
  ],
  nurture: [
    {
      track: 'long',
      desk: 'exception',
      touches: [],
      requalify: { when: [atLeast('engagement', 30)], after: null },
      expires: { unit: 'months', months: 18 },
    },
  ],
});

const org = smallOrg(
  [
    smallPerson('ann', { deputies: ['ben', 'cy'] }),
    smallPerson('ben', { away: [{ from: '2026-05-04', to: '2026-05-04', working: false }] }),
    smallPerson('cy'),
  ],
  {
    accounts: {
      a1: { id: 'a1', name: 'One', owner: 'ann', segment: 'government', domain: 'one.example' },
      a2: { id: 'a2', name: 'Two', owner: null, segment: null, domain: null },
    },
  },
);

const engineFor = (changed: Policy) => ({
  policy: changed,
  sets: compileRuleSets(changed),
  directory: directoryOf(org),
});

const decided = (lead: Lead | null, event: LeadEvent, changed = policy): Promise<LeadEvent> =>
  runAsync(decide(engineFor(changed), lead, event), firstDayAnswers(org));

const captured = (facts: Facts): Promise<LeadEvent> =>
  decided(null, { type: 'inquiry.captured', at: MONDAY_AT, actor: 'web', facts });

const leadIn = (state: string, more: Partial<Lead> = {}): Lead => ({
  ...newLead('lead', 1, 1),
  state,
  ...more,
});

describe('an inquiry', () => {
  test('given facts that a rule matches, when captured, then verdict, terms and derived facts ride on it', async () => {
    expect(await captured({ employees: 5000 })).toEqual({
      type: 'inquiry.captured',
      at: MONDAY_AT,
      actor: 'web',
      facts: { employees: 5000, existingCustomer: false, segment: 'enterprise' },
      verdict: {
        segment: 'enterprise',
        terms: { offered: 0, triage: 1 },
        qualify: {
          set: 'qualify',
          rule: 'large',
          index: 1,
          facts: { employees: 5000, existingCustomer: false },
          then: { kind: 'qualified' },
          reason: null,
        },
      },
    });
  });

  test('no rule and no clause: triage, on default terms', async () => {
    const { verdict } = await captured({});
    expect(verdict?.qualify).toMatchObject({ rule: null, index: -1, then: null, reason: null });
    expect(verdict).toMatchObject({ segment: null, terms: { offered: 'default', triage: 1 } });
  });

  test('the account says customer, owner and segment, by id or by domain', async () => {
    const byId = await captured({ account: 'a1' });
    expect(byId).toMatchObject({
      facts: { existingCustomer: true, accountOwner: 'ann', segment: 'government' },
      verdict: { qualify: { rule: 'customer', reason: 'known' } },
    });
    expect(await captured({ emailDomain: 'ONE.example' })).toMatchObject({
      facts: { accountOwner: 'ann' },
    });
    const unowned = await captured({ account: 'a2' });
    expect(unowned).toMatchObject({ facts: { existingCustomer: true, account: 'a2' } });
    expect('facts' in unowned && 'accountOwner' in unowned.facts).toBe(false);
  });

  test("the policy's segment goes before the account's, and that before a given one", async () => {
    const segment = async (facts: Facts): Promise<unknown> =>
      (await captured(facts)).verdict?.segment;
    expect(await segment({ account: 'a1', employees: 5000 })).toBe('enterprise');
    expect(await segment({ account: 'a1', segment: 'given' })).toBe('government');
    expect(await segment({ segment: 'given' })).toBe('given');
  });
});

describe('new facts', () => {
  const enriched = (lead: Lead, facts: Facts): Promise<LeadEvent> =>
    decided(lead, { type: 'lead.enriched', at: MONDAY_AT, actor: 'crm', facts });

  test('join the known ones; the segment is found anew; an inquiry is qualified anew', async () => {
    const lead = leadIn('inquiry', {
      facts: { employees: 5000, segment: 'enterprise', region: 'NA' },
    });
    const event = await enriched(lead, { employees: 50 });
    expect(event).toMatchObject({ verdict: { segment: null, qualify: { rule: 'large' } } });
    expect('facts' in event && event.facts).toEqual({
      employees: 50,
      region: 'NA',
      existingCustomer: false,
    });
  });

  test('do not qualify a lead that is further on', async () => {
    const { verdict } = await enriched(leadIn('working.attempting'), { employees: 50 });
    expect(verdict).toEqual({ segment: null, terms: { offered: 'default', triage: 1 } });
  });
});

describe('other events', () => {
  test('engagement in nurture is judged by the rules of the track, with the new points', async () => {
    const event = {
      type: 'prospect.engaged',
      at: MONDAY_AT,
      actor: 'prospect',
      points: 20,
    } as const;
    const lead = leadIn('nurture.long', { engagement: 10 });
    expect((await decided(lead, event)).verdict?.requalify).toEqual({
      set: 'requalify:long',
      rule: 'requalify 1',
      index: 0,
      facts: { engagement: 30 },
    });
    const cooler = leadIn('nurture.long', { engagement: 9 });
    expect((await decided(cooler, event)).verdict?.requalify?.rule).toBeNull();
    expect(await decided(leadIn('held', { engagement: 10 }), event)).toBe(event);
  });

  test('an adopted policy gives its own terms', async () => {
    const event = { type: 'policy.adopted', at: MONDAY_AT, actor: 'ops', from: 1, to: 2 } as const;
    const lead = leadIn('held', { engagement: 40 });
    expect((await decided(lead, event)).verdict).toEqual({ terms: { offered: 2, triage: 1 } });
    expect((await decided(lead, event, smallPolicy())).verdict).toEqual({ terms: {} });
  });

  test('an absence names the present deputies', async () => {
    const event = { type: 'holder.away', at: MONDAY_AT, actor: 'clock', until: MONDAY_AT } as const;
    expect(await decided(leadIn('held'), { ...event, person: 'ann' })).toMatchObject({
      deputies: [{ person: 'cy', calendar: 'office' }],
    });
    expect(await decided(leadIn('held'), { ...event, person: 'nobody' })).toMatchObject({
      deputies: [],
    });
  });

  test('everything else is returned as it is', async () => {
    const event = { type: 'lead.accepted', at: MONDAY_AT, actor: 'ann' } as const;
    expect(await decided(leadIn('offered'), event)).toBe(event);
  });
});

describe('destinationOf', () => {
  const returns = smallPolicy({
    returns: {
      'no-budget': {
        to: { kind: 'nurture', track: 'long' },
        excludeHolder: false,
        needsCriterion: false,
      },
      wrong: { to: { kind: 'arbitration' }, excludeHolder: false, needsCriterion: false },
    },
    disputesAtMost: 1,
  });
  const returned = (reason: string, disputed: boolean, disputes: number): unknown =>
    destinationOf(
      returns,
      leadIn('returned', {
        disputes,
        returning: { reason, by: 'ann', excuse: null, criterion: null, disputed },
      }),
    );

  test('by reason; disputed to the arbiter, and at last to the final decision', () => {
    expect(returned('no-budget', false, 0)).toEqual({ kind: 'nurture', track: 'long' });
    expect(returned('no-budget', true, 0)).toEqual({ kind: 'arbitration' });
    expect(returned('no-budget', true, 1)).toEqual({ kind: 'final' });
    expect(returned('wrong', false, 1)).toEqual({ kind: 'final' });
    expect(returned('gone', false, 0)).toEqual({ kind: 'final' });
    expect(() => destinationOf(returns, leadIn('returned'))).toThrow('was not returned');
  });
});
