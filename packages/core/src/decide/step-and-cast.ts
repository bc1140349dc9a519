import type { Entry } from '../custody/entry.ts';
import type { Cast, LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { StepRules } from '../lifecycle/draft.ts';
import type { Stepped } from '../lifecycle/step.ts';
import type { Clock } from '../time/clock.ts';
import { Caster, Names } from './cast.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';

/** What every step over a directory needs. */
interface Stepping {
  readonly rules: StepRules;
  readonly names: Names;
}

const made = new WeakMap<Directory, Stepping>();

/** What was asked for last: a simulation steps millions of times under the same. */
let askedFor: Engine | null = null;
let answer: Stepping | null = null;

const steppingOf = (engine: Engine): Stepping => {
  if (askedFor === engine && answer !== null) return answer;
  const { policy, directory } = engine;
  let stepping = made.get(directory);
  if (stepping === undefined || stepping.rules.policy !== policy) {
    const calendar = (id: string): Clock => directory.calendar(id);
    const rules: StepRules = { policy, calendars: directory.version, calendar };
    stepping = { rules, names: new Names() };
    made.set(directory, stepping);
  }
  askedFor = engine;
  answer = stepping;
  return stepping;
};

/** What a step of this engine runs under. Made once for an org. */
export const stepRulesOf = (engine: Engine): StepRules => steppingOf(engine).rules;

/** One step at the event's instant, with the parties that it named on its entry. */
export const stepAndCast = (engine: Engine, lead: Lead, event: LeadEvent, at: number): Stepped => {
  const { directory, lifecycle, executor } = engine;
  const { rules, names } = steppingOf(engine);
  const caster = new Caster(directory, names, at);
  const stepped = executor.step(lifecycle, rules, lead, event, caster);
  const { cast } = caster;
  if (!stepped.ok || cast === null) return stepped;
  const { entry, effects } = stepped;
  return { ok: true, lead: stepped.lead, entry: withEvent(entry, withCast(event, cast)), effects };
};

/** A spread is quick where it meets few shapes, so the events that name parties most often have one each. */
const withCast = (event: LeadEvent, cast: Cast): LeadEvent => {
  switch (event.type) {
    case 'obligation.due': {
      // The most frequent of them: written out it is a third of the time that a spread takes.
      const { type, at, actor, id, rung, verdict } = event;
      return verdict === undefined ? { type, at, actor, id, rung, cast } : { ...event, cast };
    }
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
