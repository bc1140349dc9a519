import type { Obligation, PassResult, Policy } from '@baton/core';
import type { ReachRow } from '../links/prospect-reach.ts';

export type ObligationKind = Obligation['kind'];
export type RungAct = Policy['sla'][number]['ladder']['rungs'][number]['act'];

/** What a notice may say of a lead. Made of the contact by the service; not kept in custody. */
export interface LeadBrief {
  readonly id: string;
  /** Who asked, as a person would say it: `Jane Doe, Acme Robotics`. */
  readonly who: string;
  /** What for, in their words or the form's; `null` when unknown. */
  readonly askedFor: string | null;
  readonly source: string | null;
  /** How the prospect is reached: told to whoever holds the lead, where nobody else reads. Empty for anybody else. */
  readonly reach: readonly ReachRow[];
  /** A page to look at the lead, signed for its reader; null where it is not theirs to look at. */
  readonly page: string | null;
  /** Where a program reads the lead with its key. */
  readonly url: string;
}

/** What somebody owes: the part of an obligation that a notice speaks of. `due` is epoch ms. */
export type Duty = Pick<Obligation, 'kind' | 'about' | 'due'>;

/** One-time signed links. */
export interface AnswerLinks {
  readonly accept: string;
  readonly reject: string;
}

export interface ApprovalLinks {
  readonly approve: string;
  readonly refuse: string;
}

/**
 * What a notice is about. `why` is one sentence that says which rule or promise caused it.
 * Instants are epoch ms; people are given by the name to show.
 */
export type NoticeEvent =
  | {
      readonly event: 'offer';
      readonly lead: LeadBrief;
      readonly why: string;
      readonly due: number;
      /** When the prospect must have heard from somebody, if that is owed still. */
      readonly respondBy: number | null;
      /** One-time signed links; `null` where they would not be private. */
      readonly answers: AnswerLinks | null;
    }
  | {
      readonly event: 'approval';
      readonly lead: LeadBrief;
      readonly step: string;
      readonly askedBy: string;
      readonly due: number;
      readonly answers: ApprovalLinks | null;
    }
  | {
      readonly event: 'task';
      readonly lead: LeadBrief;
      readonly duty: Duty;
      readonly why: string | null;
    }
  | {
      readonly event: 'reminder';
      readonly lead: LeadBrief;
      readonly duty: Duty;
      readonly percent: number;
      /** As in the offer or the question for approval that it reminds of; `null` for any other duty. */
      readonly answers: AnswerLinks | ApprovalLinks | null;
    }
  | {
      readonly event: 'escalation';
      readonly lead: LeadBrief;
      readonly duty: Duty;
      readonly percent: number;
      readonly owedBy: string;
      /** What was done about it, by the policy. */
      readonly act: RungAct;
      /** Whether it is told because whoever owes it is away and nobody stands in. */
      readonly isAway: boolean;
    }
  | {
      readonly event: 'registered';
      readonly lead: LeadBrief;
      readonly holder: string;
      readonly due: number;
    }
  | {
      readonly event: 'result';
      readonly lead: LeadBrief;
      readonly result: PassResult['result'];
      readonly reason: string | null;
      readonly by: string;
      /** Where the lead stands now, when it goes on: `in nurture`, `offered to somebody else`; `null` when it is closed. */
      readonly goesOn: string | null;
    }
  | {
      readonly event: 'offer-withdrawn';
      readonly lead: LeadBrief;
      readonly why: OfferEnd;
    }
  | {
      /** Something about the work as a whole; no personal data in title and lines. */
      readonly event: 'alarm';
      readonly lead: LeadBrief | null;
      readonly title: string;
      readonly lines: readonly string[];
      /** Where to look; https. */
      readonly url: string;
    }
  | {
      readonly event: 'notice-failed';
      /** Null when what failed was about no lead. */
      readonly lead: LeadBrief | null;
      readonly failed: JobKind;
      readonly to: string;
      readonly channel: ChannelKind;
      readonly reason: string;
      /** By when the person who does not know of it must act; `null` when nothing was asked. */
      readonly due: number | null;
    };

export type NoticeKind = NoticeEvent['event'];
/** What waits to be sent: notices to colleagues, and automatic mails to prospects. */
export type JobKind = NoticeKind | 'prospect-mail';

/** Why an offer ended without its owner's answer. */
export type OfferEnd =
  | 'late'
  | 'away'
  | 'merged'
  | 'bought-elsewhere'
  | 'given-to-another'
  | 'new-policy'
  | 'other';
export type ChannelKind = 'mail' | 'chat' | 'webhook';

export interface Addressee {
  /** Id of the person. */
  readonly person: string;
  readonly name: string;
  /** IANA zone in which times are told. */
  readonly zone: string;
}

/** One thing told to one person. */
export interface Notice {
  /** The same on every try and channel, so that receivers can tell a repetition. Letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly workspace: string;
  /** When what it tells happened, epoch ms. */
  readonly at: number;
  readonly to: Addressee;
  readonly event: NoticeEvent;
}
