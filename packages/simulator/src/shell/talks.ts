import type { Entry, LeadEvent } from '@baton/core';
import { isConvinced, openTalks, pass, prospectDoneAt } from '../people/course.ts';
import type { Case } from './case.ts';
import { hasSigned, leakTo, setCourse } from './chance.ts';
import { nowOf, type Simulation } from './simulation.ts';

const stepCount = ({ engine }: Simulation): number => engine.policy.opportunity.steps.length;

/** Which step a state of the opportunity belongs to, from 0; the result comes after the last; -1: none. */
export const stepIndexOf = (sim: Simulation, state: string): number => {
  let index = sim.stepOf.get(state);
  if (index === undefined) sim.stepOf.set(state, (index = findStep(sim, state)));
  return index;
};

const findStep = (sim: Simulation, state: string): number => {
  const [family, step] = state.split('.');
  if (family !== 'opportunity') return -1;
  if (step === 'result') return stepCount(sim);
  return sim.engine.policy.opportunity.steps.findIndex((one) => one.step === step);
};

/** The owner's own work on a step can end only when the prospect has done their part. */
export const prospectReadyFor = (sim: Simulation, of: Case, step: number): number => {
  const at = prospectDoneAt(of.prospect, of.course, step + 1);
  return at === Infinity ? nowOf(sim) : at;
};

/** Whether the present owner would close it. */
export const isWonOver = (sim: Simulation, of: Case): boolean =>
  isConvinced(of.prospect, sim.world.skill(of.lead?.custodian?.person ?? '', of.inquiry));

/** A milestone of the talks; the last is the signature, if the owner has won them over. */
export const reach = (sim: Simulation, of: Case, milestone: number): void => {
  setCourse(sim, of, pass(of.prospect, of.course, milestone, nowOf(sim)));
  if (!hasSigned(of) || of.attainable === 0 || of.leak !== null) return;
  if (isWonOver(sim, of)) of.signedAt ??= nowOf(sim);
  else loseByFit(sim, of);
};

/** The best owner had won it; this one does not. */
export const loseByFit = (sim: Simulation, of: Case): void => {
  const holder = of.lead?.custodian?.person ?? 'nobody';
  leakTo(of, { cause: 'owner fit', holder, at: nowOf(sim) });
};

/** Follows the lead through its opportunity: opened, and each step left behind. */
export const followTalks = (
  sim: Simulation,
  of: Case,
  event: LeadEvent,
  entries: readonly Entry[],
): void => {
  if (event.type === 'opportunity.opened')
    setCourse(sim, of, openTalks(of.prospect, of.course, nowOf(sim), stepCount(sim)));
  // Nothing is reached before the opportunity is open.
  if (of.course.milestone < 0) return;
  for (const { from, to } of entries) {
    const next = stepIndexOf(sim, to);
    if (stepIndexOf(sim, from) >= 0 && next > of.course.milestone) reach(sim, of, next);
  }
};
