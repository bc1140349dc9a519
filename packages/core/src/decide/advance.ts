import type { Entry } from '../custody/entry.ts';
import type { Effect } from '../lead/effect.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import type { StepRules } from '../lifecycle/draft.ts';
import { isPassing } from '../lifecycle/states.ts';
import type { StepRefusal } from '../lifecycle/step.ts';
import type { Answer, Need } from '../rules/rule-set.ts';
import type { Asking } from './ask.ts';
import { recordCast } from './cast.ts';
import { decide, decideRouting, destinationOf } from './decide.ts';
import type { Engine } from './engine.ts';
import type { PoolState } from './pool-state.ts';

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

/** More passing states in a row than a policy can ask for: routing, rejected by a bound, final desk. */
const passesThroughAtMost = 8;

/** The engine's own event in a passing state. */
function* passingEvent(engine: Engine, lead: Lead, at: number): Asking<{ event: LeadEvent; pools: readonly PoolState[] }> {
  const own = { at, actor: 'engine' } as const;
  if (lead.state === 'returned')
    return { event: { ...own, type: 'lead.rerouted', destination: destinationOf(engine.policy, lead) }, pools: [] };
  const { decision, verdict, pools } = yield* decideRouting(engine, lead, at);
  return { event: { ...own, type: 'lead.routed', decision, verdict }, pools };
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

export const stepRulesOf = (engine: Engine): StepRules => ({
  policy: engine.policy,
  calendars: engine.directory.version,
  calendar: (id) => engine.directory.calendar(id),
});

/**
 * What shells call for an event: decide, step, and on through the passing states until the lead stands in a settled one.
 * `lead` is null for the event that captures it. Yields what it needs (see `Need`); returns the lead with its new entries,
 * or why nothing happened, in which case nothing changed. `at` of the entries is max(event.at, last entry's at).
 */
export function* advance(engine: Engine, lead: Lead | null, leadId: string, event: LeadEvent): Asking<Advanced> {
  const { directory, lifecycle, executor } = engine;
  const rules = stepRulesOf(engine);
  const at = Math.max(event.at, lead?.at ?? event.at);
  const changed = new Map<string, PoolState>();
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  let current = lead ?? newLead(leadId, engine.policy.version, directory.version);
  let next: LeadEvent = yield* decide(engine, lead, { ...event, at });
  for (let passed = 0; ; passed += 1) {
    if (passed > passesThroughAtMost) throw new Error(`lead ${leadId} does not come to rest: ${current.state}`);
    const { who, cast } = recordCast(directory, at);
    const stepped = executor.step(lifecycle, rules, current, next, who);
    if (!stepped.ok) {
      if (passed === 0) return { ok: false, refusal: stepped.refusal };
      throw new Error(`lead ${leadId} is stuck in ${current.state}: ${stepped.refusal.message}`);
    }
    const named = cast();
    const { entry } = stepped;
    entries.push(Object.keys(named).length === 0 ? entry : { ...entry, event: { ...entry.event, cast: named } });
    effects.push(...stepped.effects);
    current = stepped.lead;
    if (!isPassing(current.state)) break;
    const passing = yield* withPools(passingEvent(engine, current, at), changed);
    for (const pool of passing.pools) changed.set(pool.pool, pool);
    next = passing.event;
  }
  return { ok: true, lead: current, entries, effects, pools: [...changed.values()] };
}
