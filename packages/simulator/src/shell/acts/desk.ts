import { isNurture } from '@baton/core';
import { hasMerit } from '../../people/prospect.ts';
import { hashPair } from '../../random/id-hash.ts';
import { PURPOSE } from '../../world/purposes.ts';
import { type Case, countOf } from '../case.ts';
import { isLost, isReadySoon } from '../chance.ts';
import { subjects } from '../names.ts';
import { lay } from '../owe.ts';
import { nowOf, send, type Simulation } from '../simulation.ts';
import type { Task } from '../task.ts';
import { attempt } from './contact.ts';
import { failsCriterion } from './reasons.ts';
import type { Act } from './rep.ts';

const firstTrack = ({ engine }: Simulation): string | null =>
  engine.policy.nurture[0]?.track ?? null;

const judgedIn = subjects();

/** Whether a desk takes the lead for unfit: rightly more often than not. */
const seemsUnfit = (sim: Simulation, of: Case, kind: string): boolean => {
  const { recognisesUnfit, misjudges } = sim.world.document.desks;
  const { counter, hash } = judgedIn(kind);
  const nth = countOf(of, counter);
  const u = sim.dice.uniform(hashPair(of.hash, hash), PURPOSE.deskJudges, nth);
  if (hasMerit(of.prospect)) return u < misjudges.share;
  return failsCriterion(sim, of) && u < recognisesUnfit.share;
};

const disqualify = (sim: Simulation, of: Case, actor: string): void => {
  const { criterion } = sim.world.document.prospects.unfit;
  send(sim, of, { type: 'lead.disqualified', at: nowOf(sim), actor, criterion });
};

const qualify = (sim: Simulation, of: Case, actor: string): void =>
  send(sim, of, { type: 'lead.qualified', at: nowOf(sim), actor });

/** To nurture, or on to sales where the policy has no nurture. */
const nurture = (sim: Simulation, of: Case, actor: string): void => {
  const track = firstTrack(sim);
  if (track === null) return qualify(sim, of, actor);
  return send(sim, of, { type: 'lead.nurtured', at: nowOf(sim), actor, track });
};

/** An inquiry that no rule covers: answered, and judged from what it says. */
export const triage: Act = (sim, { of }, actor) =>
  attempt(sim, of, {
    actor,
    channel: 'mail',
    then: () => {
      if (seemsUnfit(sim, of, 'triage')) disqualify(sim, of, actor);
      else qualify(sim, of, actor);
    },
  });

/** Not reached: tried again later, so many times. */
const tryAgain = (sim: Simulation, task: Task): boolean => {
  const { attempts, retryAfter } = sim.world.document.desks;
  task.tries += 1;
  if (task.tries >= attempts) return false;
  task.readyAt = nowOf(sim) + retryAfter;
  task.remainingMs = Number.NaN;
  lay(sim, task);
  return true;
};

/** A call to find out: on to sales, too early, or no fit. */
export const qualifyByCall: Act = (sim, task, actor) => {
  const { of } = task;
  attempt(sim, of, {
    actor,
    channel: 'call',
    then: (connected) => {
      if (!connected) {
        if (tryAgain(sim, task)) return;
        if (sim.world.document.desks.unreached === 'nurture') nurture(sim, of, actor);
        else qualify(sim, of, actor);
      } else if (isLost(of, nowOf(sim)) || seemsUnfit(sim, of, 'qualification'))
        disqualify(sim, of, actor);
      else if (of.course.takenUpAt === null && !isReadySoon(sim, of)) nurture(sim, of, actor);
      else qualify(sim, of, actor);
    },
  });
};

/** A short answer to an inquiry that rests at a desk. */
export const respond: Act = (sim, { of }, actor) => attempt(sim, of, { actor, channel: 'mail' });

const isReady = (sim: Simulation, of: Case): boolean =>
  nowOf(sim) >= of.prospect.readyAt && !isLost(of, nowOf(sim));

/** Whoever has a recycled lead on the line when its time has come hands it back to sales. */
export const passOnIfReady =
  (sim: Simulation, of: Case, actor: string) =>
  (connected: boolean): void => {
    if (!connected || !isNurture(of.lead?.state ?? '') || !isReady(sim, of)) return;
    send(sim, of, { type: 'lead.requalified', at: nowOf(sim), actor });
  };

/** A live touch. */
export const touch: Act = (sim, { of }, actor) => {
  sim.tally.liveTouches += 1;
  attempt(sim, of, { actor, channel: 'call', then: passOnIfReady(sim, of, actor) });
};

/** Whether a recycled lead goes back to sales: asked by a call, else judged by the interest shown. */
export const requalify: Act = (sim, { of }, actor) =>
  attempt(sim, of, {
    actor,
    channel: 'call',
    then: (connected) => {
      const again = connected ? isReady(sim, of) : of.signalled;
      of.signalled = false;
      const type = again ? 'lead.requalified' : 'requalification.declined';
      send(sim, of, { type, at: nowOf(sim), actor });
    },
  });

/** Calls at the agreed time: who has spoken to us takes the call. */
export const callBack: Act = (sim, { of }, actor) =>
  attempt(sim, of, { actor, channel: 'call', then: passOnIfReady(sim, of, actor) });

/** Answers a prospect who called or wrote. */
export const reply: Act = (sim, { of }, actor) =>
  attempt(sim, of, {
    actor,
    channel: 'call',
    connected: true,
    then: passOnIfReady(sim, of, actor),
  });

/** Rules for sales where the lead is unfit indeed, as far as the desk can tell. */
export const arbitrate: Act = (sim, { of }, actor) => {
  const { criterion } = sim.world.document.prospects.unfit;
  const ruling = seemsUnfit(sim, of, 'arbitration')
    ? ({ for: 'sales', to: 'disqualify', criterion } as const)
    : ({ for: 'marketing' } as const);
  send(sim, of, { type: 'arbitration.ruled', at: nowOf(sim), actor, ...ruling });
};
