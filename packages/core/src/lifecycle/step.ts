import { transition } from 'xstate';
import type { Entry } from '../custody/entry.ts';
import type { Effect } from '../lead/effect.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { arrowsFrom, eventsFrom } from './chart.ts';
import type { Envelope, StepContext, StepRules, Who } from './draft.ts';
import { guards } from './guards.ts';
import { stateOf, type Lifecycle } from './machine.ts';

/** Why the statechart takes no step. `stale` is a deadline that is not due: it changes nothing and is no error. */
export interface StepRefusal {
  readonly code: 'not-possible-now' | 'refused' | 'stale';
  readonly message: string;
  /** Events that have an arrow in the lead's state. */
  readonly possible: readonly LeadEventType[];
}

export type Stepped =
  | { readonly ok: true; readonly lead: Lead; readonly entry: Entry; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** What carries the statechart out: XState itself, or a compiled form of it. */
export interface Executor {
  step(lifecycle: Lifecycle, rules: StepRules, lead: Lead, event: LeadEvent, who?: Who): Stepped;
}

/** The parties that an entry already names: what replay resolves names with. */
export const castOf =
  (event: LeadEvent): Who =>
  (name) =>
    event.cast?.[name] ?? [];

const refuse = ({ chart }: Lifecycle, lead: Lead, envelope: Envelope): StepRefusal => {
  const possible = eventsFrom(chart, lead.state);
  const arrows = arrowsFrom(chart, lead.state, envelope.type);
  if (arrows.length === 0)
    return { code: 'not-possible-now', message: `${envelope.type} is not possible in state ${lead.state}`, possible };
  const reasons = arrows.map(({ guard }) => (guard === undefined ? '' : guards[guard.type](lead, envelope, guard.params)));
  // The last arrow is the plainest: those before it are special cases.
  const message = reasons.findLast((reason) => typeof reason === 'string' && reason !== '');
  const stale = envelope.type === 'obligation.due';
  return { code: stale ? 'stale' : 'refused', message: String(message ?? 'not possible now'), possible };
};

/** Policy adoption may find a lead in a state that the new version does not have. */
const startState = ({ values }: Lifecycle, lead: Lead, event: LeadEvent): string =>
  event.type === 'policy.adopted' && !values.has(lead.state) ? 'adopting' : lead.state;

/**
 * One step of a lead through the statechart with XState's pure `transition()`: synchronous, without clock, randomness
 * or I/O. The lead before the first event is `newLead(id, …)`. `who` names parties; without it the event's own cast does,
 * which is how a log replays without a roster. Instants never run backwards: the event's `at` must not be before the
 * lead's (`advance` sees to it).
 */
export const step: Executor['step'] = (life, rules, lead, event, who = castOf(event)) => {
  const context: StepContext = { ...rules, calendar: (id) => rules.calendar(id), who };
  const envelope: Envelope = { type: event.type, event, rules: context };
  const value = life.values.get(startState(life, lead, event));
  if (value === undefined) throw new Error(`policy ${life.policy.name} has no state ${lead.state}`);
  const before = life.machine.resolveState({ value, context: { lead, effects: [] } });
  const [after] = transition(life.machine, before, envelope);
  // Every arrow stamps the lead, so an untouched context means that no arrow was taken.
  if (after.context === before.context) return { ok: false, refusal: refuse(life, lead, envelope) };
  const next: Lead = { ...after.context.lead, state: stateOf(after.value) };
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
  return { ok: true, lead: next, entry, effects: after.context.effects };
};

/** The executor that production runs. */
export const reference: Executor = { step };
