import { describe, expect, test } from 'vitest';
import type { Decision } from '../decide/decision.ts';
import { decided, routed } from '../testing/route-once.ts';
import { MONDAY_AT, smallOrg, smallPerson, smallPool } from '../testing/small-org.ts';
import { smallRule } from '../testing/small-policy.ts';
import { DAY_MS } from '../time/span.ts';

describe('methods', () => {
  const org = smallOrg(
    [
      smallPerson('ann', { attributes: { senior: false, speaks: 'de' } }),
      smallPerson('ben', { attributes: { senior: true, speaks: 'en' } }),
      smallPerson('cy', { attributes: { senior: true, speaks: 'de' } }),
    ],
    { pools: { main: smallPool('main', ['ann', 'ben', 'cy']) } },
  );

  test('least loaded, ties by rotation', async () => {
    const policy = { routing: [smallRule('all', 'main', { by: { kind: 'least-loaded' } })] };
    const decision = await routed({ org, policy, loads: { ann: 3, ben: 1, cy: 1 } });
    expect(decision.to.person).toBe('ben');
    expect(decision.candidates.map(({ load }) => load)).toEqual([3, 1, 1]);
    const one = await decided({ org, policy });
    const pools = new Map(one.pools.map((pool) => [pool.pool, pool]));
    expect(one.decision.to.person).toBe('ann');
    expect((await routed({ org, policy, pools })).to.person).toBe('ben');
  });

  test('best fit adds the points of every rule that holds, also for the candidate', async () => {
    const score = [
      { when: { fact: 'owner.senior', operator: 'equal' as const, value: true }, points: 5 },
      { when: { fact: 'size', operator: 'greaterThan' as const, value: 1000 }, points: 1 },
      {
        when: { fact: 'owner.speaks', operator: 'equal' as const, value: { fact: 'language' } },
        points: 3,
      },
    ];
    const policy = { routing: [smallRule('all', 'main', { by: { kind: 'best-fit', score } })] };
    const lead = { facts: { language: 'de', size: 5000 } };
    const decision = await routed({ org, policy, lead });
    expect(decision.to.person).toBe('cy');
    expect(decision.candidates.map((one) => one.score)).toEqual([4, 6, 9]);
  });

  test('sticky: the account owner, if still eligible, else on to the next rules', async () => {
    const to = { kind: 'sticky', to: 'account-owner', within: null } as const;
    const routing = [smallRule('owner', to, { else: 'next' }), smallRule('all', 'main')];
    const owned = (accountOwner: string, excluded: string[] = []): Promise<Decision> =>
      routed({ org, policy: { routing }, lead: { facts: { accountOwner }, excluded } });
    expect(await owned('cy')).toMatchObject({
      rule: 'owner',
      method: 'account-owner',
      to: { person: 'cy' },
    });
    const passed = await owned('cy', ['cy']);
    expect(passed).toMatchObject({ rule: 'all', to: { person: 'ann' } });
    expect(passed.tried).toMatchObject([
      { rule: 'owner', pool: null, candidates: [{ person: 'cy', refused: 'excluded' }] },
    ]);
    expect((await owned('left')).tried[0]?.candidates[0]?.refused).toBe('unknown');
    expect((await routed({ org, policy: { routing } })).tried).toEqual([
      { rule: 'owner', pool: null, candidates: [] },
    ]);
  });

  test('sticky: the last owner within the window', async () => {
    const within = { unit: 'wall' as const, ms: 10 * DAY_MS };
    const to = { kind: 'sticky', to: 'last-owner', within } as const;
    const routing = [smallRule('last', to, { else: 'next' }), smallRule('all', 'main')];
    const since = (days: number): Promise<Decision> =>
      routed({
        org,
        policy: { routing },
        lead: { lastOwner: { person: 'ben', at: MONDAY_AT - days * DAY_MS } },
      });
    expect(await since(10)).toMatchObject({ rule: 'last', to: { person: 'ben' } });
    const late = await since(11);
    expect(late).toMatchObject({ rule: 'all', to: { person: 'ann' } });
    expect(late.tried[0]?.candidates[0]?.refused).toBe('outside-window');
  });
});
