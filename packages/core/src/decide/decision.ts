import type { Facts } from '../rules/condition.ts';
import type { QualifyThen } from '../policy/policy.ts';
import type { Party } from '../lead/lead.ts';

/** Which rule of a set fired on which facts; `rule` is `null` when none matched. */
export interface Judgement {
  readonly set: string;
  readonly rule: string | null;
  /** Index of the rule in its set, -1 when none matched. */
  readonly index: number;
  /** The values of the facts that the set names, as far as known. */
  readonly facts: Facts;
}

/** What the rule sets said about an event. Parts that the event does not call for are absent. */
export interface Verdict {
  readonly qualify?: Judgement & {
    readonly then: QualifyThen | null;
    readonly reason: string | null;
  };
  readonly segment?: string | null;
  /** SLA clause by kind. */
  readonly terms?: Readonly<Record<string, number | 'default'>>;
  /** Whether a requalification rule of the track holds. */
  readonly requalify?: Judgement;
}

export type Refusal =
  | 'away'
  | 'off-hours'
  | 'over-cap'
  | 'not-entitled'
  | 'excluded'
  | 'not-account-owner'
  | 'outside-window'
  | 'unknown';

/** One person who could have been the owner, and why they were not. */
export interface Candidate {
  readonly person: string;
  readonly pointer: number | null;
  readonly load: number | null;
  readonly score: number | null;
  readonly refused: Refusal | null;
  /** When a person who is away or off hours is back, if known. */
  readonly back: number | null;
}

/** One routing rule that was tried and yielded no owner. */
export interface TriedRule {
  readonly rule: string;
  readonly pool: string | null;
  readonly candidates: readonly Candidate[];
}

/** Where routing sends the lead, and why. */
export interface Decision {
  readonly outcome: 'offer' | 'queue' | 'exception' | 'final';
  /** The rule that decided; `null` when none matched. */
  readonly rule: string | null;
  readonly facts: Facts;
  readonly method: string | null;
  readonly pool: string | null;
  /** The owner for `offer`; the pool's lead for `queue`; the desk's person otherwise. */
  readonly to: Party;
  readonly candidates: readonly Candidate[];
  /** Rules that matched before and yielded nobody. */
  readonly tried: readonly TriedRule[];
  readonly reason: 'matched' | 'no-rule' | 'nobody-eligible' | 'all-excluded' | 'passes-exhausted';
}
