import type { LeadEvent } from '@baton/core';
import { hasMerit } from '../../people/prospect.ts';
import { PURPOSE } from '../../world/purposes.ts';
import { countOf } from '../case.ts';
import { hasSigned, isLost, isReadySoon, speak } from '../chance.ts';
import { counter, countersBy } from '../names.ts';
import { nowOf, send, type Simulation } from '../simulation.ts';
import { isWonOver, loseByFit, reach, stepIndexOf } from '../talks.ts';
import type { Task } from '../task.ts';
import { temperIn } from '../tempers.ts';
import { attempt } from './contact.ts';
import { giveBack, lose } from './give-back.ts';
import { hasHadEnough } from './giving-up.ts';
import { failsCriterion, reasonFor } from './reasons.ts';

export type Act = (sim: Simulation, task: Task, actor: string) => void;

const asked = counter();
const offerTo = countersBy();

/** Looks at an offer: rejects it, with an excuse where one applies, or accepts. */
export const answerOffer: Act = (sim, task, actor) => {
  const { dice, world } = sim;
  const { rejects } = world.document.reps;
  const { pair, excuse } = temperIn(sim, task.of, actor);
  const nth = countOf(task.of, offerTo(actor));
  const at = nowOf(sim);
  const accept = () => send(sim, task.of, { type: 'lead.accepted', at, actor });
  const onSight = dice.uniform(pair, PURPOSE.rejects, nth) < rejects.share;
  const excused =
    excuse !== null && dice.uniform(pair, PURPOSE.rejectsWithExcuse, nth) < rejects.withExcuse;
  if (!onSight && !excused) return accept();
  const disputed = dice.uniform(pair, PURPOSE.disputes, nth) < rejects.disputed;
  const reason = reasonFor(sim, disputed ? 'disputed' : 'rejected');
  if (reason === null) return accept();
  const known = excused && sim.engine.policy.excuses.includes(excuse);
  const event: LeadEvent = {
    type: 'lead.rejected',
    at,
    actor,
    reason,
    criterion: excused ? excuse : world.document.prospects.unfit.criterion,
    ...(known ? { excuse } : {}),
    ...(disputed ? { disputed } : {}),
  };
  return send(sim, task.of, event, null, accept);
};

/** The next attempt of the cadence, unless the rep has had enough. */
export const makeAttempt: Act = (sim, task, actor) => {
  const temper = temperIn(sim, task.of, actor);
  if (hasHadEnough(sim, task.of, temper)) {
    const refused = () => {
      temper.refused = true;
    };
    return giveBack(sim, task, actor, { why: 'unreachable', refused });
  }
  const { attempts } = sim.engine.policy.cadence;
  const planned = attempts[Math.min(Number(task.about ?? 0), attempts.length - 1)];
  temper.attempts += 1;
  return attempt(sim, task.of, { actor, channel: planned?.channel ?? 'call' });
};

/** After the last attempt: given back as unreachable; where the playbook asks for more attempts, they are made. */
export const decideAfterCadence: Act = (sim, task, actor) =>
  giveBack(sim, task, actor, {
    why: 'unreachable',
    refused: () => {
      const { attempts, enforce } = sim.engine.policy.cadence.returnNotBefore;
      if (enforce === 'refuse' && (task.of.lead?.attempts ?? 0) < attempts)
        attempt(sim, task.of, { actor, channel: 'call' });
    },
  });

/**
 * Too early. Who is ready soon is called again then; some of the others name the time themselves. What the playbook does
 * not hold, and everybody else, goes back.
 */
const notNow: Act = (sim, task, actor) => {
  const { of } = task;
  const { readyAt } = of.prospect;
  const at = nowOf(sim);
  const returnIt = () => giveBack(sim, task, actor, { why: 'notNow' });
  const unlessHeld = () => {
    if (of.lead?.state !== 'held') returnIt();
  };
  const [reason] = sim.engine.policy.holds.reasons;
  if (isReadySoon(sim, of) && reason !== undefined)
    return send(
      sim,
      of,
      { type: 'callback.agreed', at, callbackAt: readyAt, actor, reason },
      null,
      returnIt,
    );
  const { asksForCallback } = sim.world.document.prospects;
  const asks =
    readyAt !== Infinity &&
    sim.dice.uniform(of.hash, PURPOSE.asksForCallback) < asksForCallback.share &&
    countOf(of, asked) === 0;
  if (!asks) return returnIt();
  return send(
    sim,
    of,
    { type: 'prospect.askedForCallback', at, callbackAt: readyAt, actor: 'prospect' },
    unlessHeld,
    returnIt,
  );
};

/** The first real talk: an opportunity, too early, no fit, or too late. */
export const judge: Act = (sim, task, actor) => {
  const { of } = task;
  const at = nowOf(sim);
  if (isLost(of, at)) {
    const { tells } = sim.world.document.prospects;
    if (sim.dice.uniform(of.hash, PURPOSE.tells) >= tells.share)
      return giveBack(sim, task, actor, { why: 'gone' });
    return send(sim, of, { type: 'prospect.boughtElsewhere', at, actor: 'prospect' });
  }
  speak(sim, of);
  if (failsCriterion(sim, of)) return giveBack(sim, task, actor, { why: 'notFit' });
  if (of.course.takenUpAt === null) return notNow(sim, task, actor);
  return send(sim, of, { type: 'opportunity.opened', at, actor });
};

/** The milestone at which a prospect whom this owner does not win over drops out, from 1. */
const dropsAt = ({ dice }: Simulation, { of }: Task): number =>
  Math.ceil(dice.uniform(of.hash, PURPOSE.dropsAt) * Math.max(1, of.course.milestones));

/** The owner's part of a step is done: on with it, or the prospect has dropped out. */
export const workOnStep: Act = (sim, task, actor) => {
  const { of, about } = task;
  if (about === null) return;
  const at = nowOf(sim);
  const step = stepIndexOf(sim, of.lead?.state ?? '');
  if (isLost(of, at)) return lose(sim, task, actor);
  if (!isWonOver(sim, of) && step + 1 >= dropsAt(sim, task)) {
    if (hasMerit(of.prospect)) loseByFit(sim, of);
    return lose(sim, task, actor);
  }
  send(sim, of, { type: 'step.completed', at, actor, step: about });
};

/** Enters the result. Without steps before it, this is where the prospect signs. */
export const enterResult: Act = (sim, task, actor) => {
  const { of } = task;
  const at = nowOf(sim);
  if (of.course.milestone === 0 && !hasSigned(of)) reach(sim, of, of.course.milestones);
  if (of.signedAt === null) return lose(sim, task, actor);
  const { value } = of.prospect;
  return send(sim, of, { type: 'deal.won', at, actor, amount: value }, () => {
    of.recorded = true;
  });
};

/** Asks whether a prospect who is overdue in a step is still there. */
export const checkProspect: Act = (sim, task, actor) =>
  attempt(sim, task.of, { actor, channel: 'call', connected: !isLost(task.of, nowOf(sim)) });
