import { expiringLeak } from '../ledger/expiring-leak.ts';
import { PURPOSE } from '../world/purposes.ts';
import type { Case } from './case.ts';
import { isLost, leakTo, setAlarm } from './chance.ts';
import { EVENT, nowOf, send, type Simulation } from './simulation.ts';
import { isClosed } from '@baton/core';

const isOpen = ({ lead }: Case): boolean => lead !== null && !isClosed(lead.state);

/**
 * The instant after a prospect's last chance, unless it has moved since. Attainable revenue lost here has its cause; the
 * prospect buys elsewhere when their time comes, and may tell.
 */
export const alarmRings = (sim: Simulation, of: Case): void => {
  const now = nowOf(sim);
  if (!isLost(of, now)) return setAlarm(sim, of);
  if (!isOpen(of)) return;
  if (of.attainable > 0 && of.leak === null && of.signedAt === null)
    leakTo(of, expiringLeak(sim, of, now));
  const { readyAt, buysAt } = of.prospect;
  const { tells } = sim.world.document.prospects;
  const at = Math.max(now, readyAt);
  if (buysAt === Infinity || at >= sim.until) return;
  if (sim.dice.uniform(of.hash, PURPOSE.tells) < tells.share)
    sim.kernel.schedule(at, EVENT.tells, of.index);
};

export const tellsUs = (sim: Simulation, of: Case): void => {
  if (!isOpen(of) || !isLost(of, nowOf(sim))) return;
  send(sim, of, { type: 'prospect.boughtElsewhere', at: nowOf(sim), actor: 'prospect' });
};

/** The prospect's time has come: some show interest, and some of those who know us call. */
export const timeComes = (sim: Simulation, of: Case): void => {
  const now = nowOf(sim);
  if (!isOpen(of) || of.course.takenUpAt !== null || isLost(of, now)) return;
  const { signals } = sim.world.document.prospects;
  if (sim.dice.uniform(of.hash, PURPOSE.engagesAtBuyingTime) < signals.engages) {
    of.signalled = true;
    const { points } = signals;
    send(sim, of, { type: 'prospect.engaged', at: now, actor: 'prospect', points });
  }
  if (of.course.reached && sim.dice.uniform(of.hash, PURPOSE.repliesAtBuyingTime) < signals.replies)
    send(sim, of, { type: 'prospect.replied', at: now, actor: 'prospect' });
};
