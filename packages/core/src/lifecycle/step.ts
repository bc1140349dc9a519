import { transition } from 'xstate';
import type { Entry } from '../custody/entry.ts';
import type { StepEffect } from '../lead/effect.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead, Party } from '../lead/lead.ts';
import type { JudgeNow } from '../rules/judge.ts';
import { arrowsFrom, eventsFrom } from './chart.ts';
import type { Draft, Envelope, StepRules, Who } from './draft.ts';
import { guards } from './guards.ts';
import { stateOf, type Lifecycle } from './machine.ts';
import type { Transition } from './transitions.ts';

/** Why the statechart takes no step. `stale` is a deadline that is not due: it changes nothing and is no error. */
export interface StepRefusal {
  readonly code: 'not-possible-now' | 'refused' | 'stale';
  readonly message: string;
  /** Events that have an arrow in the lead's state. */
  readonly possible: readonly LeadEventType[];
}

export type Stepped =
  | {
      readonly ok: true;
      readonly lead: Lead;
      readonly entry: Entry;
      readonly effects: readonly StepEffect[];
    }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** What carries the statechart out: XState itself, or a compiled form of it. */
export interface Executor {
  step(lifecycle: Lifecycle, rules: StepRules, lead: Lead, event: LeadEvent, who?: Who): Stepped;
  /** Judges rules at once. An executor without it leaves judging to its shell, which may have to wait. */
  readonly judge?: JudgeNow;
}

class Named implements Who {
  private readonly event: LeadEvent;

  constructor(event: LeadEvent) {
    this.event = event;
  }

  parties(name: string): readonly Party[] {
    return this.event.cast?.[name] ?? [];
  }
}

/** The parties that an entry already names: what replay resolves names with. */
export const castOf = (event: LeadEvent): Who => new Named(event);

const reasonFrom = (arrows: readonly Transition[], lead: Lead, envelope: Envelope): string => {
  const reasons = arrows.map(({ guard }) =>
    guard === undefined ? '' : guards[guard.type](lead, envelope, guard.params),
  );
  // The last arrow is the plainest: those before it are special cases.
  const reason = reasons.findLast((one) => typeof one === 'string' && one !== '');
  return typeof reason === 'string' ? reason : 'not possible now';
};

const refuse = (
  { chart }: Lifecycle,
  state: string,
  lead: Lead,
  envelope: Envelope,
): StepRefusal => {
  const { type } = envelope;
  const possible = eventsFrom(chart, state);
  const arrows = arrowsFrom(chart, state, type);
  if (type === 'obligation.due')
    return { code: 'stale', message: 'this obligation is not due now at that rung', possible };
  if (arrows.length === 0)
    return {
      code: 'not-possible-now',
      message: `${type} is not possible in state ${lead.state}`,
      possible,
    };
  return { code: 'refused', message: reasonFrom(arrows, lead, envelope), possible };
};

/** Policy adoption may find a lead in a state that the new version does not have. */
const startState = ({ values }: Lifecycle, lead: Lead, type: LeadEventType): string =>
  type === 'policy.adopted' && !values.has(lead.state) ? 'adopting' : lead.state;

const checkVersion = (rules: StepRules, lead: Lead, event: LeadEvent): void => {
  const { version } = rules.policy;
  if (lead.policy !== version && event.type !== 'policy.adopted')
    throw new Error(`lead ${lead.id} is under policy version ${lead.policy}, not ${version}`);
};

/**
 * Takes the arrow that an event calls for in a state, and gives the draft with the state it leads to; `null` when there is
 * none. Every arrow stamps the lead, so none leaves it untouched.
 */
export type Take = (life: Lifecycle, state: string, lead: Lead, envelope: Envelope) => Draft | null;

/** An executor that takes arrows in this way. All else about a step is the same whoever takes it. */
export const executorFrom = (take: Take): Executor => ({
  step: (life, rules, lead, event, who = castOf(event)) => {
    checkVersion(rules, lead, event);
    const { calendars } = rules;
    const { type, at } = event;
    const envelope: Envelope = { type, at, event, rules, who };
    const state = startState(life, lead, type);
    const draft = take(life, state, lead, envelope);
    if (draft === null) return { ok: false, refusal: refuse(life, state, lead, envelope) };
    const next: Lead = draft.lead;
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
      calendars,
    };
    return { ok: true, lead: next, entry, effects: draft.effects };
  },
});

const byXState: Take = ({ policy, machine, values }, state, lead, envelope) => {
  const value = values.get(state);
  if (value === undefined) throw new Error(`policy ${policy.name} has no state ${state}`);
  const before = machine.resolveState({ value, context: { lead, effects: [] } });
  const [after] = transition(machine, before, envelope);
  if (after.context === before.context) return null;
  const { lead: next, effects } = after.context;
  return { lead: { ...next, state: stateOf(after.value) }, effects };
};

/** The executor that production runs. */
export const reference: Executor = executorFrom(byXState);

/**
 * One step of a lead through the statechart with XState's pure `transition()`: synchronous, without clock, randomness
 * or I/O. The lead before the first event is `newLead(id, …)`. `who` names parties; without it the event's own cast does,
 * which is how a log replays without a roster. Instants never run backwards: the event's `at` must not be before the
 * lead's (`advance` sees to it). A lead is stepped under its own policy version, or under the one that it adopts; another
 * is a bug of the caller and throws.
 */
export const step: Executor['step'] = (...asked) => reference.step(...asked);
