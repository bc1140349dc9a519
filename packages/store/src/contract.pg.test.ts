import {
  advance,
  type Answer,
  type Effect,
  type Engine,
  engineOf,
  eventsFrom,
  GENESIS,
  initialPoolState,
  judge,
  type Lead,
  type LeadEvent,
  type Need,
  type PoolState,
  runAsync,
  seal,
} from '@baton/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLead } from './custody/verify.ts';
import { applyEvent } from './events/apply-event.ts';
import { fixtureOrg, fixturePolicy, MONDAY_AT } from './testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from './testing/test-workspace.ts';
import { inWorkspace } from './transact.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore(4);
});
afterAll(() => store.db.close());

/** The same model with everything in memory: leads, pools, and loads counted by hand. */
const inMemory = (engine: Engine) => {
  const leads = new Map<string, Lead>();
  const heads = new Map<string, string>();
  const pools = new Map<string, PoolState>();
  const { org } = engine.directory;
  const poolOf = (id: string): PoolState => {
    const pool = org.pools[id];
    if (pool === undefined) throw new Error(`no pool ${id}`);
    return pools.get(id) ?? initialPoolState(pool);
  };
  const answer = (need: Need): Answer | Promise<Answer> => {
    switch (need.need) {
      case 'judge':
        return judge(need.set, need.facts, need.from);
      case 'pool':
        return poolOf(need.pool);
      case 'loads': {
        const owed = [...leads.values()].flatMap(({ obligations }) => obligations);
        return Object.fromEntries(
          need.people.map((person) => [
            person,
            owed.filter(({ owedBy }) => owedBy === person).length,
          ]),
        );
      }
      default:
        return need satisfies never;
    }
  };
  return {
    leads,
    heads,
    poolOf,
    apply: async (id: string, event: LeadEvent): Promise<string> => {
      const advanced = await runAsync(advance(engine, leads.get(id) ?? null, id, event), answer);
      if (!advanced.ok) return advanced.refusal.code;
      leads.set(id, advanced.lead);
      for (const state of advanced.pools) pools.set(state.pool, state);
      for (const entry of advanced.entries)
        heads.set(id, seal(entry, heads.get(id) ?? GENESIS).hash);
      return advanced.effects.map((effect: Effect) => effect.do).join(' ');
    },
  };
};

const LEADS = ['a', 'b', 'c'] as const;
const DAY = 24 * 3_600_000;

/** What is drawn for a step; which event it becomes depends on where the lead then stands. */
const draws = fc.array(
  fc.record({
    lead: fc.constantFrom(...LEADS),
    pick: fc.nat(30),
    late: fc.nat(3 * DAY),
    detail: fc.nat(1000),
  }),
  { minLength: 12, maxLength: 30 },
);
type Draw = typeof draws extends fc.Arbitrary<(infer T)[]> ? T : never;

