import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compileRuleSets } from '../rules/compile-rules.ts';
import { memoJudge } from '../rules/memo.ts';
import { arbitraryOrg } from '../testing/arbitrary-org.ts';
import { arbitraryPolicy } from '../testing/arbitrary-policy.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { factValues, reps } from '../testing/vocabulary.ts';
import { DAY_MS } from '../time/span.ts';
import type { Asking } from './ask.ts';
import { decideRouting, type Routable } from './decide-routing.ts';
import { directoryOf } from './directory-of.ts';
import { firstDayAnswers } from './explain-routing.ts';
import { runAsync } from './run-async.ts';
import { runSync } from './run-sync.ts';

const known = fc.record(
  {
    region: fc.constantFrom(...factValues.region),
    source: fc.constantFrom(...factValues.source),
    product: fc.constantFrom(...factValues.product),
    employees: fc.nat(5000),
    accountOwner: fc.constantFrom(...reps, 'left'),
  },
  { requiredKeys: [] },
);

const leads: fc.Arbitrary<Routable> = fc.record({
  facts: known,
  pass: fc.integer({ min: 1, max: 5 }),
  engagement: fc.nat(100),
  excluded: fc.subarray([...reps]),
  lastOwner: fc.option(
    fc.record({
      person: fc.constantFrom(...reps),
      at: fc.nat(90).map((days) => MONDAY_AT - days * DAY_MS),
    }),
  ),
});

const instants = fc.integer({ min: MONDAY_AT, max: MONDAY_AT + 200 * DAY_MS });

describe('decideRouting, over generated policies and orgs', () => {
  test.prop([arbitraryPolicy(), arbitraryOrg(), leads, instants], { numRuns: 300 })(
    'names a person of the org, and an owner only who was found eligible',
    async (policy, org, lead, at) => {
      const engine = { policy, sets: compileRuleSets(policy), directory: directoryOf(org) };
      const { decision, pools } = await runAsync(
        decideRouting(engine, lead, at),
        firstDayAnswers(org),
      );
      const { outcome, to, candidates, pool } = decision;
      expect(org.people[to.person]).toBeDefined();
      expect(org.calendars[to.calendar]).toBeDefined();
      const eligible = candidates.filter(({ refused }) => refused === null);
      expect(eligible.length > 0).toBe(outcome === 'offer');
      if (outcome === 'offer') {
        expect(eligible.some(({ person }) => person === to.person)).toBe(true);
        expect(lead.excluded).not.toContain(to.person);
      }
      if (outcome === 'queue') expect(pool).not.toBeNull();
      expect(outcome === 'final').toBe(lead.pass > policy.passesAtMost);
      expect(pools.map((moved) => moved.pool)).toEqual(
        outcome === 'offer' && pool !== null ? [pool] : [],
      );
    },
  );

  test.prop([arbitraryPolicy(), arbitraryOrg(), fc.array(leads, { minLength: 3, maxLength: 6 })], {
    numRuns: 60,
  })(
    'decides the same at once from the memo as when it waits for every judgement',
    async (policy, org, many) => {
      const engine = { policy, sets: compileRuleSets(policy), directory: directoryOf(org) };
      const first = firstDayAnswers(org);
      const memo = memoJudge();
      const remembering = async <T>(asking: Asking<T>): Promise<T> => {
        let run = runSync(asking, (need) => {
          if (need.need === 'judge') return memo.peek(need.set, need.facts, need.from);
          const answer = first(need);
          return answer instanceof Promise ? undefined : answer;
        });
        while (!run.done) {
          const { pending } = run;
          if (pending.need !== 'judge') throw new Error('only judgements are waited for');
          run = run.resume(await memo.judge(pending.set, pending.facts, pending.from));
        }
        return run.value;
      };
      for (const lead of many) {
        const waited = await runAsync(decideRouting(engine, lead, MONDAY_AT), first);
        expect(await remembering(decideRouting(engine, lead, MONDAY_AT))).toEqual(waited);
      }
    },
  );
});
