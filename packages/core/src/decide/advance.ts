import type { Entry } from '../custody/entry.ts';
import type { Effect, StepEffect } from '../lead/effect.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import type { StepRules, Who } from '../lifecycle/draft.ts';
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
interface Course {
  readonly entries: Entry[];
  readonly effects: Effect[];
  pools: Pools | null;
}

/** Pools that this advance has changed already are answered from here, the others by the shell. */
const withPools = (answers: Answers, { pools }: Course): Answers =>
  pools === null
    ? answers
    : {
        judge: (set, facts, from) => answers.judge(set, facts, from),
        pool: (pool) => pools.get(pool) ?? answers.pool(pool),
        loads: (people) => answers.loads(people),
      };

const keepPool = (course: Course, pool: PoolState): void => {
  course.pools ??= new Map<string, PoolState>();
  course.pools.set(pool.pool, pool);
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
  for (const pool of pools) keepPool(course, pool);
  return { at, actor: 'engine', type: 'lead.routed', decision, verdict };
};

/** Gives turns back before the lead is routed again, so that the next pick already knows of it. */
const carryOut = (
  { directory }: Engine,
  effects: readonly StepEffect[],
  course: Course,
  answers: Answers,
): void => {
  for (const effect of effects) {
    if (effect.do !== 'returnTurn') {
      course.effects.push(effect);
      continue;
    }
    const pool = directory.org.pools[effect.pool];
    if (pool === undefined) continue;
    const state = withPools(answers, course).pool(pool.id);
    keepPool(course, returnTurn(state, pool, effect.person));
  }
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
  const who: Who = (name) => caster.parties(name);
  const stepped = executor.step(lifecycle, stepRulesOf(engine), lead, event, who);
  const { cast } = caster;
  if (!stepped.ok || cast === null) return stepped;
  return { ...stepped, entry: { ...stepped.entry, event: { ...event, cast } } };
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
  const unknown = unknownName(directory, event);
  if (unknown !== null) {
    const possible = eventsFrom(lifecycle.chart, current.state);
    return { ok: false, refusal: { code: 'refused', message: unknown, possible } };
  }
  const course: Course = { entries: [], effects: [], pools: null };
  const at = Math.max(event.at, current.at);
  let next = decideNow(engine, lead, at === event.at ? event : { ...event, at }, answers);
  for (let passed = 0; ; passed += 1) {
    if (passed > passingAtMost)
      throw new Error(`lead ${leadId} does not come to rest: ${current.state}`);
    const stepped = stepAndCast(engine, current, next);
    if (!stepped.ok) {
      if (passed === 0) return stepped;
      throw new Error(`lead ${leadId} is stuck in ${current.state}: ${stepped.refusal.message}`);
    }
    course.entries.push(stepped.entry);
    carryOut(engine, stepped.effects, course, answers);
    current = stepped.lead;
    if (!isPassing(current.state)) break;
    next = passingEvent(engine, current, course, answers);
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
