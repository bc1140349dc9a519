import { deepStrictEqual } from 'node:assert';
import {
  advance,
  type Advanced,
  compiled,
  type Engine,
  judge,
  judgeCompiled,
  type Lead,
  type LeadEvent,
  type MemoJudge,
  memoJudge,
  newLead,
  reference,
  runAsync,
  runSync,
  type SyncRun,
} from '@baton/core';
import type { Contest } from './contest.ts';
import { arrowsOf, limitSteps } from './limit-step.ts';
import { acme, answering, recordedLife, stepsThrough, stepThrough } from './recorded-life.ts';

const repeated = (times: number, run: () => number) => (): number => {
  let done = 0;
  for (let time = 0; time < times; time++) done += run();
  return done;
};

/** Decides and steps a whole life by the compiled executor, at once; answers the last lead. */
function liveCompiled(engine: Engine, events: readonly LeadEvent[]): Lead | null {
  const answer = answering(engine, new Map(), judgeCompiled);
  let lead: Lead | null = null;
  for (const event of events) {
    const run: SyncRun<Advanced> = runSync(advance(engine, lead, 'lead', event), answer);
    if (run.done && run.value.ok) lead = run.value.lead;
  }
  return lead;
}

/** The same by XState, with verdicts from a memo that outlives the lead: the reference as fast as it gets. */
async function liveReference(
  engine: Engine,
  events: readonly LeadEvent[],
  memo: MemoJudge,
): Promise<Lead | null> {
  const answer = answering(engine, new Map(), judgeCompiled);
  let lead: Lead | null = null;
  for (const event of events) {
    const advanced: Advanced = await runAsync(advance(engine, lead, 'lead', event), (need) =>
      need.need === 'judge' ? memo.judge(need.set, need.facts, need.from) : answer(need),
    );
    if (advanced.ok) lead = advanced.lead;
  }
  return lead;
}

/**
 * Lifecycle steps a second over the life of a lead that is won, under Acme's shipped policy, and whole lives a second with
 * everything that decides. All sides must end with the same lead before any is timed.
 */
export function stepContests(): Contest[] {
  const engine = acme();
  const { events, log } = recordedLife(engine);
  const after = stepsThrough(reference, engine, log);
  const last = after.at(-1)!.lead;
  const arrows = arrowsOf(log, after);
  const first = newLead('lead', engine.policy.version, engine.directory.version);
  deepStrictEqual(stepsThrough(compiled, engine, log), after);
  deepStrictEqual(liveCompiled(engine, events), last);
  deepStrictEqual(limitSteps(arrows, log, first), last);

  const limit = repeated(20_000, () => (limitSteps(arrows, log, first), log.length));
  const byTable = repeated(4_000, () => (stepThrough(compiled, engine, log), log.length));
  const byXState = repeated(100, () => (stepThrough(reference, engine, log), log.length));
  const memo = memoJudge(judge);
  const slow = { ...engine, executor: reference };
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
        run: async () => {
          for (let life = 0; life < 60; life++) await liveReference(slow, events, memo);
          return 60;
        },
      },
      contenders: [
        { name: 'compiled', run: repeated(2_000, () => (liveCompiled(engine, events), 1)) },
      ],
    },
  ];
}
