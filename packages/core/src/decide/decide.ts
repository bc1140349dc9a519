import type { EventOf, LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { Facts } from '../rules/condition.ts';
import type { Answers } from './answers.ts';
import { asking, type Asking } from './ask.ts';
import type { Verdict } from './decision.ts';
import { deriveFacts, factsOf, untouched } from './derive-facts.ts';
import type { Deciding } from './deciding.ts';
import { judged, judgedTerms } from './judged.ts';

export { decideRoutingNow, type RoutingDecided } from './decide-routing.ts';
export { destinationOf } from './destination-of.ts';

type Informing = EventOf<'inquiry.captured'> | EventOf<'lead.enriched'>;

/** Only an inquiry is qualified by rules; what is further on was judged by a person or will be by routing. */
const isUnqualified = (lead: Lead | null): boolean => lead === null || lead.state === 'inquiry';

/** Without an earlier segment, which came from the earlier facts. */
const factsAnew = (lead: Lead, event: Informing): Facts => {
  const { segment: _earlier, ...before } = lead.facts;
  return { ...before, ...event.facts };
};

const qualified = (
  engine: Deciding,
  lead: Lead | null,
  event: Informing,
  answers: Answers,
): LeadEvent => {
  const { policy, sets } = engine;
  const known = lead ?? untouched;
  const given = lead === null ? event.facts : factsAnew(lead, event);
  const { facts, segment } = deriveFacts(engine, given, known, answers);
  const { pass, engagement, lastOwner } = known;
  const asked = factsOf({ facts, pass, engagement, lastOwner });
  const terms = judgedTerms(sets, asked, answers);
  const verdict: Verdict = { segment, terms };
  if (!isUnqualified(lead)) return { ...event, facts, verdict };
  const judgement = judged(sets.qualify, asked, answers);
  const rule = policy.definition.qualify[judgement.index];
  const qualify = { ...judgement, then: rule?.then ?? null, reason: rule?.reason ?? null };
  return { ...event, facts, verdict: { ...verdict, qualify } };
};

const trackIn = (state: string): string | null =>
  state.startsWith('nurture.') ? state.slice('nurture.'.length) : null;

const requalified = (
  { sets }: Deciding,
  lead: Lead,
  event: EventOf<'prospect.engaged'>,
  answers: Answers,
): LeadEvent => {
  const set = sets.requalify[trackIn(lead.state) ?? ''];
  if (set === undefined) return event;
  const engagement = lead.engagement + event.points;
  const { facts, pass, lastOwner } = lead;
  const requalify = judged(set, factsOf({ facts, pass, engagement, lastOwner }), answers);
  return { ...event, verdict: { requalify } };
};

/** Whether `decideNow` has anything to put on events of a type. */
export const isDecided = (type: LeadEventType): boolean =>
  type === 'inquiry.captured' ||
  type === 'lead.enriched' ||
  type === 'prospect.engaged' ||
  type === 'policy.adopted' ||
  type === 'holder.away';

/**
 * Puts on an event what the rule sets and the org say about it, so that the log replays without either: for an inquiry
 * and for new facts the complete derived facts, segment, SLA terms and (while still an inquiry) the qualification;
 * for engagement in nurture whether the track asks for requalification; for an adopted policy the SLA terms; for an absence
 * the present deputies. Any other event is returned as it is. `lead` is null for the event that captures it.
 */
export const decideNow = (
  engine: Deciding,
  lead: Lead | null,
  event: LeadEvent,
  answers: Answers,
): LeadEvent => {
  switch (event.type) {
    case 'inquiry.captured':
      return qualified(engine, null, event, answers);
    case 'lead.enriched':
      return qualified(engine, lead, event, answers);
    case 'prospect.engaged':
      return lead === null ? event : requalified(engine, lead, event, answers);
    case 'policy.adopted':
      if (lead === null) return event;
      return {
        ...event,
        verdict: { terms: judgedTerms(engine.sets, factsOf(lead), answers) },
      };
    case 'holder.away':
      if (!Object.hasOwn(engine.directory.org.people, event.person))
        return { ...event, deputies: [] };
      return { ...event, deputies: engine.directory.deputies(event.person, event.at) };
    default:
      return event;
  }
};

/** The same for a shell that waits for its answers. */
export const decide = (engine: Deciding, lead: Lead | null, event: LeadEvent): Asking<LeadEvent> =>
  asking((answers) => decideNow(engine, lead, event, answers));
