import type { Lead } from '@baton/core';
import { type Course, newCourse } from '../people/course.ts';
import { attainableBy, type Prospect } from '../people/prospect.ts';
import type { Temper } from '../people/temper.ts';
import type { Leak } from '../ledger/leak.ts';
import type { IdHash } from '../random/id-hash.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { Simulation } from './simulation.ts';
import type { Task } from './task.ts';

/** One lead of a simulation: what it is, how far it has come, and what is known of it beside the stored lead. */
export interface Case {
  /** The kernel's number of it. */
  readonly index: number;
  readonly inquiry: SimulatedLead;
  readonly hash: IdHash;
  readonly prospect: Prospect;
  /** Also runs through the reference. */
  readonly sampled: boolean;
  /** What perfect handling wins, minor units. */
  readonly attainable: number;
  /** `null` until captured. */
  lead: Lead | null;
  course: Course;
  /** The first real attempt, even if it came too late. */
  firstAttemptAt: number | null;
  /** What people have to do about it. */
  tasks: Task[];
  /** What each rep makes of it. */
  tempers: Temper[];
  /** What has happened and how often, in turn: the occurrence of the next draw. A lead has few, and a list is a tenth of a map. */
  counts: number[];
  /** Real attempts in a pass: the hazard to draw from. */
  attemptsPass: number;
  attemptsMade: number;
  /** Who has worked on it, by number, and until when, in turn. */
  workedAt: number[];
  /** When what is owed on it changed last, as a number that rises with every change of any lead. */
  changed: number;
  /** What the work order sorts by; NaN until it is asked for. */
  score: number;
  /** Interest shown that the desk has not looked into yet. */
  signalled: boolean;
  /** When the latest alarm for the end of the last chance is set; Infinity: none. */
  alarmAt: number;
  /** When the lead's own timer is set. */
  timerAt: number;
  leak: Leak | null;
  signedAt: number | null;
  recorded: boolean;
}

export const newCase = (
  index: number,
  inquiry: SimulatedLead,
  hash: IdHash,
  prospect: Prospect,
  { until, sample }: Pick<Simulation, 'until' | 'sample'>,
): Case => ({
  index,
  inquiry,
  hash,
  prospect,
  sampled: sample !== null && sample.holds(hash),
  attainable: attainableBy(prospect, until),
  lead: null,
  course: newCourse,
  firstAttemptAt: null,
  tasks: [],
  tempers: [],
  counts: [],
  attemptsPass: -1,
  attemptsMade: 0,
  workedAt: [],
  changed: 0,
  score: Number.NaN,
  signalled: false,
  alarmAt: Infinity,
  timerAt: Infinity,
  leak: null,
  signedAt: null,
  recorded: false,
});

/** The how-manieth time this is, from 0. */
export const countOf = (of: Case, what: number): number => {
  const { counts } = of;
  for (let at = 0; at < counts.length; at += 2) {
    if (counts[at] !== what) continue;
    const before = counts[at + 1]!;
    counts[at + 1] = before + 1;
    return before;
  }
  counts.push(what, 1);
  return 0;
};

/** Until when a person last worked on it; -Infinity: never. */
export const workedUntil = ({ workedAt }: Case, server: number): number => {
  for (let at = 0; at < workedAt.length; at += 2)
    if (workedAt[at] === server) return workedAt[at + 1]!;
  return -Infinity;
};

export const noteWork = (of: Case, server: number, until: number): void => {
  const { workedAt } = of;
  for (let at = 0; at < workedAt.length; at += 2)
    if (workedAt[at] === server) {
      workedAt[at + 1] = until;
      return;
    }
  if (workedAt.length === 0) of.workedAt = [server, until];
  else workedAt.push(server, until);
};
