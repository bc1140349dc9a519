import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../custody/canonical-json.ts';
import { sealLog } from '../custody/seal.ts';
import { verifyChain } from '../custody/verify-chain.ts';
import { advance, type Advanced } from '../decide/advance.ts';
import { runAsync } from '../decide/run-async.ts';
import type { Effect } from '../lead/effect.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { Policy } from '../policy/policy.ts';
import { answering } from '../testing/given-when-then.ts';
import { arbitraryFate, type Life, live, replayed } from '../testing/random-life.ts';
import { isClosed, isPassing } from './states.ts';

/** A property of lives of up to so many events, whose choices fast-check shrinks; a failure prints seed and path. */
const always = (check: (life: Life) => void | Promise<void>, length = 40): Promise<void> =>
  fc.assert(
    fc.asyncProperty(arbitraryFate(length), async (fate) => {
      await check(await live(fate));
    }),
    { numRuns: 40 },
  );

const leadsOf = ({ happened }: Life): Lead[] =>
  happened.flatMap(({ advanced }) => (advanced.ok ? [advanced.lead] : []));

const effectsOf = ({ happened }: Life): Effect[] =>
  happened.flatMap(({ advanced }) => (advanced.ok ? advanced.effects : []));

const atMost = ({ engines }: Life, of: (policy: Policy) => number): number =>
  Math.max(...engines.map(({ policy }) => of(policy)));

/** The same again, under the version that the lead is under now. */
const again = (life: Life, lead: Lead, event: LeadEvent): Promise<Advanced> => {
  const engine = life.engines[lead.policy === 2 ? 1 : 0];
  const asking = advance(engine, lead, lead.id, event);
  return runAsync(asking, answering(engine.directory.org, life.pools));
};

describe('a stored lead', () => {
  const checkObligations = (lead: Lead, people: object): void => {
    const ids = lead.obligations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { since, from, due, next, need, used, owedBy } of lead.obligations) {
      for (const instant of [since, from, due, next, need, used])
        expect(Number.isInteger(instant)).toBe(true);
      expect(next).toBeGreaterThanOrEqual(since);
      expect(due).toBeGreaterThanOrEqual(from);
      expect(Object.hasOwn(people, owedBy)).toBe(true);
    }
  };

  test('has one custodian and owes something while it is open, and neither when it is closed', () =>
    always((life) => {
      for (const lead of leadsOf(life)) {
        expect(isPassing(lead.state)).toBe(false);
        expect(lead.custodian === null).toBe(isClosed(lead.state));
        expect(lead.obligations.length === 0).toBe(isClosed(lead.state));
        checkObligations(lead, life.engines[0].directory.org.people);
      }
    }));

  test('is what its log gives, byte for byte, and the sealed chain verifies', () =>
    always(({ engines, log, lead }) => {
      const fold = replayed(engines, JSON.parse(JSON.stringify(log)) as typeof log);
      if (!fold.ok) throw new Error(fold.message);
      expect(canonicalJson(fold.leads.get(lead.id))).toBe(canonicalJson(lead));
      expect(verifyChain(sealLog(log))).toMatchObject({ ok: true });
      for (const [index, entry] of log.entries()) {
        const before = log[index - 1];
        expect(entry.seq).toBe(index + 1);
        expect(entry.at).toBeGreaterThanOrEqual(before?.at ?? 0);
        expect(entry.from).toBe(before?.to ?? 'new');
        expect(entry.custodian.from).toEqual(before?.custodian.to ?? null);
      }
    }));
});

describe('a deadline', () => {
  test('happens once, however often and however late it is delivered', () =>
    always(async (life) => {
      for (const { event, advanced } of life.happened) {
        if (event.type !== 'obligation.due' || !advanced.ok) continue;
        for (const lateMs of [0, 1000, 1e9]) {
          const twice = await again(life, advanced.lead, { ...event, at: event.at + lateMs });
          expect(twice).toMatchObject({ ok: false, refusal: { code: 'stale' } });
        }
      }
      const missed = effectsOf(life).flatMap((effect) =>
        effect.do === 'recordMiss' ? [effect.obligation.id] : [],
      );
      expect(new Set(missed).size).toBe(missed.length);
    }));

  test('of what nobody owes any more is stale, and of what is owed never is', () =>
    always(async (life) => {
      for (const { advanced, before } of life.happened) {
        if (!advanced.ok || before === null) continue;
        for (const { id, rung, next } of before.obligations) {
          const at = Math.max(next, advanced.lead.at);
          const event: LeadEvent = { type: 'obligation.due', id, rung, at, actor: 'clock' };
          const owed = advanced.lead.obligations.find((one) => one.id === id);
          const delivered = await again(life, advanced.lead, event);
          expect(delivered.ok).toBe(owed?.rung === rung && owed.next <= at);
        }
      }
    }, 15));
});

