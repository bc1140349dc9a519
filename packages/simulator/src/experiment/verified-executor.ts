import {
  canonicalJson,
  type Engine,
  type Executor,
  type LeadEvent,
  memoJudge,
  reference,
} from '@baton/core';
import { hashId } from '../random/id-hash.ts';
import type { Sample, SampledVerdict } from '../shell/sample.ts';

/** The share of leads that also run through the reference executor unless said otherwise. */
export const VERIFY_SHARE = 0.001;

/** How the message of a difference begins; errors of worker threads keep nothing but their message. */
export const EXECUTORS_DIFFER = 'the executors differ';

/** Whether a lead is in the sample: by its id alone, so that it is the same leads in every policy and replication. */
export const isSampled = (lead: string, share: number): boolean =>
  (hashId(lead).low >>> 0) / 2 ** 32 < share;

/** Undefined is not canonical, and means the same as absent. */
const textOf = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)));

interface Answered {
  /** Which lead, and where it stands or what was judged. */
  readonly on: string;
  readonly event: LeadEvent;
  readonly expected: unknown;
  readonly given: unknown;
}

const compare = ({ on, event, ...answers }: Answered): void => {
  const [expected, given] = [textOf(answers.expected), textOf(answers.given)];
  if (given !== expected)
    throw new Error(
      `${EXECUTORS_DIFFER} on lead ${on}\nevent: ${JSON.stringify(event)}\nreference: ${expected}\ncompiled: ${given}`,
    );
};

/** Steps by both executors, and throws an error that names the lead, the event and both answers where they differ. */
export const besideReference = (fast: Executor): Executor => ({
  ...fast,
  step: (lifecycle, rules, lead, event, who) => {
    const given = fast.step(lifecycle, rules, lead, event, who);
    const expected = reference.step(lifecycle, rules, lead, event, who);
    compare({ on: `${lead.id} in ${lead.state}`, event, expected, given });
    return given;
  },
});

/** A sample of leads for the reference to step and to judge as well. `share` is 0 for none to 1 for all. */
export const sampleOf = (engine: Engine, share: number): Sample | undefined => {
  if (share <= 0) return undefined;
  const memo = memoJudge();
  let told: SampledVerdict[] = [];
  return {
    holds: (lead) => isSampled(lead, share),
    engine: { ...engine, executor: besideReference(engine.executor) },
    judged: (verdict) => {
      told.push(verdict);
    },
    compared: async () => {
      const all = told;
      told = [];
      for (const { lead, event, set, facts, from, judgement } of all) {
        const expected = await memo.judge(set, facts, from);
        compare({ on: `${lead}, rules ${set.id}`, event, expected, given: judgement });
      }
    },
  };
};
