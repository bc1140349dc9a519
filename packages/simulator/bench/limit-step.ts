import { type StepEffect, type Entry, type Lead, type LeadEvent, newLead } from '@baton/core';

/** What an arrow does to a lead, known beforehand. */
interface Arrow {
  readonly changes: Partial<Lead>;
  readonly effects: readonly StepEffect[];
}

/** Arrows by state and event, in the order of a log where there are several. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, readonly Arrow[]>>;

const changesBetween = (before: Lead, after: Lead): Partial<Lead> =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => before[key as keyof Lead] !== value),
  );

/** The table of what happened in one life: `after` are the leads and effects that its log gave. */
export function arrowsOf(
  log: readonly Entry[],
  after: readonly { readonly lead: Lead; readonly effects: readonly StepEffect[] }[],
): Arrows {
  const arrows = new Map<string, Map<string, Arrow[]>>();
  log.forEach(({ from, event, lead, policy, calendars }, at) => {
    const before = after[at - 1]?.lead ?? newLead(lead, policy, calendars);
    const { lead: next, effects } = after[at]!;
    const events = arrows.get(from) ?? new Map<string, Arrow[]>();
    const list = events.get(event.type) ?? [];
    list.push({ changes: changesBetween(before, next), effects });
    arrows.set(from, events.set(event.type, list));
  });
  return arrows;
}

/**
 * The hand-written limit of a step: a look into a table, a copy of the lead with what changes, its entry and its effects. No
 * guard is asked and no deadline computed, since every answer is known beforehand; only the making of the results is left.
 */
export function limitSteps(arrows: Arrows, log: readonly Entry[], first: Lead): Lead {
  let lead = first;
  let entries = 0;
  for (const { event } of log) {
    const stepped = limitStep(arrows, lead, event);
    lead = stepped.lead;
    entries += stepped.entry.seq > 0 ? 1 : 0;
  }
  if (entries !== log.length) throw new Error('an entry is missing');
  return lead;
}

function limitStep(
  arrows: Arrows,
  lead: Lead,
  event: LeadEvent,
): { lead: Lead; entry: Entry; effects: readonly StepEffect[] } {
  const list = arrows.get(lead.state)!.get(event.type)!;
  const arrow = list.length === 1 ? list[0]! : list[lead.attempts]!;
  const next: Lead = { ...lead, ...arrow.changes };
  const entry: Entry = {
    lead: lead.id,
    seq: next.seq,
    at: next.at,
    actor: event.actor,
    event,
    from: lead.state,
    to: next.state,
    custodian: { from: lead.custodian, to: next.custodian },
    policy: next.policy,
    calendars: next.calendars,
  };
  return { lead: next, entry, effects: [...arrow.effects] };
}
