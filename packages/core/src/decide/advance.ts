import type { Entry } from '../custody/entry.ts';
import type { Effect } from '../lead/effect.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import { isPassing } from '../lifecycle/states.ts';
import type { StepRefusal } from '../lifecycle/step.ts';
import type { Answers } from './answers.ts';
import { asking, type Asking } from './ask.ts';
import { carryOut, Course, withPools } from './course.ts';
import { decideNow, decideRoutingNow, destinationOf, isDecided } from './decide.ts';
import type { Engine } from './engine.ts';
import { netEffects } from './net-effects.ts';
import type { PoolState } from './pool-state.ts';
import { stepAndCast } from './step-and-cast.ts';
import { unknownName } from './unknown-name.ts';

export type Advanced =
  | {
      readonly ok: true;
      readonly lead: Lead;
      /** One for the event, one for each passing state that the lead went through. */
      readonly entries: readonly Entry[];
      readonly effects: readonly Effect[];
      /** Pools whose rotation moved, as they are now. */
      readonly pools: readonly PoolState[];
    }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** A lead that is returned is rerouted and perhaps routed; more passing states in a row would be a circle. */
const passingAtMost = 2;

/** The engine's own event in a passing state. */
const passingEvent = (engine: Engine, lead: Lead, course: Course, answers: Answers): LeadEvent => {
  const { at } = lead;
  if (lead.state === 'returned') {
    const destination = destinationOf(engine.policy, lead);
    return { at, actor: 'engine', type: 'lead.rerouted', destination };
  }
  const asked = withPools(answers, course);
  const { decision, verdict, pools } = decideRoutingNow(engine, lead, at, asked);
  for (const pool of pools) course.keepPool(pool);
  return { at, actor: 'engine', type: 'lead.routed', decision, verdict };
};

const noPools: readonly PoolState[] = [];

/**
 * What shells call for an event: decide, step, and on through the passing states until the lead stands in a settled one.
 * `lead` is null for the event that captures it. Asks for what it needs (see `Answers`); returns the lead with its new
 * entries, or why nothing happened, in which case nothing changed. `at` of the entries is max(event.at, last entry's at).
 */
export const advanceNow = (
  engine: Engine,
  lead: Lead | null,
  leadId: string,
  event: LeadEvent,
  answers: Answers,
): Advanced => {
  const { policy, directory, lifecycle } = engine;
  let current = lead ?? newLead(leadId, policy.version, directory.version);
  const { type } = event;
  const unknown = unknownName(directory, type, event);
  if (unknown !== null) {
    const possible = eventsFrom(lifecycle.chart, current.state);
    return { ok: false, refusal: { code: 'refused', message: unknown, possible } };
  }
  const happened = event.at;
  const at = Math.max(happened, current.at);
  let next = at === happened ? event : { ...event, at };
  if (isDecided(type)) next = decideNow(engine, lead, next, answers);
  let stepped = stepAndCast(engine, current, next, at);
  if (!stepped.ok) return stepped;
  const course = new Course(stepped.entry);
  for (let passed = 0; ; passed += 1) {
    carryOut(engine, stepped.effects, course, answers);
    current = stepped.lead;
    if (!isPassing(current.state)) break;
    if (passed === passingAtMost)
      throw new Error(`lead ${leadId} does not come to rest: ${current.state}`);
    next = passingEvent(engine, current, course, answers);
    stepped = stepAndCast(engine, current, next, at);
    if (!stepped.ok)
      throw new Error(`lead ${leadId} is stuck in ${current.state}: ${stepped.refusal.message}`);
    course.entries.push(stepped.entry);
  }
  const { entries, effects, pools } = course;
  return {
    ok: true,
    lead: current,
    entries,
    effects: course.undoes ? netEffects(effects) : effects,
    pools: pools === null ? noPools : [...pools.values()],
  };
};

/** The same for a shell that waits for its answers. Yields what it needs (see `Need`). */
export const advance = (
  engine: Engine,
  lead: Lead | null,
  leadId: string,
  event: LeadEvent,
): Asking<Advanced> => asking((answers) => advanceNow(engine, lead, leadId, event, answers));
