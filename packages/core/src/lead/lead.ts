import type { Facts } from '../rules/condition.ts';
import type { ObligationKind } from '../policy/policy.ts';

/** A person with the calendar (id in the org) on which what they owe is counted. */
export interface Party {
  readonly person: string;
  readonly calendar: string;
}

/** Who holds the lead. A pool's queue and a desk have a named person who answers for them. */
export interface Custodian extends Party {
  readonly kind: 'person' | 'pool' | 'desk';
  /** Id of the person, pool or desk. */
  readonly id: string;
}

/** What somebody owes a lead by an instant. Instants are epoch ms, spans ms of the obligation's clock. */
export interface Obligation {
  /** Unique within the lead, never used again: `<kind>:<ordinal>`. */
  readonly id: string;
  readonly kind: ObligationKind;
  /** The opportunity step, cadence attempt or touch it is about; `null` where the kind says all. */
  readonly about: string | null;
  readonly owedBy: string;
  /** When it was opened. */
  readonly since: number;
  /** When it may start, and from when its clock counts. */
  readonly from: number;
  readonly due: number;
  /** What the clock must count for it to be due. */
  readonly need: number;
  /** What the clock had counted before `from`, under earlier policy versions. */
  readonly used: number;
  /** `wall`, or a calendar of the org. */
  readonly clock: string;
  /** The calendar of the clause or of who owed it first: what business time would be counted on. */
  readonly calendar: string;
  /** The rung that fires next: its percentage, or `<percentage>+<k>` for the k-th repetition after it. */
  readonly rung: string;
  /** When that rung fires. Shells schedule the earliest `next` of a lead. */
  readonly next: number;
  /** Which SLA clause it lives under: its index in the policy, or `default`. */
  readonly clause: number | 'default';
  /** Whether its 100% rung has fired. */
  readonly missed: boolean;
}

/** A result of one pass; a lead that is recycled has several. `amount` in minor units of the org's currency. */
export interface PassResult {
  readonly pass: number;
  readonly result: 'won' | 'lost' | 'disqualified' | 'returned' | 'rejected' | 'expired';
  readonly reason: string | null;
  readonly by: string;
  readonly at: number;
  readonly amount: number | null;
}

/** What a rejection or return said, kept while the lead passes through `returned` and arbitration. */
export interface Returning {
  readonly reason: string;
  readonly by: string;
  readonly excuse: string | null;
  readonly criterion: string | null;
  readonly disputed: boolean;
}

/** Where the loser of a merge stood, so that the merge can be undone. */
export interface Tombstone {
  readonly into: string;
  readonly state: string;
  readonly custodian: Custodian;
  readonly obligations: readonly Obligation[];
  readonly at: number;
}

/**
 * The stored lead: what folding `step` over its log gives. Personal data is not here, only facts.
 * Counters of the pass (`attempts`, `reassignments`, `excluded`, `owners`, `disputes`) start anew with each pass.
 */
export interface Lead {
  readonly id: string;
  /** A state of the lifecycle as a path: `inquiry`, `working.attempting`, `nurture.long`. */
  readonly state: string;
  readonly facts: Facts;
  readonly custodian: Custodian | null;
  readonly obligations: readonly Obligation[];
  /** Ordinal of the next obligation. */
  readonly nextObligation: number;
  /** Sequence number of the last entry, from 1, and its instant. */
  readonly seq: number;
  readonly at: number;
  readonly capturedAt: number;
  readonly registrar: string | null;
  readonly policy: number;
  readonly calendars: number;
  /** SLA clause (index in the policy, or `default`) by kind, as last judged. */
  readonly terms: Readonly<Record<string, number | 'default'>>;
  readonly pass: number;
  readonly attempts: number;
  readonly lastAttemptAt: number | null;
  readonly reassignments: number;
  readonly disputes: number;
  readonly referrals: number;
  readonly holds: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** People this pass must not be offered to again. */
  readonly excluded: readonly string[];
  /** Owners of this pass, in order. */
  readonly owners: readonly string[];
  /** The last person who accepted the lead in any pass, and when: for stickiness. */
  readonly lastOwner: { readonly person: string; readonly at: number } | null;
  /** The pool's rule that made the present offer; its turn can be given back. */
  readonly offer: {
    readonly pool: string | null;
    readonly rule: string;
    readonly named: boolean;
  } | null;
  /** The state to go on from after acceptance or a hold, when the work had got further. */
  readonly resume: string | null;
  readonly approvals: readonly string[];
  readonly returning: Returning | null;
  readonly nurture: {
    readonly since: number;
    readonly entered: number;
    readonly touch: number;
    readonly lastTouchAt: number | null;
  } | null;
  readonly engagement: number;
  readonly mailBarred: boolean;
  readonly firstResponseAt: number | null;
  readonly acceptedAt: number | null;
  readonly results: readonly PassResult[];
  readonly tombstone: Tombstone | null;
  /** Earlier leads of the same prospect. */
  readonly linkedTo: readonly string[];
}
