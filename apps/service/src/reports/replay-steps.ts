import {
  type Clock,
  compiled,
  type Engine,
  type Entry,
  type Lead,
  newLead,
  type StepEffect,
} from '@baton/core';

/** One entry with the lead ahead of it and behind it, and what the step asked for. */
export interface ReplayedStep {
  readonly entry: Entry;
  /** Null ahead of the first. */
  readonly before: Lead | null;
  readonly lead: Lead;
  readonly effects: readonly StepEffect[];
  readonly engine: Engine;
  readonly calendar: (id: string) => Clock;
}

export type EngineOf = (policy: number, calendars: number) => Engine;

/**
 * Folds the lifecycle over one lead's log, each entry under its own version, and gives every step with its effects. Throws
 * at an entry that does not follow from those before it: verification says what is wrong with such a log.
 */
export function* replaySteps(engineOf: EngineOf, log: Iterable<Entry>): Generator<ReplayedStep> {
  let before: Lead | null = null;
  for (const entry of log) {
    const engine = engineOf(entry.policy, entry.calendars);
    const { directory, lifecycle, policy } = engine;
    const calendar = (id: string) => directory.calendar(id);
    const rules = { policy, calendars: entry.calendars, calendar };
    const held: Lead = before ?? newLead(entry.lead, entry.policy, entry.calendars);
    const stepped = compiled.step(lifecycle, rules, held, entry.event);
    if (!stepped.ok)
      throw new Error(`entry ${entry.seq} of lead ${entry.lead}: ${stepped.refusal.message}`);
    yield { entry, before, lead: stepped.lead, effects: stepped.effects, engine, calendar };
    before = stepped.lead;
  }
}
