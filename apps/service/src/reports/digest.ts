import type { Channel, ObligationKind } from '@baton/core';

/** An offer of a lead to an owner. Instants are epoch ms throughout. */
export interface Offer {
  readonly at: number;
  /** Whoever had to answer, a deputy where one took over. */
  person: string;
  readonly pass: number;
  /** The routing rule; null when a desk named the owner. */
  readonly rule: string | null;
  /** The qualification rule by which marketing passed the lead on; null when a person did. */
  readonly criterion: string | null;
  /** By when it was to be answered. */
  due: number | null;
  /** `lapsed`: passed on because nobody answered. `withdrawn`: taken back for another reason. Null: it stands. */
  answer: 'accepted' | 'rejected' | 'lapsed' | 'withdrawn' | null;
  answeredAt: number | null;
  reason: string | null;
  excuse: string | null;
}

/** Contact with the prospect as it stands in the log. */
export interface Attempt {
  readonly at: number;
  readonly person: string;
  readonly pass: number;
  /** Which attempt of the cadence it was, from 1; null outside of it. */
  readonly no: number | null;
  readonly channel: Channel;
  /** The channel that the cadence asked for. */
  readonly planned: Channel | null;
  readonly connected: boolean;
  readonly automatic: boolean;
}

/** What one person owed. An obligation that moves on to somebody else is one of theirs as well. */
export interface Duty {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly about: string | null;
  readonly owedBy: string;
  due: number;
  /** Its time ran out while this person owed it. */
  missed: boolean;
  /** Whether it was owed about a lead that sales had given back before. */
  readonly afterReturn: boolean;
  /** `met` in time, `late` when met after its time, `moved` to somebody else, `withdrawn`; null while it is owed. */
  end: 'met' | 'late' | 'moved' | 'withdrawn' | null;
  endedAt: number | null;
  /** Notices about it to anybody above who owed it. */
  escalations: number;
}

/** Sales' word that a lead is none for them. */
export interface SalesJudgement {
  readonly at: number;
  readonly person: string;
  readonly pass: number;
  readonly kind: 'rejected' | 'returned';
  /** How far it had got. */
  readonly state: string;
  /** Attempts of the pass until then, and what the playbook asks for at least. */
  readonly attempts: number;
  readonly minimum: number;
  /** Since the offer or acceptance. */
  readonly afterMs: number | null;
  readonly reason: string;
  readonly excuse: string | null;
  readonly criterion: string | null;
  readonly disputed: boolean;
  /** Where it went; null until the engine has said so. */
  to: string | null;
  /** For whom the arbiter ruled. */
  ruling: 'sales' | 'marketing' | null;
}

/** Given back in the middle of the cadence, with fewer attempts than the playbook asks for. */
export const isGivenUpEarly = ({ state, attempts, minimum }: SalesJudgement): boolean =>
  state === 'working.attempting' && attempts < minimum;

/** The rest that reports ask of a lead. */
export interface Life {
  pass: number;
  /** First contact by a person that the log shows, with the business time until then. */
  firstAttempt: { readonly at: number; readonly by: string; readonly businessMs: number } | null;
  /** What counted as the first response. */
  firstResponse: { readonly at: number; readonly businessMs: number } | null;
  /** Who accepted it last, else who was offered it last. */
  owner: string | null;
  acceptedAt: number | null;
  /** When and for how much (minor units) it was recorded as won, and by whom. */
  won: { readonly at: number; readonly amount: number; readonly by: string } | null;
  closedAt: number | null;
  boughtElsewhereAt: number | null;
  /** Whether the first response that the policy asks for came in its time; null while it is owed, or was not asked for. */
  firstResponseMet: boolean | null;
  /** Attempts of the cadence that were made in time, and that were not. */
  attemptsMet: number;
  attemptsMissed: number;
  /** Closed by the rules the moment it came. */
  isRuledOut: boolean;
}

/** What a lead's log comes to. Facts are those of the last entry. No personal data. */
export interface Digest {
  readonly lead: string;
  readonly seq: number;
  readonly capturedAt: number;
  readonly at: number;
  readonly state: string;
  readonly open: boolean;
  readonly source: string | null;
  readonly program: string | null;
  readonly segment: string | null;
  readonly life: Life;
  readonly offers: readonly Offer[];
  readonly attempts: readonly Attempt[];
  readonly duties: readonly Duty[];
  readonly judgements: readonly SalesJudgement[];
}
