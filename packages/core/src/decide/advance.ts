import type { Entry } from '../custody/entry.ts';
import type { Effect, StepEffect } from '../lead/effect.ts';
import type { Cast, LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import type { StepRules } from '../lifecycle/draft.ts';
import { isPassing } from '../lifecycle/states.ts';
import type { StepRefusal, Stepped } from '../lifecycle/step.ts';
import { returnTurn } from '../routing/weighted-rotation.ts';
import type { Clock } from '../time/clock.ts';
import type { Answers } from './answers.ts';
import { asking, type Asking } from './ask.ts';
import { Caster } from './cast.ts';
import { decideNow, decideRoutingNow, destinationOf } from './decide.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { netEffects } from './net-effects.ts';
import type { PoolState } from './pool-state.ts';
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

type Pools = Map<string, PoolState>;

/** What an advance has gathered so far. Pools are kept only once one of them has moved, which few events do. */
class Course {
  readonly entries: Entry[];
  effects: readonly Effect[];
  pools: Pools | null = null;

  constructor(entry: Entry) {
    this.entries = [entry];
    this.effects = noEffects;
  }

  keepPool(pool: PoolState): void {
    this.pools ??= new Map<string, PoolState>();
    this.pools.set(pool.pool, pool);
  }
}

const noEffects: readonly Effect[] = [];

/** Pools that this advance has changed already are answered from here, the others by the shell. */
const withPools = (answers: Answers, { pools }: Course): Answers =>
  pools === null
    ? answers
    : {
        judge: (set, facts, from) => answers.judge(set, facts, from),
        pool: (pool) => pools.get(pool) ?? answers.pool(pool),
        loads: (people) => answers.loads(people),
      };

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

const isEffect = (effect: StepEffect): effect is Effect => effect.do !== 'returnTurn';

const areEffects = (effects: readonly StepEffect[]): effects is readonly Effect[] => {
  for (const effect of effects) if (!isEffect(effect)) return false;
  return true;
};

/** Gives turns back before the lead is routed again, so that the next pick already knows of it. */
const giveTurnsBack = (
  { directory }: Engine,
  effects: readonly StepEffect[],
  course: Course,
  answers: Answers,
): void => {
  for (const effect of effects) {
    if (isEffect(effect)) continue;
    const pool = directory.org.pools[effect.pool];
    if (pool === undefined) continue;
    const state = withPools(answers, course).pool(pool.id);
    course.keepPool(returnTurn(state, pool, effect.person));
  }
};

/** Adds what a step asks for. Nearly always there is one step, and nothing in it but effects. */
const carryOut = (
  engine: Engine,
  effects: readonly StepEffect[],
  course: Course,
  answers: Answers,
): void => {
  if (!areEffects(effects)) {
    giveTurnsBack(engine, effects, course, answers);
    course.effects = [...course.effects, ...effects.filter(isEffect)];
  } else if (course.effects.length === 0) course.effects = effects;
  else if (effects.length > 0) course.effects = [...course.effects, ...effects];
};

const rulesMade = new WeakMap<Directory, StepRules>();

/** What a step of this engine runs under. Made once for an org: a simulation steps millions of times under the same. */
export const stepRulesOf = ({ policy, directory }: Engine): StepRules => {
  const made = rulesMade.get(directory);
  if (made !== undefined && made.policy === policy) return made;
  const calendar = (id: string): Clock => directory.calendar(id);
  const rules: StepRules = { policy, calendars: directory.version, calendar };
  rulesMade.set(directory, rules);
  return rules;
};

/** One step, with the parties that it named on its entry. */
const stepAndCast = (engine: Engine, lead: Lead, event: LeadEvent): Stepped => {
  const { directory, lifecycle, executor } = engine;
  const caster = new Caster(directory, event.at);
  const stepped = executor.step(lifecycle, stepRulesOf(engine), lead, event, caster);
  const { cast } = caster;
  if (!stepped.ok || cast === null) return stepped;
  const { entry, effects } = stepped;
  return { ok: true, lead: stepped.lead, entry: withEvent(entry, withCast(event, cast)), effects };
};

/** A spread is quick where it meets few shapes, so the events that name parties most often have one each. */
const withCast = (event: LeadEvent, cast: Cast): LeadEvent => {
  switch (event.type) {
    case 'obligation.due':
      return { ...event, cast };
    case 'inquiry.captured':
      return { ...event, cast };
    case 'lead.rerouted':
      return { ...event, cast };
    case 'lead.nurtured':
      return { ...event, cast };
    case 'attempt.made':
      return { ...event, cast };
    case 'holder.away':
      return { ...event, cast };
    default:
      return { ...event, cast };
  }
};

/** The entry with another event, field by field: entries keep one shape, and a spread takes longer. */
const withEvent = (entry: Entry, event: LeadEvent): Entry => ({
  lead: entry.lead,
  seq: entry.seq,
  at: entry.at,
  actor: entry.actor,
  event,
  from: entry.from,
  to: entry.to,
  custodian: entry.custodian,
  policy: entry.policy,
  calendars: entry.calendars,
});

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
  const unknown = unknownName(directory, event);
  if (unknown !== null) {
    const possible = eventsFrom(lifecycle.chart, current.state);
    return { ok: false, refusal: { code: 'refused', message: unknown, possible } };
  }
  const at = Math.max(event.at, current.at);
  let next = decideNow(engine, lead, at === event.at ? event : { ...event, at }, answers);
  let stepped = stepAndCast(engine, current, next);
  if (!stepped.ok) return stepped;
  const course = new Course(stepped.entry);
  for (let passed = 0; ; passed += 1) {
    carryOut(engine, stepped.effects, course, answers);
    current = stepped.lead;
    if (!isPassing(current.state)) break;
    if (passed === passingAtMost)
      throw new Error(`lead ${leadId} does not come to rest: ${current.state}`);
    next = passingEvent(engine, current, course, answers);
    stepped = stepAndCast(engine, current, next);
    if (!stepped.ok)
      throw new Error(`lead ${leadId} is stuck in ${current.state}: ${stepped.refusal.message}`);
    course.entries.push(stepped.entry);
  }
  const { entries, effects, pools } = course;
  return {
    ok: true,
    lead: current,
    entries,
    effects: netEffects(effects),
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
