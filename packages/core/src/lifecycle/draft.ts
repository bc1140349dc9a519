import type { StepEffect } from '../lead/effect.ts';
import type { LeadDraft } from '../lead/copy-lead.ts';
import type { EventOf, LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead, Party } from '../lead/lead.ts';
import { withLast } from '../lead/short-list.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../time/clock.ts';

/** Names parties, and who stands in: see `Cast` for the names. */
export interface Who {
  /** The party of that name, the nearest first; none but for deputies is an org that was not checked. */
  parties(name: string): readonly Party[];
}

/** What a step runs under: one policy version and one calendars version. */
export interface StepRules {
  readonly policy: Policy;
  readonly calendars: number;
  calendar(id: string): Clock;
}

/** The lead while a step works on it. */
export interface Draft {
  lead: LeadDraft;
  effects: readonly StepEffect[];
}

/** Adds what is to be done in the world after the step. */
export const tell = (draft: Draft, effect: StepEffect): void => {
  draft.effects = withLast(draft.effects, effect);
};

/** What the machine is sent: the event with the rules it is stepped under, and who is there. `type` and `at` are the event's. */
export interface Envelope {
  readonly type: LeadEventType;
  readonly at: number;
  readonly event: LeadEvent;
  readonly rules: StepRules;
  readonly who: Who;
}

/** An action changes the draft; a guard answers true, or says why not. Both are pure but for the draft. */
export type Action<P = unknown> = (draft: Draft, envelope: Envelope, params: P) => void;
export type Guard<P = unknown> = (lead: Lead, envelope: Envelope, params: P) => true | string;

/** The event as the type that the machine's transition table promises; anything else is a bug in the table. */
export const eventAs = <T extends LeadEventType>(envelope: Envelope, type: T): EventOf<T> => {
  if (envelope.type !== type) throw new Error(`an action for ${type} was run on ${envelope.type}`);
  return envelope.event as EventOf<T>;
};

/** The one party that a name stands for. */
export const partyOf = ({ who }: Pick<Envelope, 'who'>, name: string): Party => {
  const party = who.parties(name)[0];
  if (party === undefined)
    throw new Error(`nobody answers for ${name}: the org was not checked against the policy`);
  return party;
};
