import { type Clock, elapsed, isOpen } from '@baton/core';
import { ownPile, type Pile } from './pile.ts';
import type { Task } from './task.ts';

/** A person at work: one thing at a time, at their hours. */
export interface Server {
  readonly index: number;
  readonly person: string;
  /** Their hours, all absences taken out, also those nobody announced. */
  readonly clock: Clock;
  /** Their hours if they were never absent. */
  readonly usual: Clock;
  readonly own: Pile;
  readonly piles: Pile[];
  doing: Task | null;
  /** How much of the present task this block will do. */
  blockMs: number;
  /** Open obligations that they owe. */
  owes: number;
  /** Whether they will be looked at once the inbox is empty. */
  called: boolean;
  /** Whether the kernel will wake them at the next opening. */
  waking: boolean;
  workedMs: number;
  /** Since when they have had nothing to do; NaN while they work. */
  idleSince: number;
  /** When they had nothing to do, start and end in turn, ascending. */
  readonly idle: number[];
  /** Instants of the reminders they got, ascending; those before `recentFrom` weigh no more. */
  reminders: number[];
  recentFrom: number;
}

export interface Hours {
  readonly clock: Clock;
  readonly usual: Clock;
}

export const newServer = (
  index: number,
  person: string,
  { clock, usual }: Hours,
  from: number,
): Server => {
  const own = ownPile(person);
  const server: Server = {
    index,
    person,
    clock,
    usual,
    own,
    piles: [own],
    doing: null,
    blockMs: 0,
    owes: 0,
    called: false,
    waking: false,
    workedMs: 0,
    idleSince: from,
    idle: [],
    reminders: [],
    recentFrom: 0,
  };
  own.servers.push(server);
  return server;
};

/** Whether they were at work with nothing to do at some time in `[from, to)`. */
export const wasIdle = ({ idle, idleSince, clock }: Server, from: number, to: number): boolean => {
  if (!Number.isNaN(idleSince) && elapsed(clock, Math.max(idleSince, from), to) > 0) return true;
  for (let at = idle.length - 2; at >= 0; at -= 2) {
    const start = idle[at]!;
    const end = idle[at + 1]!;
    if (end <= from) return false;
    if (elapsed(clock, Math.max(start, from), Math.min(end, to)) > 0) return true;
  }
  return false;
};

export const isAtWork = ({ clock }: Server, at: number): boolean => isOpen(clock, at);

/** Whether an absence took hours from them in `[from, to)`. */
export const wasAway = ({ clock, usual }: Server, from: number, to: number): boolean =>
  elapsed(usual, from, to) > elapsed(clock, from, to);
