import {
  advance,
  type Answer,
  type Effect,
  type Engine,
  GENESIS,
  type Lead,
  type LeadEvent,
  type Need,
  runAsync,
  seal,
  type SealedEntry,
  type StepRefusal,
} from '@baton/core';
import { flush } from './flush.ts';
import { holdPool, type PoolsFirst } from './hold-pools.ts';
import type { HeldLead, Step, Unit } from './unit.ts';

/** What an event did: the lead as it is now, its new entries, and what is to be done in the world. */
export interface Taken {
  readonly ok: true;
  readonly lead: Lead;
  readonly entries: readonly SealedEntry[];
  readonly effects: readonly Effect[];
}

export type StepOutcome = Taken | { readonly ok: false; readonly refusal: StepRefusal };

/** A lead is judged by the version it is under; only adopting another one is judged by that one. */
const engineFor = (unit: Unit, lead: Lead | null, event: LeadEvent): Promise<Engine> => {
  const { db, tx, workspace, policy, org } = unit;
  const versions =
    event.type === 'policy.adopted'
      ? { policy: event.to, calendars: org, org }
      : { policy: lead?.policy ?? policy, calendars: lead?.calendars ?? org, org };
  return db.engines.engine(tx, workspace, versions);
};

const loadsOf = async (unit: Unit, people: readonly string[]): Promise<Record<string, number>> => {
  // What earlier steps of this transaction gave them counts as well.
  await flush(unit);
  const { tx, workspace } = unit;
  const rows = await tx<{ person: string; open: number }>`
    select owed_by as person, count(*)::int as open from baton.obligations
    where workspace = ${workspace} and owed_by = any(${[...people]}) group by owed_by`;
  return Object.fromEntries(rows.map(({ person, open }) => [person, open]));
};

const answering =
  (unit: Unit, first: PoolsFirst) =>
  async (need: Need): Promise<Answer> => {
    switch (need.need) {
      case 'judge':
        return unit.db.judge(need.set, need.facts, need.from);
      case 'pool':
        return (await holdPool(unit, need.pool, first)).state;
      case 'loads':
        return loadsOf(unit, need.people);
      default:
        return need satisfies never;
    }
  };

/** Two may find the same lead to be adopted; it adopts once. */
const hasAdopted = (lead: Lead | null, event: LeadEvent, org: number): boolean =>
  lead !== null &&
  event.type === 'policy.adopted' &&
  (event.from !== lead.policy || (event.to === lead.policy && lead.calendars === org));

const adoptedAlready: StepOutcome = {
  ok: false,
  refusal: { code: 'stale', message: 'the lead has adopted that already', possible: [] },
};

const newHeld: HeldLead = {
  lead: null,
  head: GENESIS,
  isStored: false,
  owed: [],
  subject: null,
  isChanged: false,
};

/** Advances one lead by one event and keeps what is to be written in the unit. A refusal changes nothing. */
export const takeStep = async (unit: Unit, step: Step, first: PoolsFirst): Promise<StepOutcome> => {
  const { leadId, event } = step;
  const before = unit.leads.get(leadId) ?? newHeld;
  if (hasAdopted(before.lead, event, unit.org)) return adoptedAlready;
  const engine = await engineFor(unit, before.lead, event);
  const advanced = await runAsync(
    advance(engine, before.lead, leadId, event),
    answering(unit, first),
  );
  if (!advanced.ok) return advanced;
  const { lead, effects } = advanced;
  for (const state of advanced.pools) {
    const held = await holdPool(unit, state.pool, first);
    held.state = state;
    held.isChanged = true;
  }
  let { head } = before;
  const entries = advanced.entries.map((entry) => {
    const sealed = seal(entry, head);
    head = sealed.hash;
    return sealed;
  });
  // Asking for loads may have written what was held before.
  const held = unit.leads.get(leadId) ?? newHeld;
  const subject = step.person?.subject ?? step.subject ?? held.subject;
  unit.leads.set(leadId, { ...held, lead, head, subject, isChanged: true });
  if (step.person !== undefined) unit.people.push(step.person);
  unit.entries.push(...entries);
  return { ok: true, lead, entries, effects };
};
