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
  readonly tempers: Map<string, Temper>;
  /** How often something has happened, by what: the occurrence of the next draw. */
  readonly counts: Map<string, number>;
  /** Real attempts in a pass: the hazard to draw from. */
  attempts: { pass: number; made: number };
  /** Until when somebody last worked on it, by person. */
  readonly workedAt: Map<string, number>;
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
  sampled: sample !== null && sample.holds(inquiry.id),
  attainable: attainableBy(prospect, until),
  lead: null,
  course: newCourse,
  firstAttemptAt: null,
  tasks: [],
  tempers: new Map(),
  counts: new Map(),
  attempts: { pass: -1, made: 0 },
  workedAt: new Map(),
  signalled: false,
  alarmAt: Infinity,
  timerAt: Infinity,
  leak: null,
  signedAt: null,
  recorded: false,
});

/** The how-manieth time this is, from 0. */
export const countOf = (of: Case, what: string): number => {
  const before = of.counts.get(what) ?? 0;
  of.counts.set(what, before + 1);
  return before;
};
