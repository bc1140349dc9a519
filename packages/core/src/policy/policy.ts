import type { Condition, FactType } from '../rules/condition.ts';
import type { Span } from '../time/span.ts';

/**
 * The normalised policy: what the authored YAML or JSON becomes once parsed (`parsePolicy`).
 * Durations are `Span`s, percentages are numbers (75 for `75%`), every omitted part has its default,
 * so that the lifecycle and the rules never ask whether something was written.
 */
export interface Policy {
  readonly name: string;
  readonly version: number;
  readonly note: string;
  readonly definition: Definition;
  readonly sla: readonly SlaClause[];
  readonly firstResponse: { readonly automaticMailCounts: boolean };
  readonly routing: readonly RoutingRule[];
  readonly exception: { readonly desk: string; readonly final: string };
  readonly cadence: Cadence;
  readonly opportunity: Opportunity;
  readonly returns: Readonly<Record<string, Return>>;
  readonly passesAtMost: number;
  readonly disputesAtMost: number;
  readonly referralsAtMost: number;
  readonly excuses: readonly string[];
  readonly losses: Readonly<Record<string, Loss>>;
  readonly holds: Holds;
  readonly nurture: readonly Track[];
  readonly desks: DeskNames;
  readonly hygiene: Hygiene;
  /** Where leads go that stand in a state which this version no longer has: old state to new state. */
  readonly replaces: Readonly<Record<string, string>>;
}

/**
 * What prefers one account to another that matches as well. Tried in the order that the policy states:
 * an account that is a customer, one that has an owner, one in the contact's country, one whose main domain it is, the older, the
 * newer. The smaller id at last, so that the same contact always goes to the same account.
 */
export const accountTieBreaks = [
  'customer',
  'has-owner',
  'same-country',
  'main-domain',
  'oldest',
  'newest',
] as const;
export type AccountTieBreak = (typeof accountTieBreaks)[number];

/** What the service does with contacts; the lifecycle does not ask for it. */
export interface Hygiene {
  /** `atLeast`: how sure a match must be, 0.5 to 1. */
  readonly accounts: { readonly atLeast: number; readonly tieBreaks: readonly AccountTieBreak[] };
  /** Whether leads that are certainly of one person are merged by themselves. */
  readonly duplicates: { readonly merge: 'certain' | 'never' };
}

/** Names of desks in the org for the places that the frame of the lifecycle needs. */
export interface DeskNames {
  readonly intake: string;
  readonly qualification: string;
  readonly arbitration: string;
}

export interface Definition {
  readonly facts: Readonly<Record<string, FactType>>;
  /** First match names the built-in fact `segment`; without a match the account's segment counts. */
  readonly segments: readonly { readonly segment: string; readonly when: Condition }[];
  readonly qualify: readonly QualifyRule[];
}

export interface QualifyRule {
  readonly rule: string;
  /** `null`: always. */
  readonly when: Condition | null;
  readonly then: QualifyThen;
  readonly reason: string | null;
}

export type QualifyThen =
  | { readonly kind: 'qualified' }
  | { readonly kind: 'qualification'; readonly desk: string }
  | { readonly kind: 'nurture'; readonly track: string }
  | { readonly kind: 'disqualify'; readonly criterion: string };

/**
 * What can be owed. SLA clauses name these in `for`, obligations carry them in `kind`; the same word
 * stands in reports and in the leakage ledger.
 */
