import type { Entry } from '@baton/core';

/** A lead as a simulator written for one policy would keep it: numbers, and no word of what is owed to whom. */
interface Counted {
  state: number;
  seq: number;
  at: number;
  attempts: number;
}

/** States and events of a log as integers, and the table between them. */
export interface PlainTable {
  readonly states: readonly string[];
  readonly next: Int16Array;
  readonly events: Uint8Array;
  readonly instants: Float64Array;
  readonly types: number;
  readonly attempt: number;
}

const indexIn = <T>(all: T[], one: T): number => {
  const known = all.indexOf(one);
  return known >= 0 ? known : all.push(one) - 1;
};

/** The smallest table that takes a lead through this log. */
export function plainTable(log: readonly Entry[]): PlainTable {
  const states: string[] = [log[0]!.from];
  const types: string[] = [];
  // An event that leads to two states, by its guards, counts as two.
  const arrows = log.map(({ event, from, to }) => ({
    from: indexIn(states, from),
    to: indexIn(states, to),
    type: indexIn(types, `${event.type} ${to}`),
  }));
  const next = new Int16Array(states.length * types.length).fill(-1);
  for (const { from, to, type } of arrows) next[from * types.length + type] = to;
  return {
    states,
    next,
    events: Uint8Array.from(arrows, ({ type }) => type),
    instants: Float64Array.from(log, ({ event }) => event.at),
    types: types.length,
    attempt: types.findIndex((type) => type.startsWith('attempt.made')),
  };
}

/**
 * The hand-written limit of a step: one look into a table and three numbers. No guards, obligations, deadlines, entries or
 * effects, so that nothing which keeps a lead can be faster.
 */
export function plainSteps(table: PlainTable): Counted {
  const { next, events, instants, types, attempt } = table;
  const lead: Counted = { state: 0, seq: 0, at: 0, attempts: 0 };
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!;
    const to = next[lead.state * types + event]!;
    if (to < 0) throw new Error('no arrow');
    lead.state = to;
    lead.seq += 1;
    lead.at = instants[index]!;
    if (event === attempt) lead.attempts += 1;
  }
  return lead;
}