const one = <T>(of: readonly T[], index: number): T => {
  const chosen = of[index % of.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
};

/** An event of each type that may be possible, said by who can say it. */
const eventOf = (type: string, lead: Lead, at: number, detail: number): LeadEvent | null => {
  const actor = lead.custodian?.person ?? 'mark';
  const owed = one(lead.obligations.length === 0 ? [null] : lead.obligations, detail);
  const own = { at, actor };
  switch (type) {
    case 'inquiry.captured':
    case 'lead.qualified':
    case 'lead.accepted':
    case 'opportunity.opened':
    case 'lead.requalified':
    case 'requalification.declined':
      return type === 'inquiry.captured' ? null : { ...own, type };
    case 'prospect.replied':
    case 'prospect.unsubscribed':
      return { at, actor: 'prospect', type };
    case 'prospect.askedForCallback':
      return { at, actor: 'prospect', type, callbackAt: at + DAY };
    case 'prospect.engaged':
      return { at, actor: 'prospect', type, points: detail };
    case 'lead.enriched':
      return { ...own, type, facts: { region: one(['north', 'south', 'east', 'west'], detail) } };
    case 'lead.nurtured':
      return { ...own, type, track: 'long' };
    case 'lead.rejected':
    case 'lead.returned':
      return {
        ...own,
        type,
        reason: one(['not-a-lead', 'no-budget', 'wrong-territory', 'disputed'], detail),
        criterion: 'too-small',
        disputed: detail % 5 === 0,
      };
    case 'attempt.made':
      return {
        ...own,
        type,
        channel: one(['call', 'mail'] as const, detail),
        connected: detail % 3 === 0,
      };
    case 'callback.agreed':
      return { ...own, type, callbackAt: at + DAY, reason: 'callback-agreed' };
    case 'step.completed':
    case 'approval.given':
    case 'approval.refused':
      return { at, actor: owed?.owedBy ?? actor, type, step: owed?.about ?? 'draft' };
    case 'deal.won':
      return { ...own, type, amount: detail };
    case 'deal.lost':
      return { ...own, type, reason: one(['price', 'competitor'], detail) };
    case 'arbitration.ruled':
      return detail % 2 === 0
        ? { ...own, type, for: 'marketing' }
        : { ...own, type, for: 'sales', to: 'nurture', track: 'long' };
    case 'owner.named':
      return { ...own, type, owner: { person: one(['r-1', 'r-5'], detail), calendar: 'office' } };
    case 'lead.taken':
      return { ...own, type, by: { person: 'r-6', calendar: 'office' } };
    case 'holder.away':
      return { at, actor: 'mark', type, person: actor, until: at + 2 * DAY };
    case 'obligation.due':
      return owed === null
        ? null
        : { at: Math.max(at, owed.next), actor: 'clock', type, id: owed.id, rung: owed.rung };
    default:
      return null;
  }
};

const capture = (at: number, detail: number): LeadEvent => ({
  type: 'inquiry.captured',
  at,
  actor: 'prospect',
  facts: {
    source: one(['web-demo', 'web-demo', 'trade-show', 'referral'], detail),
    region: one(['north', 'south', 'east', 'west'], Math.floor(detail / 4)),
    employees: one([2, 50, 50, 50], Math.floor(detail / 16)),
  },
});

const nextEvent = (
  engine: Engine,
  lead: Lead | undefined,
  { pick, detail }: Draw,
  at: number,
): LeadEvent => {
  if (lead === undefined) return capture(at, detail);
  const possible = eventsFrom(engine.lifecycle.chart, lead.state);
  const types = [
    ...possible,
    'obligation.due',
    'obligation.due',
    'lead.accepted',
    'opportunity.opened',
  ];
  return (
    eventOf(one(types, pick), lead, at, detail) ?? {
      type: 'prospect.replied',
      at,
      actor: 'prospect',
    }
  );
};

let runs = 0;

test('one list of events gives the same custody heads, leads and pools in memory and in Postgres', async () => {
  const { db } = store;
  const states = new Set<string>();
  await fc.assert(
    fc.asyncProperty(draws, async (drawn) => {
      runs += 1;
      const workspace = await testWorkspace(db, `contract-${runs}`);
      const engine = engineOf(fixturePolicy(), fixtureOrg());
      const memory = inMemory(engine);
      let at = MONDAY_AT;
      for (const draw of drawn) {
        at += draw.late;
        const event = nextEvent(engine, memory.leads.get(draw.lead), draw, at);
        const said = await memory.apply(draw.lead, event);
        const applied = await applyEvent(db, { workspace, leadId: draw.lead, event });
        expect(
          applied.ok ? applied.effects.map((effect) => effect.do).join(' ') : applied.refusal.code,
        ).toBe(said);
        states.add(memory.leads.get(draw.lead)?.state ?? 'new');
      }
      const [leads, pools, owed] = await inWorkspace(db, workspace, async (tx) => [
        await tx<{
          lead: string;
          head: string;
          snapshot: Lead;
        }>`select lead, head, snapshot from baton.leads`,
        await tx<{ pool: string; state: PoolState }>`select pool, state from baton.pools`,
        await tx<{ lead: string; ids: string[] }>`
          select lead, array_agg(id || ' ' || rung || ' ' || next_at || ' ' || owed_by order by id) as ids
          from baton.obligations group by lead`,
      ]);
      expect(new Map(leads.map(({ lead, head }) => [lead, head]))).toEqual(memory.heads);
      expect(new Map(leads.map(({ lead, snapshot }) => [lead, snapshot]))).toEqual(memory.leads);
      for (const { pool, state } of pools) expect(state).toEqual(memory.poolOf(pool));
      for (const [id, lead] of memory.leads)
        expect(owed.find((row) => row.lead === id)?.ids ?? []).toEqual(
          lead.obligations.map((of) => `${of.id} ${of.rung} ${of.next} ${of.owedBy}`).toSorted(),
        );
      for (const lead of memory.leads.keys())
        expect(await verifyLead(db, workspace, lead)).toMatchObject({ ok: true });
    }),
    { numRuns: 12 },
  );
  // Lists that never got anywhere would prove little.
  expect(states.size).toBeGreaterThan(6);
});