export const obligationKinds = [
  'first-response',
  'triage',
  'qualification',
  'queued',
  'exception',
  'final-decision',
  'offered',
  'attempt',
  'decision',
  'judgement',
  'callback',
  'step',
  'approval',
  'prospect-check',
  'result',
  'arbitration',
  'reply',
  'touch',
  'requalification',
  'expiry',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** One SLA clause. Clauses of the same `for` are tried in order; the first whose `when` holds counts. */
export interface SlaClause {
  readonly for: ObligationKind;
  /** Only for `step` and `approval`: the opportunity step it is about; `null` is every step. */
  readonly step: string | null;
  readonly when: Condition | null;
  /** `null`: the cadence, step or track that opens the obligation says how long. */
  readonly within: Span | null;
  /** A calendar of the org, or `null`: the calendar of the owner's team. */
  readonly calendar: string | null;
  readonly ladder: Ladder;
  /** For `offered`: how many times a pass may be reassigned before the exception desk. */
  readonly reassignAtMost: number;
}

/** Rungs in ascending percentage; a rung at 100 always exists. After the last rung, `repeat` goes on. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  readonly repeat: { readonly every: Span; readonly notify: readonly string[] };
}

/** Percent of the obligation's need that is used up when the rung fires. */
export interface Rung {
  readonly at: number;
  /** `holder`, `manager`, a role of the org, or a person. */
  readonly notify: readonly string[];
  readonly act: RungAct;
}

/**
 * - `none`: notices only.
 * - `reassign`: back to routing without the present owner; out of reassignments, to the exception desk.
 * - `exception`, `final`: to the exception desk, to the final decision maker.
 * - `delegate`: an approval moves to the approver's deputy.
 * - `return`: the lead returns with the policy's `stalled` reason.
 * - `send`: an automatic nurture mail goes out.
 * - `expire`: the lead is lost as expired.
 */
export type RungAct =
  | 'none'
  | 'reassign'
  | 'exception'
  | 'final'
  | 'delegate'
  | 'return'
  | 'send'
  | 'expire';

export interface RoutingRule {
  readonly rule: string;
  readonly when: Condition | null;
  readonly to: RoutingTarget;
  readonly by: RoutingMethod;
  readonly cap: Cap | null;
  /** What happens when the target yields no owner: go on to the remaining rules, wait in the queue, or the desk. */
  readonly else: 'next' | 'queue' | 'exception';
  /** Whether a rejected or timed-out offer gives the turn back to the member who had it. */
  readonly rejection: 'keeps-turn' | 'returns-turn';
}

export type RoutingTarget =
  | { readonly kind: 'pool'; readonly pool: string }
  | { readonly kind: 'person'; readonly person: string }
  | {
      readonly kind: 'sticky';
      readonly to: 'account-owner' | 'last-owner';
      readonly within: Span | null;
    };

export type RoutingMethod =
  | { readonly kind: 'weighted-rotation' }
  | { readonly kind: 'least-loaded' }
  | { readonly kind: 'best-fit'; readonly score: readonly ScoreRule[] };

/** Points for a candidate; conditions may name facts of the lead and `owner.<attribute>` of the candidate. */
export interface ScoreRule {
  readonly when: Condition;
  readonly points: number;
}

/** A token bucket for each member: `tokens` at most, refilled evenly over `per`. */
export interface Cap {
  readonly tokens: number;
  readonly per: Span;
}

export interface Cadence {
  readonly attempts: readonly CadenceAttempt[];
  /** How long after `after` the attempt may take. */
  readonly within: Span;
  readonly returnNotBefore: { readonly attempts: number; readonly enforce: 'refuse' | 'report' };
}

export interface CadenceAttempt {
  /** Counted from the previous attempt; for the first, from acceptance. */
  readonly after: Span;
  readonly channel: Channel;
}

export const channels = ['call', 'mail', 'chat', 'visit'] as const;
export type Channel = (typeof channels)[number];

export interface Opportunity {
  readonly steps: readonly OpportunityStep[];
  readonly stalled: { readonly reason: string; readonly within: Span } | null;
}

/** At least one of `owner` (the custodian works on it) and `approvers` (all of them must approve). */
export interface OpportunityStep {
  readonly step: string;
  readonly owner: boolean;
  /** Roles or people of the org. */
  readonly approvers: readonly string[];
  readonly within: Span;
  readonly approveWithin: Span;
  /** The step a refusal goes back to; `null` when there are no approvers. */
  readonly refused: string | null;
  readonly refusalsAtMost: number;
}

/** Where a rejected or returned lead goes, by the reason given. */
export interface Return {
  readonly to: Destination;
  /** Routing without the person who returned it. */
  readonly excludeHolder: boolean;
  readonly needsCriterion: boolean;
}

export interface Loss {
  readonly to: Destination;
}

export type Destination =
  | { readonly kind: 'routing' }
  | { readonly kind: 'qualification'; readonly desk: string }
  | { readonly kind: 'nurture'; readonly track: string }
  | { readonly kind: 'arbitration' }
  | { readonly kind: 'disqualify' }
  | { readonly kind: 'lost' };

export interface Holds {
  readonly atMost: number;
  readonly within: Span;
  readonly reasons: readonly string[];
}

export interface Track {
  readonly track: string;
  readonly desk: string;
  readonly touches: readonly Touch[];
  /** The desk owes a judgement when a rule matches, and `after` each period. */
  readonly requalify: { readonly when: readonly Condition[]; readonly after: Span | null };
  readonly expires: Span;
}

/** `after` counts from entry into the track; `every` from the last touch, until `until` after entry. */
export interface Touch {
  readonly by: 'mail' | 'live-call';
  readonly after: Span | null;
  readonly every: Span | null;
  readonly until: Span | null;
  /** How long the desk has for a live touch. */
  readonly within: Span;
}
