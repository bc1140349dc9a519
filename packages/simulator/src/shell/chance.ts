import { type Course, isGone, isSigned, lastChance, talk, contact } from '../people/course.ts';
import { PURPOSE } from '../world/purposes.ts';
import type { Leak } from '../ledger/leak.ts';
import type { Case } from './case.ts';
import { EVENT, nowOf, type Simulation } from './simulation.ts';

/** Puts a case on a course and sets the alarm for the end of its last chance, if anybody will ask. */
export const setCourse = (sim: Simulation, of: Case, course: Course): void => {
  of.course = course;
  setAlarm(sim, of);
};

/** Alarms set earlier find the chance moved and do nothing. */
export const setAlarm = (sim: Simulation, of: Case): void => {
  const at = lastChance(of.prospect, of.course) + 1;
  if (at === of.alarmAt || at >= sim.until) return;
  of.alarmAt = at;
  sim.kernel.schedule(Math.max(at, nowOf(sim)), EVENT.alarm, of.index);
};

export const isLost = (of: Case, at: number): boolean => isGone(of.prospect, of.course, at);

/** Whether the money is still to be had. */
export const isWinnable = (of: Case, at: number): boolean =>
  of.attainable > 0 && of.leak === null && of.signedAt === null && !isLost(of, at);

/** The one cause and the one holder; the first instant counts, so a leak is never changed. */
export const leakTo = (of: Case, leak: Leak): void => {
  if (of.attainable > 0 && of.signedAt === null) of.leak ??= leak;
};

/** A real attempt begins: it is the first contact from this instant on, whether it is answered or not. */
export const makeContact = (sim: Simulation, of: Case): void => {
  of.firstAttemptAt ??= nowOf(sim);
  setCourse(sim, of, contact(of.prospect, of.course, nowOf(sim)));
};

/** The prospect is on the line. */
export const speak = (sim: Simulation, of: Case): void =>
  setCourse(sim, of, talk(of.prospect, of.course, nowOf(sim)));

/** Whether this attempt is answered. Who has been reached once takes our calls. */
export const isAnswered = (sim: Simulation, of: Case, channel: string): boolean => {
  const pass = of.lead?.pass ?? 0;
  if (of.attemptsPass !== pass) {
    of.attemptsPass = pass;
    of.attemptsMade = 0;
  }
  const attempt = of.attemptsMade;
  of.attemptsMade += 1;
  if (of.course.reached) return true;
  const u = sim.dice.uniform(of.hash, PURPOSE.answer, pass * 64 + Math.min(attempt, 63));
  return u < sim.world.answers(attempt, channel);
};

/** The prospect's own event when their time comes, if they are the kind who shows it. */
export const expectSignal = (sim: Simulation, of: Case): void => {
  const { readyAt } = of.prospect;
  if (readyAt < sim.until)
    sim.kernel.schedule(Math.max(readyAt, nowOf(sim)), EVENT.ready, of.index);
};

export const hasSigned = (of: Case): boolean => isSigned(of.course);

/** Ready, or so soon that sales stays with them. */
export const isReadySoon = ({ world, kernel }: Simulation, { prospect }: Case): boolean =>
  prospect.readyAt - kernel.now <= world.document.reps.looksAhead;
