import type { Advanced, Entry, Lead, LeadEvent } from '@baton/core';
import type { Case } from './case.ts';
import type { Simulation } from './simulation.ts';

type Accepted = Extract<Advanced, { readonly ok: true }>;

const isSeniorTo = (state: string): boolean => state.startsWith('exception.');

const offered = (sim: Simulation, of: Case, { to, custodian }: Entry): void => {
  if (to === 'offered' && custodian.to !== null)
    sim.tally.offer(custodian.to.person, of.inquiry.source);
};

/** What the event itself says about how people work. */
const noteEvent = (sim: Simulation, of: Case, before: Lead | null, event: LeadEvent): void => {
  const { tally, engine } = sim;
  switch (event.type) {
    case 'lead.accepted':
      return tally.accepted(event.actor, of.inquiry.source);
    case 'attempt.made':
      tally.attempts += 1;
      return;
    case 'lead.rejected':
    case 'lead.returned': {
      const { excuse } = event;
      const { source } = of.inquiry;
      if (excuse !== undefined)
        tally.excuse(excuse, { rep: event.actor, source, attainable: of.attainable });
      const made = before?.attempts ?? 0;
      const isEarly = before?.state === 'working.attempting';
      if (isEarly && made < engine.policy.cadence.returnNotBefore.attempts) tally.givenUpEarly += 1;
      return;
    }
    default:
  }
};

/** Counts what an accepted event and the passing states behind it did. */
export const keepBooks = (
  sim: Simulation,
  of: Case,
  before: Lead | null,
  { lead, entries }: Accepted,
  event: LeadEvent,
): void => {
  const { tally } = sim;
  tally.events += entries.length;
  noteEvent(sim, of, before, event);
  for (const entry of entries) {
    if (entry.from !== 'offered' || entry.event.type === 'lead.routed') offered(sim, of, entry);
    if (entry.to === 'exception.desk' && entry.from !== 'exception.desk') tally.exceptionDesk += 1;
    if (entry.event.type === 'obligation.due' && isSeniorTo(entry.to) && !isSeniorTo(entry.from))
      tally.escalations += 1;
  }
  if (before !== null && lead.pass === before.pass && lead.reassignments > before.reassignments)
    tally.reassignments += 1;
};
