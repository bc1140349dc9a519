import type { Engine, Facts, Judgement, LeadEvent, RuleSet } from '@baton/core';

/** A verdict on a sampled lead, with the event that it was asked for. */
export interface SampledVerdict {
  readonly lead: string;
  readonly event: LeadEvent;
  readonly set: RuleSet;
  readonly facts: Facts;
  readonly from: number;
  readonly judgement: Judgement;
}

/** How the leads of a sample run: beside the reference, which must say the same. */
export interface Sample {
  /** Whether a lead is in the sample. */
  readonly holds: (lead: string) => boolean;
  /** Steps by both executors; throws at the first difference. */
  readonly engine: Engine;
  /** Told every verdict. The reference takes its time to judge, so the verdicts are compared when the run is over. */
  readonly judged: (verdict: SampledVerdict) => void;
  /** Rejects with the first difference among the verdicts told since it was asked last. */
  readonly compared: () => Promise<void>;
}
