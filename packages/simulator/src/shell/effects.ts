import type { Effect } from '@baton/core';
import { PURPOSE } from '../world/purposes.ts';
import { type Case, countOf } from './case.ts';
import { isLost } from './chance.ts';
import { counter } from './names.ts';
import { remind } from './remind.ts';
import { nowOf, send, type Simulation } from './simulation.ts';

const mails = counter();

/** What a prospect makes of an automatic mail: interest, above all when their time has come, or nothing, or no more. */
const mailArrives = (sim: Simulation, of: Case): void => {
  const { signals, unsubscribes } = sim.world.document.prospects;
  const nth = countOf(of, mails);
  sim.tally.mails += 1;
  const at = nowOf(sim);
  const isReady = at >= of.prospect.readyAt && !isLost(of, at);
  if (
    sim.dice.uniform(of.hash, PURPOSE.engagesOnTouch, nth) <
    (isReady ? signals.whenReady : signals.onTouch)
  ) {
    of.signalled = true;
    const { points } = signals;
    send(sim, of, { type: 'prospect.engaged', at, actor: 'prospect', points });
  }
  if (sim.dice.uniform(of.hash, PURPOSE.unsubscribes, nth) < unsubscribes.share)
    send(sim, of, { type: 'prospect.unsubscribed', at, actor: 'prospect' });
};

/** Carries out what a step asks for. What people owe is given to them elsewhere (`owe`), from the lead itself. */
export const carryOut = (sim: Simulation, of: Case, effects: readonly Effect[]): void => {
  for (const effect of effects) {
    switch (effect.do) {
      case 'notify': {
        const { to, about } = effect;
        if (!('person' in to) || to.person !== about.owedBy) sim.tally.escalations += 1;
        remind(sim, of, effect);
        break;
      }
      case 'sendMail':
        mailArrives(sim, of);
        break;
      case 'recordMiss':
        sim.tally.duty(effect.obligation.kind, false);
        break;
      case 'release':
        if (effect.met && !effect.obligation.missed) sim.tally.duty(effect.obligation.kind, true);
        break;
      case 'oblige':
      case 'reportResult':
        break;
      default:
        effect satisfies never;
    }
  }
};
