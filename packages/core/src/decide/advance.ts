import type { Entry } from '../custody/entry.ts';
import type { Effect, StepEffect } from '../lead/effect.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import type { StepRules } from '../lifecycle/draft.ts';
import { isPassing } from '../lifecycle/states.ts';
import type { StepRefusal, Stepped } from '../lifecycle/step.ts';
import { returnTurn } from '../routing/weighted-rotation.ts';
import type { Answer, Need } from '../rules/rule-set.ts';
import { askPool, type Asking } from './ask.ts';
import { recordCast } from './cast.ts';
import { decide, decideRouting, destinationOf } from './decide.ts';
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

/** The engine's own event in a passing state. */
function* passingEvent(engine: Engine, lead: Lead, pools: Pools): Asking<LeadEvent> {
  const { at } = lead;
  const own = { at, actor: 'engine' } as const;
  if (lead.state === 'returned')
    return { ...own, type: 'lead.rerouted', destination: destinationOf(engine.policy, lead) };
  const { decision, verdict, pools: moved } = yield* decideRouting(engine, lead, at);
  for (const pool of moved) pools.set(pool.pool, pool);
  return { ...own, type: 'lead.routed', decision, verdict };
}

/** Gives turns back before the lead is routed again, so that the next pick already knows of it. */
function* carryOut(
  { directory }: Engine,
  effects: readonly StepEffect[],
  pools: Pools,
): Asking<readonly Effect[]> {
  const others: Effect[] = [];
  for (const effect of effects) {
    const pool = effect.do === 'returnTurn' ? directory.org.pools[effect.pool] : undefined;
    if (effect.do !== 'returnTurn') others.push(effect);
    else if (pool !== undefined)
      pools.set(pool.id, returnTurn(yield* askPool(pool.id), pool, effect.person));
  }
  return others;
}

/** Pools that this advance has changed already are answered from here, the others by the shell. */
function* withPools<T>(inner: Asking<T>, changed: ReadonlyMap<string, PoolState>): Asking<T> {
  let asked = inner.next();
  while (asked.done !== true) {
    const need: Need = asked.value;
    const known = need.need === 'pool' ? changed.get(need.pool) : undefined;
    const answer: Answer = known ?? (yield need);
    asked = inner.next(answer);
  }
  return asked.value;
}

export const stepRulesOf = ({ policy, directory }: Engine): StepRules => ({
  policy,
  calendars: directory.version,
  calendar: (id) => directory.calendar(id),
});

/** One step, with the parties that it named on its entry. */
const stepAndCast = (engine: Engine, lead: Lead, event: LeadEvent): Stepped => {
  const { directory, lifecycle, executor } = engine;
  const { who, cast } = recordCast(directory, event.at);
  const stepped = executor.step(lifecycle, stepRulesOf(engine), lead, event, who);
  const named = cast();
  if (!stepped.ok || Object.keys(named).length === 0) return stepped;
  return { ...stepped, entry: { ...stepped.entry, event: { ...event, cast: named } } };
};

/**
 * What shells call for an event: decide, step, and on through the passing states until the lead stands in a settled one.
 * `lead` is null for the event that captures it. Yields what it needs (see `Need`); returns the lead with its new entries,
 * or why nothing happened, in which case nothing changed. `at` of the entries is max(event.at, last entry's at).
 */
export function* advance(
  engine: Engine,
  lead: Lead | null,
  leadId: string,
  event: LeadEvent,
): Asking<Advanced> {
  const { policy, directory, lifecycle } = engine;
  let current = lead ?? newLead(leadId, policy.version, directory.version);
  const unknown = unknownName(directory, event);
  if (unknown !== null) {
    const possible = eventsFrom(lifecycle.chart, current.state);
    return { ok: false, refusal: { code: 'refused', message: unknown, possible } };
  }
  const at = Math.max(event.at, current.at);
  const pools: Pools = new Map();
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  let next = yield* decide(engine, lead, { ...event, at });
  for (let passed = 0; ; passed += 1) {
    if (passed > passingAtMost)
      throw new Error(`lead ${leadId} does not come to rest: ${current.state}`);
    const stepped = stepAndCast(engine, current, next);
    if (!stepped.ok) {
      if (passed === 0) return stepped;
      throw new Error(`lead ${leadId} is stuck in ${current.state}: ${stepped.refusal.message}`);
    }
    entries.push(stepped.entry);
    effects.push(...(yield* withPools(carryOut(engine, stepped.effects, pools), pools)));
    current = stepped.lead;
    if (!isPassing(current.state)) break;
    next = yield* withPools(passingEvent(engine, current, pools), pools);
  }
  return {
    ok: true,
    lead: current,
    entries,
    effects: netEffects(effects),
    pools: [...pools.values()],
  };
}