test('people are told to owe what the lead owes, and nothing else', () =>
  always((life) => {
    const owed = new Map<string, string>();
    for (const effect of effectsOf(life)) {
      if (effect.do === 'oblige') owed.set(effect.obligation.id, effect.obligation.owedBy);
      if (effect.do !== 'release') continue;
      expect(owed.get(effect.obligation.id)).toBe(effect.obligation.owedBy);
      owed.delete(effect.obligation.id);
    }
    const { obligations } = life.lead;
    expect(Object.fromEntries(owed)).toEqual(
      Object.fromEntries(obligations.map(({ id, owedBy }) => [id, owedBy])),
    );
  }));

/** Decisions of people, and people's coming and going: between two of them only the policy moves a lead. */
const byPeople: readonly LeadEventType[] = [
  'owner.named',
  'lead.taken',
  'lead.qualified',
  'lead.requalified',
  'arbitration.ruled',
  'deal.lost',
  'pool.opened',
  'holder.away',
  'lead.unmerged',
  'policy.adopted',
  'lead.enriched',
];

describe('no lead circles', () => {
  const reassignAtMost = ({ sla }: Policy): number =>
    Math.max(2, ...sla.map((clause) => clause.reassignAtMost));

  test('however it is rejected, returned and forgotten', () =>
    always((life) => {
      let offers = 0;
      for (const { event, advanced } of life.happened) {
        if (!advanced.ok) continue;
        if (byPeople.includes(event.type)) offers = 0;
        offers += advanced.entries.filter(
          ({ from, to }) => from === 'routing' && to === 'offered',
        ).length;
        expect(offers).toBeLessThanOrEqual(1 + atMost(life, reassignAtMost));
        const { holds, disputes, referrals, pass, state } = advanced.lead;
        expect(holds).toBeLessThanOrEqual(atMost(life, (policy) => policy.holds.atMost));
        expect(disputes).toBeLessThanOrEqual(atMost(life, (policy) => policy.disputesAtMost));
        expect(referrals).toBeLessThanOrEqual(atMost(life, (policy) => policy.referralsAtMost));
        const exhausted = pass > atMost(life, (policy) => policy.passesAtMost);
        if (
          exhausted &&
          advanced.entries.some(({ to }) => to === 'routing') &&
          event.type !== 'holder.away'
        )
          expect(state).toBe('exception.final');
      }
    }, 80));

  test('when only the clock moves it: it comes to rest with a person, or is closed', () =>
    always(async (life) => {
      let now = life.lead;
      let moves = 0;
      for (let count = 0; count < 60 && !isClosed(now.state); count += 1) {
        const [first] = now.obligations.toSorted((a, b) => a.next - b.next);
        if (first === undefined) throw new Error('an open lead owes something');
        const { id, rung, next } = first;
        const event = { type: 'obligation.due', id, rung, at: next, actor: 'clock' } as const;
        const advanced = await again(life, now, event);
        // What is due is accepted: a deadline that were refused would be delivered for ever.
        if (!advanced.ok) throw new Error(`${id} at ${rung}: ${advanced.refusal.message}`);
        if (advanced.lead.state !== now.state || advanced.entries.length > 1) moves += 1;
        now = advanced.lead;
      }
      expect(moves).toBeLessThanOrEqual(atMost(life, reassignAtMost) + 4);
    }, 20));
});

test('these lives reach far', async () => {
  const states = new Set<string>();
  const types = new Set<string>();
  await fc.assert(
    fc.asyncProperty(arbitraryFate(60), async (fate) => {
      const { log } = await live(fate);
      for (const { to, event } of log) {
        states.add(to.split('.')[0] ?? '');
        types.add(event.type);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  const families =
    'inquiry qualification routing offered working held opportunity returned arbitration exception nurture lost disqualified merged';
  expect([...states]).toEqual(expect.arrayContaining(families.split(' ')));
  expect(types.size).toBeGreaterThanOrEqual(28);
});
