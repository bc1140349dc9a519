import { advance, type Advanced, type Answer, type Need, runSync } from '@baton/core';
import { settle } from './settle.ts';
import type { Message, Simulation } from './simulation.ts';

/** Answers of the shell that need no waiting; a judgement that the memo does not know does. */
const answerOf =
  (sim: Simulation) =>
  (need: Need): Answer | undefined => {
    switch (need.need) {
      case 'judge':
        return sim.memo.peek(need.set, need.facts, need.from);
      case 'pool':
        return sim.pools.get(need.pool) ?? { pool: need.pool, members: {} };
      case 'loads':
        return Object.fromEntries(need.people.map((one) => [one, sim.loads.get(one) ?? 0]));
      default:
        return need satisfies never;
    }
  };

const take = (sim: Simulation, message: Message, advanced: Advanced): void => {
  if (advanced.ok) {
    settle(sim, message.to, advanced, message.event);
    message.accepted?.();
  } else {
    sim.tally.refused(message.event.type, advanced.refusal.code);
    message.refused?.(advanced.refusal.message);
  }
};

/**
 * Delivers what is in the inbox, and what that leads to, in order. A generator that yields a promise wherever rules must
 * really be judged; with a warm memo it never does.
 */
export function* deliver(sim: Simulation): Generator<Promise<Answer>, void, Answer> {
  const answer = answerOf(sim);
  for (let next = 0; next < sim.inbox.length; next += 1) {
    const message = sim.inbox[next];
    if (message === undefined) continue;
    const { to, event } = message;
    let run = runSync(advance(sim.engine, to.lead, to.inquiry.id, event), answer);
    while (!run.done) {
      const { pending } = run;
      if (pending.need !== 'judge') throw new Error(`the shell has no answer to ${pending.need}`);
      run = run.resume(yield sim.memo.judge(pending.set, pending.facts, pending.from));
    }
    take(sim, message, run.value);
  }
  sim.inbox.length = 0;
}
