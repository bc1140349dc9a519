import { describe, expect, test } from 'vitest';
import type { Decision } from '../decide/decision.ts';
import type { RoutingDecided } from '../decide/decide-routing.ts';
import { decided, routed } from '../testing/route-once.ts';
import { MONDAY_AT, smallOrg, smallPerson, smallPool } from '../testing/small-org.ts';
import { smallClause, smallRule } from '../testing/small-policy.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';

const thisWeek = [{ from: '2026-05-04', to: '2026-05-08', working: false as const }];

const refusals = ({ candidates }: Pick<Decision, 'candidates'>): unknown =>
  Object.fromEntries(candidates.map(({ person, refused }) => [person, refused]));

const poolOrg = smallOrg(
  [
    smallPerson('ann'),
    smallPerson('ben', { away: thisWeek }),
    smallPerson('cy', { entitled: { product: ['robot'] } }),
    smallPerson('dee'),
    smallPerson('eve', { calendar: 'always' }),
  ],
  {
    pools: {
      main: smallPool('main', ['ann', 'ben', 'cy', 'dee']),
      night: smallPool('night', ['eve']),
    },
  },
);

describe('pools', () => {
  test('given a pool, when somebody is eligible, then the offer names them and everyone else with the reason', async () => {
    const decision = await routed({
      org: poolOrg,
      policy: { routing: [smallRule('all', 'main')] },
      lead: { facts: { product: 'press' }, excluded: ['dee'] },
    });
    expect(decision).toMatchObject({
      outcome: 'offer',
      rule: 'all',
      pool: 'main',
      method: 'weighted-rotation',
      to: { person: 'ann', calendar: 'office' },
      reason: 'matched',
      tried: [],
    });
    expect(refusals(decision)).toEqual({
      ann: null,
      ben: 'away',
      cy: 'not-entitled',
      dee: 'excluded',
    });
    expect(decision.candidates[1]?.back).toBe(MONDAY_AT + 7 * DAY_MS - HOUR_MS);
  });

  test('back before the offer is due is as good as at work', async () => {
    const at = MONDAY_AT + 10 * HOUR_MS;
    const tenth = smallClause('offered', { within: { unit: 'wall', ms: 10 * HOUR_MS } });
    const business = smallClause('offered', { within: { unit: 'open', ms: HOUR_MS } });
    const org = smallOrg([smallPerson('ann')], { pools: { main: smallPool('main', ['ann']) } });
    const routing = [smallRule('all', 'main')];
    const onWall = await routed({ org, at, policy: { routing, sla: [tenth] } });
    expect(onWall).toMatchObject({
      outcome: 'queue',
      to: { person: 'boss' },
      reason: 'nobody-eligible',
    });
    expect(refusals(onWall)).toEqual({ ann: 'off-hours' });
    expect(onWall.candidates[0]?.back).toBe(MONDAY_AT + 23 * HOUR_MS);
    expect((await routed({ org, at, policy: { routing, sla: [business] } })).outcome).toBe('offer');
  });

  test('a fact that the lead does not have restricts nobody', async () => {
    const only = { ...poolOrg, pools: { main: smallPool('main', ['cy']) } };
    const routing = [smallRule('all', 'main')];
    expect((await routed({ org: only, policy: { routing } })).outcome).toBe('offer');
    const lead = { facts: { product: 'press' } };
    expect((await routed({ org: only, policy: { routing }, lead })).outcome).toBe('exception');
  });

  test('rotation moves with each decision, from the stored state', async () => {
    const policy = { routing: [smallRule('all', 'main')] };
    const one = await decided({ org: poolOrg, policy });
    const state = one.pools[0];
    expect(state).toMatchObject({ pool: 'main', members: { ann: { pointer: 1, present: true } } });
    const pools = new Map(one.pools.map((pool) => [pool.pool, pool]));
    expect((await routed({ org: poolOrg, policy, pools })).to.person).toBe('cy');
  });

  test('a cap refuses by name, says when a token is back, and the queue waits', async () => {
    const org = { ...poolOrg, pools: { main: smallPool('main', ['ann']) } };
    const cap = { tokens: 1, per: { unit: 'wall' as const, ms: 2 * HOUR_MS } };
    const policy = { routing: [smallRule('all', 'main', { cap })] };
    const one = await decided({ org, policy });
    const pools = new Map(one.pools.map((pool) => [pool.pool, pool]));
    const decision = await routed({ org, policy, pools, at: MONDAY_AT + HOUR_MS });
    expect(decision.outcome).toBe('queue');
    expect(decision.candidates[0]).toMatchObject({
      refused: 'over-cap',
      back: MONDAY_AT + 2 * HOUR_MS,
    });
    expect((await routed({ org, policy, pools, at: MONDAY_AT + 2 * HOUR_MS })).outcome).toBe(
      'offer',
    );
  });
});

