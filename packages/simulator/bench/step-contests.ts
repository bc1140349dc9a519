import { deepStrictEqual } from 'node:assert';
import {
  advanceNow,
  compiled,
  type Engine,
  judgeCompiled,
  type JudgeNow,
  type Lead,
  type LeadEvent,
  memoJudge,
  newLead,
  reference,
} from '@baton/core';
import type { Contest } from './contest.ts';
import { arrowsOf, limitSteps } from './limit-step.ts';
import { acme, answering, recordedLife, stepsThrough, stepThrough } from './recorded-life.ts';

const repeated = (times: number, run: () => number) => (): number => {
  let done = 0;
  for (let time = 0; time < times; time++) done += run();
  return done;
};

/** Decides and steps a whole life; answers the last lead. */
function live(engine: Engine, events: readonly LeadEvent[], judging: JudgeNow): Lead | null {
  const answers = answering(engine, new Map(), judging);
  let lead: Lead | null = null;
  for (const event of events) {
    const advanced = advanceNow(engine, lead, 'lead', event, answers);
    if (advanced.ok) lead = advanced.lead;
  }
  return lead;
}

/**
 * Lifecycle steps a second over the life of a lead that is won, under Acme's shipped policy, and whole lives a second with
 * everything that decides. All sides must end with the same lead before any is timed.
 */
export async function stepContests(): Promise<Contest[]> {
  const engine = acme();
  const { events, log } = recordedLife(engine);
  const after = stepsThrough(reference, engine, log);
  const last = after.at(-1)!.lead;
  const arrows = arrowsOf(log, after);
  const first = newLead('lead', engine.policy.version, engine.directory.version);
  deepStrictEqual(stepsThrough(compiled, engine, log), after);
  deepStrictEqual(live(engine, events, judgeCompiled), last);
  deepStrictEqual(limitSteps(arrows, log, first), last);

  const limit = repeated(20_000, () => (limitSteps(arrows, log, first), log.length));
  const byTable = repeated(4_000, () => (stepThrough(compiled, engine, log), log.length));
  const byXState = repeated(100, () => (stepThrough(reference, engine, log), log.length));
  const slow = { ...engine, executor: reference };
  const memo = memoJudge();
  const asked: Parameters<JudgeNow>[] = [];
  live(engine, events, (...question) => (asked.push(question), judgeCompiled(...question)));
  for (const question of asked) await memo.judge(...question);
  // As fast as the reference gets: it judges nothing, since it was asked all of this before.
  const remembered: JudgeNow = (...question) => memo.peek(...question)!;
  deepStrictEqual(live(slow, events, remembered), last);
  return [
    {
      name: 'lifecycle steps, the limit',
      unit: 'steps',
      yardstick: { name: 'hand-written, answers known', run: limit },
      contenders: [
        { name: 'reference (XState)', run: byXState },
        { name: 'compiled', run: byTable },
      ],
    },
    {
      name: 'lifecycle steps, both executors',
      unit: 'steps',
      yardstick: { name: 'reference (XState)', run: byXState },
      contenders: [{ name: 'compiled', run: byTable }],
    },
    {
      name: 'whole lives, both executors',
      unit: 'lives',
      yardstick: {
        name: 'reference, verdicts memoised',
        run: repeated(60, () => (live(slow, events, remembered), 1)),
      },
      contenders: [
        { name: 'compiled', run: repeated(2_000, () => (live(engine, events, judgeCompiled), 1)) },
      ],
    },
  ];
}
