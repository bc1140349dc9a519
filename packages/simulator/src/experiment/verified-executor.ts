import { type Engine, type Executor, type LeadEvent, type MemoJudge, reference } from '@baton/core';
import type { Draws } from '../random/draws.ts';
import type { IdHash } from '../random/id-hash.ts';
import type { Sample, SampledVerdict } from '../shell/sample.ts';
import { PURPOSE } from '../world/purposes.ts';
import { type Answer, answerOf, isSame, saidBy } from './same-answer.ts';

/** The share of leads that also run through the reference executor unless said otherwise. */
export const VERIFY_SHARE = 0.001;

/** How the message of a difference begins; errors of worker threads keep nothing but their message. */
export const EXECUTORS_DIFFER = 'the executors differ';

/** One policy in one replication: an id alone names a lead in each of them. */
export interface SampledRun {
  readonly seed: string;
  readonly replication: number;
  readonly policy: string;
  /** The policy's place in the experiment, the baseline's is 0. */
  readonly place: number;
}

/** How much ran through the reference as well, and came out the same. */
export interface Checked {
  /** Counted once under each policy. */
  readonly leads: number;
  readonly steps: number;
  readonly judgements: number;
}

export const nothingChecked: Checked = { leads: 0, steps: 0, judgements: 0 };

export const allChecked = (parts: readonly Checked[]): Checked =>
  parts.reduce(
    (sum, { leads, steps, judgements }) => ({
      leads: sum.leads + leads,
      steps: sum.steps + steps,
      judgements: sum.judgements + judgements,
    }),
    nothingChecked,
  );

/**
 * Whether a lead is drawn for the sample: a draw like any other, addressed by seed, lead, replication and policy. So the sample
 * is the same however a run is cut into threads, and each replication and each policy has leads of its own in it.
 */
export const isDrawn = (
  draws: Draws,
  { high, low }: IdHash,
  { place, replication }: Pick<SampledRun, 'place' | 'replication'>,
  share: number,
): boolean => draws.uniform(high, low, PURPOSE.verified, place, replication) < share;

interface Compared {
  /** Which lead, and where it stands or what was judged. */
  readonly on: string;
  readonly event: LeadEvent;
  readonly expected: Answer<unknown>;
  readonly given: Answer<unknown>;
}

type Compare = (compared: Compared) => void;

/** Throws where the answers differ; the message names all that it takes to see the lead's life again. */
const comparing =
  ({ seed, replication, policy }: Omit<SampledRun, 'place'>): Compare =>
  ({ on, event, expected, given }) => {
    if (isSame(expected, given)) return;
    throw new Error(
      [
        `${EXECUTORS_DIFFER} on lead ${on}, under policy ${policy} in replication ${replication} of seed ${seed}`,
        `event: ${JSON.stringify(event)}`,
        `reference: ${saidBy(expected)}`,
        `compiled: ${saidBy(given)}`,
      ].join('\n'),
    );
  };

/** Steps by both executors, and hands both answers to `compare` before it gives the first. */
const besideReference = (fast: Executor, compare: Compare): Executor => ({
  ...fast,
  step: (...asked) => {
    const [, , lead, event] = asked;
    const given = answerOf(() => fast.step(...asked));
    const expected = answerOf(() => reference.step(...asked));
    compare({ on: `${lead.id} in ${lead.state}`, event, expected, given });
    if ('threw' in given) throw given.threw;
    return given.gave;
  },
});

/** A sample that counts what it has compared. */
export interface CountedSample extends Sample {
  readonly checked: () => Checked;
}

export interface SampleInput {
  readonly engine: Engine;
  readonly draws: Draws;
  /** Above 0, for none would be no sample, to 1 for all. */
  readonly share: number;
  readonly run: SampledRun;
  /** The reference's judge. It may be shared by all samples of an experiment. */
  readonly memo: MemoJudge;
}

/**
 * A sample of one replication's leads under one policy, for the reference to step and to judge as well. The first lead of the
 * first replication is always in it, so that no run is called checked of which nothing was.
 */
export const sampleOf = ({ engine, draws, share, run, memo }: SampleInput): CountedSample => {
  const compare = comparing(run);
  const checked = { ...nothingChecked };
  let isFirst = run.replication === 0;
  let told: SampledVerdict[] = [];
  const executor = besideReference(engine.executor, (compared) => {
    compare(compared);
    if (compared.event.type === 'inquiry.captured') checked.leads += 1;
    checked.steps += 1;
  });
  return {
    holds: (lead) => {
      const held = isFirst || isDrawn(draws, lead, run, share);
      isFirst = false;
      return held;
    },
    engine: { ...engine, executor },
    judged: (verdict) => {
      told.push(verdict);
    },
    waits: () => told.length > 0,
    compared: async () => {
      const all = told;
      told = [];
      for (const { lead, event, set, facts, from, judgement } of all) {
        const expected = await memo.judge(set, facts, from).then(
          (gave): Answer<unknown> => ({ gave }),
          (threw: unknown): Answer<unknown> => ({ threw }),
        );
        compare({ on: `${lead}, rules ${set.id}`, event, expected, given: { gave: judgement } });
        checked.judgements += 1;
      }
    },
    checked: () => ({ ...checked }),
  };
};