describe('nobody', () => {
  test('a named person is asked for the same eligibility; without a queue the exception desk gets it', async () => {
    const to = { kind: 'person', person: 'ben' } as const;
    const routing = [smallRule('direct', to)];
    expect(await routed({ org: poolOrg, policy: { routing } })).toMatchObject({
      outcome: 'exception',
      rule: 'direct',
      method: 'direct',
      to: { person: 'boss' },
      reason: 'nobody-eligible',
    });
    const later = { org: poolOrg, policy: { routing }, at: MONDAY_AT + 7 * DAY_MS };
    expect((await routed(later)).to.person).toBe('ben');
  });

  test('no rule matches: the exception desk', async () => {
    const when = { fact: 'region', operator: 'equal' as const, value: 'NA' };
    const routing = [smallRule('na', 'main', { when })];
    expect(
      await routed({ org: poolOrg, policy: { routing }, lead: { facts: { region: 'APAC' } } }),
    ).toEqual({
      outcome: 'exception',
      rule: null,
      facts: { region: 'APAC' },
      method: null,
      pool: null,
      to: { person: 'boss', calendar: 'office' },
      candidates: [],
      tried: [],
      reason: 'no-rule',
    });
  });

  test('exclusions empty the pool: the exception desk, whatever the rule says about waiting', async () => {
    const excluded = ['ann', 'ben', 'cy', 'dee'];
    const routing = [smallRule('all', 'main')];
    const { outcome, reason } = await routed({
      org: poolOrg,
      policy: { routing },
      lead: { excluded },
    });
    expect({ outcome, reason }).toEqual({ outcome: 'exception', reason: 'all-excluded' });
  });

  test('members exist but none now: queue, exception or next, as the rule says; the pool does not move', async () => {
    const lead = { excluded: ['ann', 'cy', 'dee'] };
    const by = (end: 'queue' | 'exception' | 'next'): Promise<RoutingDecided> =>
      decided({
        org: poolOrg,
        lead,
        policy: { routing: [smallRule('all', 'main', { else: end }), smallRule('late', 'night')] },
      });
    const queued = await by('queue');
    expect(queued.pools).toEqual([]);
    expect(queued.decision).toMatchObject({
      outcome: 'queue',
      pool: 'main',
      to: { person: 'boss' },
    });
    expect((await by('exception')).decision).toMatchObject({
      outcome: 'exception',
      rule: 'all',
      reason: 'nobody-eligible',
    });
    const next = await by('next');
    expect(next.decision).toMatchObject({ outcome: 'offer', rule: 'late', to: { person: 'eve' } });
    expect(next.decision.tried.map(({ rule, pool }) => [rule, pool])).toEqual([['all', 'main']]);
    expect(next.pools.map(({ pool }) => pool)).toEqual(['night']);
  });

  test('the last rule passed over as well: the exception desk, with everything that was tried', async () => {
    const lead = { excluded: ['ann', 'ben', 'cy', 'dee'] };
    const routing = [smallRule('all', 'main', { else: 'next' })];
    expect(await routed({ org: poolOrg, policy: { routing }, lead })).toMatchObject({
      outcome: 'exception',
      rule: null,
      reason: 'all-excluded',
      tried: [{ rule: 'all' }],
    });
  });

  test('one pass too many: the final decision maker, and no rule is asked', async () => {
    const routing = [smallRule('all', 'main')];
    expect(await routed({ org: poolOrg, policy: { routing }, lead: { pass: 4 } })).toMatchObject({
      outcome: 'final',
      to: { person: 'head' },
      reason: 'passes-exhausted',
      rule: null,
    });
    expect((await routed({ org: poolOrg, policy: { routing }, lead: { pass: 3 } })).outcome).toBe(
      'offer',
    );
  });
});
