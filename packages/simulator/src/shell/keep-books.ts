import { type Advanced, type Entry, isException, type Lead, type LeadEvent } from '@baton/core';
import type { Case } from './case.ts';
import type { Simulation } from './simulation.ts';

type Accepted = Extract<Advanced, { readonly ok: true }>;

/** Entered what it was not in before. Events have many shapes, so that states are looked at first. */
const isOffer = ({ from, to, event }: Entry): boolean =>
  to === 'offered' && (from !== 'offered' || event.type === 'lead.routed');

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
    const { from, to, custodian } = entry;
    if (custodian.to !== null && isOffer(entry))
      tally.offer(custodian.to.person, of.inquiry.source);
    if (to === from || !isException(to)) continue;
    if (to === 'exception.desk') tally.exceptionDesk += 1;
    if (!isException(from) && entry.event.type === 'obligation.due') tally.escalations += 1;
  }
  if (before !== null && lead.pass === before.pass && lead.reassignments > before.reassignments)
    tally.reassignments += 1;
};
