import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { decideRouting } from '../decide/decide-routing.ts';
import { directoryOf } from '../decide/directory-of.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { runSync } from '../decide/run-sync.ts';
import type { Org } from '../org/org.ts';
import { initialPoolState } from './weighted-rotation.ts';
import { compileRuleSets } from '../rules/compile-rules.ts';
import { judgementOf } from '../rules/judge.ts';
import { MONDAY_AT, smallOrg, smallPerson, smallPool } from '../testing/small-org.ts';
import { smallClause, smallPolicy, smallRule } from '../testing/small-policy.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';

interface Round {
  readonly person: string | null;
  readonly eligible: ReadonlySet<string>;
}

const tokens = 6;
const cap = { tokens, per: { unit: 'wall' as const, ms: DAY_MS } };

const day = (after: number): string =>
  new Date(MONDAY_AT + after * DAY_MS).toISOString().slice(0, 10);

/** Two to five people with weights, some on night calendars, each with up to three absences within thirty days. */
const orgs: fc.Arbitrary<Org> = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      calendar: fc.constantFrom('office', 'always'),
      away: fc.array(fc.tuple(fc.nat(30), fc.nat(6)), { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((drawn) => {
    const people = drawn.map(({ calendar, away }, at) =>
      smallPerson(`p${at}`, {
        calendar,
        away: away.map(([from, days]) => ({
          from: day(from),
          to: day(from + days),
          working: false,
        })),
      }),
    );
    const members = drawn.map(({ weight }, at) => [`p${at}`, weight] as const);
    return smallOrg(people, { pools: { main: smallPool('main', members) } });
  });

const simulate = (org: Org, gaps: readonly number[], capped: boolean): readonly Round[] => {
  const policy = smallPolicy({
    routing: [smallRule('all', 'main', { cap: capped ? cap : null })],
    sla: [smallClause('offered', { within: { unit: 'wall', ms: HOUR_MS } })],
  });
  const engine = { policy, sets: compileRuleSets(policy), directory: directoryOf(org) };
  const lead = { facts: {}, pass: 1, engagement: 0, excluded: [], lastOwner: null };
  const pool = org.pools['main'];
  if (pool === undefined) throw new Error('the pool is there');
  let state: PoolState = initialPoolState(pool);
  let at = MONDAY_AT;
  return gaps.map((gap) => {
    at += gap;
    const run = runSync(decideRouting(engine, lead, at), (need) =>
      need.need === 'judge' ? judgementOf(need.set, 0, need.facts) : state,
    );
    if (!run.done) throw new Error('every need was answered');
    const { decision, pools } = run.value;
    state = pools[0] ?? state;
    const eligible = decision.candidates.filter(({ refused }) => refused === null);
    return {
      person: decision.outcome === 'offer' ? decision.to.person : null,
      eligible: new Set(eligible.map(({ person }) => person)),
    };
  });
};

const gaps = fc.array(fc.integer({ min: 0, max: 7 * HOUR_MS }), { minLength: 20, maxLength: 150 });

describe('invariant 6: rotation is fair', () => {
  test.prop([orgs, gaps, fc.boolean()], { numRuns: 300 })(
    'for owners eligible throughout a window, through hours, absences and caps',
    (org, between, capped) => {
      const rounds = simulate(org, between, capped);
      const members = org.pools['main']?.members ?? [];
      for (const i of members) {
        for (const j of members) {
          if (i.person === j.person) continue;
          let difference = 0;
          let low = 0;
          for (const { person, eligible } of rounds) {
            if (!eligible.has(i.person) || !eligible.has(j.person)) {
              difference = 0;
              low = 0;
              continue;
            }
            if (person === i.person) difference += 1 / i.weight;
            if (person === j.person) difference -= 1 / j.weight;
            low = Math.min(low, difference);
            expect(difference - low).toBeLessThanOrEqual(1 / i.weight + 1 / j.weight + 1e-9);
          }
        }
      }
    },
  );

  test.prop([orgs, gaps], { numRuns: 100 })('caps are never exceeded', (org, between) => {
    const rounds = simulate(org, between, true);
    const instants = between.map((_, at) => between.slice(0, at + 1).reduce((a, b) => a + b, 0));
    for (const { person } of org.pools['main']?.members ?? []) {
      const had = instants.filter((_, at) => rounds[at]?.person === person);
      had.forEach((from, first) => {
        had.slice(first).forEach((to, more) => {
          expect(more + 1).toBeLessThanOrEqual(tokens + ((to - from) * tokens) / DAY_MS);
        });
      });
    }
  });
});
