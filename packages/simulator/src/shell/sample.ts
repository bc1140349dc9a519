import type { Engine, Facts, Judgement, LeadEvent, RuleSet } from '@baton/core';
import type { IdHash } from '../random/id-hash.ts';

/** A verdict on a sampled lead, with the event that it was asked for. */
export interface SampledVerdict {
  readonly lead: string;
  readonly event: LeadEvent;
  readonly set: RuleSet;
  readonly facts: Facts;
  readonly from: number;
  readonly judgement: Judgement;
}

/** How the leads of one replication's sample run: beside the reference, which must say the same. */
export interface Sample {
  /** Whether a lead is in the sample. Asked once of every lead, in the order in which they arrive. */
  readonly holds: (lead: IdHash) => boolean;
  /** Steps by both executors; throws at the first difference. */
  readonly engine: Engine;
  /** Told every verdict. The reference takes its time to judge, so verdicts wait until the run pauses to have them compared. */
  readonly judged: (verdict: SampledVerdict) => void;
  /** Whether a verdict waits. */
  readonly waits: () => boolean;
  /** Compares the verdicts that wait; rejects with the first difference among them. */
  readonly compared: () => Promise<void>;
}
