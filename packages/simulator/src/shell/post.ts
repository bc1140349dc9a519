import {
  advanceNow,
  type Advanced,
  type Answers,
  type Engine,
  type Facts,
  type Judgement,
  type RuleSet,
} from '@baton/core';
import { settle } from './settle.ts';
import type { Message, Simulation } from './simulation.ts';

/** Thrown by an answer that the memo does not know yet; caught here alone. */
class NotJudged extends Error {
  override readonly name = 'NotJudged';
  readonly set: RuleSet;
  readonly facts: Facts;
  readonly from: number;

  constructor(set: RuleSet, facts: Facts, from: number) {
    super(`rules ${set.id} were not judged on these facts before`);
    this.set = set;
    this.facts = facts;
    this.from = from;
  }
}

/** The shell's answers: pools and loads from memory, verdicts by the engine's own judge or else from the memo. */
export const answersOf = ({ engine, pools, serverOf, memo }: Parts): Answers => ({
  judge:
    engine.executor.judge ??
    ((set, facts, from) => {
      const known = memo.peek(set, facts, from);
      if (known === undefined) throw new NotJudged(set, facts, from);
      return known;
    }),
  pool: (pool) => pools.get(pool) ?? { pool, members: {} },
  loads: (people) => {
    const found: Record<string, number> = {};
    for (const one of people) found[one] = serverOf.get(one)?.owes ?? 0;
    return found;
  },
});

type Parts = Pick<Simulation, 'engine' | 'pools' | 'serverOf' | 'memo'>;

const take = (sim: Simulation, message: Message, advanced: Advanced): void => {
  if (advanced.ok) {
    settle(sim, message.to, advanced, message.event);
    message.accepted?.();
  } else {
    sim.tally.refused(message.event.type, advanced.refusal.code);
    message.refused?.(sim, message, advanced.refusal.message);
  }
};

const advanceBy = (sim: Simulation, { to, event }: Message, engine: Engine): Advanced =>
  advanceNow(engine, to.lead, to.inquiry.id, event, sim.answers);

/** A sampled lead: the reference steps beside, and every verdict is kept for it to judge. */
const advanceSampled = (sim: Simulation, { to, event }: Message): Advanced => {
  const { sample, answers } = sim;
  if (sample === null) throw new Error('no lead is sampled here');
  return advanceNow(sample.engine, to.lead, to.inquiry.id, event, {
    ...answers,
    judge: (set, facts, from) => {
      const judgement = answers.judge(set, facts, from);
      sample.judged({ lead: to.inquiry.id, event, set, facts, from, judgement });
      return judgement;
    },
  });
};

/** Delivers what is in the inbox, and what that leads to, in order, by an engine that judges at once. */
export const deliverNow = (sim: Simulation): void => {
  for (;;) {
    const message = sim.inbox.take();
    if (message === null) return;
    const advanced = message.to.sampled
      ? advanceSampled(sim, message)
      : advanceBy(sim, message, sim.engine);
    take(sim, message, advanced);
  }
};

/**
 * The same by an engine that has to wait for a verdict which the memo does not know. Advancing is pure: it begins anew when
 * the verdict is there.
 */
export function* deliver(sim: Simulation): Generator<Promise<Judgement>, void, unknown> {
  for (;;) {
    const message = sim.inbox.take();
    if (message === null) return;
    let advanced: Advanced | null = null;
    while (advanced === null) {
      try {
        advanced = advanceBy(sim, message, sim.engine);
      } catch (thrown) {
        if (!(thrown instanceof NotJudged)) throw thrown;
        yield sim.memo.judge(thrown.set, thrown.facts, thrown.from);
      }
    }
    take(sim, message, advanced);
  }
}
