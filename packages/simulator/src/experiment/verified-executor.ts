import { canonicalJson, compiled, type Executor, reference } from '@baton/core';
import { hashId } from '../random/id-hash.ts';

/** The share of leads that also run through the reference executor unless said otherwise. */
export const VERIFY_SHARE = 0.001;

/** How the message of a difference begins; errors of worker threads keep nothing but their message. */
export const EXECUTORS_DIFFER = 'the executors differ';

/** Whether a lead is in the sample: by its id alone, so that it is the same leads in every policy and replication. */
export const isSampled = (lead: string, share: number): boolean =>
  (hashId(lead).low >>> 0) / 2 ** 32 < share;

/** Undefined is not canonical, and means the same as absent. */
const textOf = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)));

/**
 * The compiled executor, with a sample of leads stepped by the reference as well. The first difference throws an error
 * that names the lead, the event and both answers. `share` is 0 for none to 1 for all.
 */
export const verifiedExecutor = (share: number, fast: Executor = compiled): Executor => ({
  step: (lifecycle, rules, lead, event, who) => {
    const answer = fast.step(lifecycle, rules, lead, event, who);
    if (!isSampled(lead.id, share)) return answer;
    const [given, expected] = [answer, reference.step(lifecycle, rules, lead, event, who)].map(
      textOf,
    );
    if (given !== expected)
      throw new Error(
        `${EXECUTORS_DIFFER} on lead ${lead.id} in ${lead.state}\nevent: ${JSON.stringify(event)}\nreference: ${expected}\ncompiled: ${given}`,
      );
    return answer;
  },
});
