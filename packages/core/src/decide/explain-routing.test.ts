import { describe, expect, test } from 'vitest';
import { compileRuleSets } from '../rules/compile-rules.ts';
import { MONDAY_AT, smallOrg, smallPerson, smallPool } from '../testing/small-org.ts';
import { smallClause, smallPolicy, smallRule } from '../testing/small-policy.ts';
import { directoryOf } from './directory-of.ts';
import { explainLead } from './explain-routing.ts';

describe('explainLead', () => {
  const policy = smallPolicy({
    definition: {
      facts: {},
      segments: [],
      qualify: [
        {
          rule: 'small',
          when: { fact: 'employees', operator: 'lessThan', value: 20 },
          then: { kind: 'nurture', track: 'long' },
          reason: null,
        },
        { rule: 'otherwise', when: null, then: { kind: 'qualified' }, reason: null },
      ],
    },
    sla: [smallClause('offered')],
    routing: [
      smallRule('owner', { kind: 'sticky', to: 'account-owner', within: null }, { else: 'next' }),
      smallRule('robots', 'main', { when: { fact: 'product', operator: 'equal', value: 'robot' } }),
      smallRule('rest', 'main'),
      smallRule('never', 'main'),
    ],
  });
  const org = smallOrg(
    [
      smallPerson('ann', { away: [{ from: '2026-05-01', to: '2026-05-31', working: false }] }),
      smallPerson('ben'),
    ],
    {
      pools: { main: smallPool('main', ['ann', 'ben']) },
      accounts: { a: { id: 'a', name: 'A', owner: 'ann', segment: null, domain: null } },
    },
  );
  const engine = { policy, sets: compileRuleSets(policy), directory: directoryOf(org) };

  test('rule by rule on behind those that yielded nobody, and candidate by candidate', async () => {
    const explained = await explainLead(
      engine,
      { facts: { account: 'a', employees: 50 } },
      MONDAY_AT,
    );
    expect(explained.facts).toEqual({
      account: 'a',
      employees: 50,
      accountOwner: 'ann',
      existingCustomer: true,
      pass: 1,
      engagement: 0,
    });
    expect(explained.qualify.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['small', 'failed'],
      ['otherwise', 'fired'],
    ]);
    expect(explained.qualifies).toEqual({ kind: 'qualified' });
    expect(explained.terms).toEqual({ offered: 0 });
    expect(explained.routing.map(({ rule, index, outcome }) => [rule, index, outcome])).toEqual([
      ['owner', 0, 'fired'],
      ['robots', 1, 'failed'],
      ['rest', 2, 'fired'],
      ['never', 3, 'not-asked'],
    ]);
    expect(explained.decision).toMatchObject({
      rule: 'rest',
      to: { person: 'ben' },
      candidates: [
        { person: 'ann', refused: 'away' },
        { person: 'ben', refused: null },
      ],
      tried: [{ rule: 'owner', candidates: [{ person: 'ann', refused: 'away' }] }],
    });
  });
});
