import type { Decision, Verdict } from '../decide/decision.ts';
import type { Facts } from '../rules/condition.ts';
import type { Channel, Destination } from '../policy/policy.ts';
import type { Obligation, Party } from './lead.ts';

/**
 * Parties as the step resolved them, in order of preference: `desk:<id>` and `final:<desk>` name who sits there,
 * `name:<role or person>` who answers for it, `deputies:<person>` who stands in.
 */
export type Cast = Readonly<Record<string, readonly Party[]>>;

interface Happened {
  /** Epoch ms. */
  readonly at: number;
  /** A person's id, `prospect`, `clock` or `engine`. */
  readonly actor: string;
  /** What the rule sets said; added by `decide`. */
  readonly verdict?: Verdict;
  /** Parties that the step named, with who stood in for whom; added by `advance`. */
  readonly cast?: Cast;
}

interface Judged {
  readonly reason: string;
  readonly excuse?: string;
  readonly criterion?: string;
  readonly disputed?: boolean;
}

/** What happened to a lead. Past tense throughout; each is one entry of the custody log. */
export type LeadEvent =
  // intake
  | (Happened & {
      readonly type: 'inquiry.captured';
      readonly facts: Facts;
      readonly registrar?: string;
      readonly linkedTo?: readonly string[];
      /** To the personal data of whoever asked: `commit(data, salt)`, 64 hex digits. */
      readonly commitment?: string;
    })
  | (Happened & { readonly type: 'lead.enriched'; readonly facts: Facts })
  // marketing's desks
  | (Happened & { readonly type: 'lead.qualified' })
  | (Happened & { readonly type: 'lead.referred'; readonly desk: string })
  | (Happened & { readonly type: 'lead.nurtured'; readonly track: string })
  | (Happened & { readonly type: 'lead.disqualified'; readonly criterion: string })
  // the engine's own
  | (Happened & { readonly type: 'lead.routed'; readonly decision: Decision })
  | (Happened & {
      readonly type: 'lead.rerouted';
      readonly destination: Destination | { readonly kind: 'final' };
    })
  | (Happened & { readonly type: 'obligation.due'; readonly id: string; readonly rung: string })
  | (Happened & { readonly type: 'pool.opened'; readonly pool: string })
  // queue and exception desk
  | (Happened & { readonly type: 'lead.taken'; readonly by: Party })
  | (Happened & { readonly type: 'owner.named'; readonly owner: Party })
  // the owner
  | (Happened & { readonly type: 'lead.accepted' })
  | (Happened & { readonly type: 'lead.rejected' } & Judged)
  | (Happened & {
      readonly type: 'attempt.made';
      readonly channel: Channel;
      readonly connected: boolean;
      readonly automatic?: boolean;
    })
  | (Happened & {
      readonly type: 'callback.agreed';
      readonly callbackAt: number;
      readonly reason: string;
    })
  | (Happened & { readonly type: 'lead.returned' } & Judged)
  | (Happened & { readonly type: 'opportunity.opened' })
  | (Happened & { readonly type: 'step.completed'; readonly step: string })
  | (Happened & { readonly type: 'approval.given'; readonly step: string })
  | (Happened & {
      readonly type: 'approval.refused';
      readonly step: string;
      readonly note?: string;
    })
  | (Happened & { readonly type: 'deal.won'; readonly amount: number })
  | (Happened & { readonly type: 'deal.lost'; readonly reason: string })
  // the arbiter
  | (Happened & {
      readonly type: 'arbitration.ruled';
      readonly for: 'sales' | 'marketing';
      readonly to?: 'nurture' | 'tele-prospecting' | 'disqualify';
      readonly track?: string;
      readonly criterion?: string;
    })
  // nurture
  | (Happened & { readonly type: 'lead.requalified' })
  | (Happened & { readonly type: 'requalification.declined' })
  // the prospect
  | (Happened & { readonly type: 'prospect.replied' })
  | (Happened & { readonly type: 'prospect.engaged'; readonly points: number })
  | (Happened & { readonly type: 'prospect.unsubscribed' })
  | (Happened & { readonly type: 'prospect.boughtElsewhere' })
  | (Happened & { readonly type: 'prospect.askedForCallback'; readonly callbackAt: number })
  // people away
  | (Happened & {
      readonly type: 'holder.away';
      readonly person: string;
      readonly until: number;
      /** Present deputies in order; added by `decide`. */
      readonly deputies?: readonly Party[];
    })
  // duplicates
  | (Happened & { readonly type: 'lead.merged'; readonly into: string })
  | (Happened & {
      readonly type: 'lead.absorbed';
      readonly other: string;
      readonly obligations: readonly Obligation[];
    })
  | (Happened & {
      readonly type: 'lead.unmerged';
      /** False when the custodian may no longer hold it: then it is routed anew. */
      readonly eligible?: boolean;
      /** Ids of its obligations that were answered through the winner meanwhile. */
      readonly answered?: readonly string[];
    })
  | (Happened & { readonly type: 'lead.released'; readonly other: string })
  // a new policy or calendar
  | (Happened & { readonly type: 'policy.adopted'; readonly from: number; readonly to: number });

export type LeadEventType = LeadEvent['type'];
export type EventOf<T extends LeadEventType> = Extract<LeadEvent, { readonly type: T }>;
