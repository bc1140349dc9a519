import type { EventOf, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { Facts } from '../rules/condition.ts';
import { MINUTE_MS } from '../time/span.ts';
import type { Happening } from './given-when-then.ts';
import { MONDAY_AT } from './small-org.ts';

type Said<T extends LeadEventType> = Omit<EventOf<T>, 'type' | 'at' | 'actor'> & {
  readonly at?: number;
  readonly actor?: string;
};

/** An event by the lead's present holder, a minute after the last one, unless said otherwise. */
export const happens =
  <T extends LeadEventType>(type: T, said: Said<T>): Happening =>
  (lead) => {
    const at = lead === null ? MONDAY_AT : lead.at + MINUTE_MS;
    const event = { type, at, actor: lead?.custodian?.person ?? 'engine', ...said };
    // What `Said` leaves out is filled in here, which the compiler cannot see through the type parameter.
    return event as unknown as EventOf<T>;
  };

/** Captured on a Monday at 10:00 UTC. */
export const captured = (facts: Facts = {}, at = MONDAY_AT): Happening =>
  happens('inquiry.captured', { facts, at, actor: 'web' });

const pending = (lead: Lead | null, kind: string) => {
  const found = lead?.obligations.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`the lead in ${lead?.state} owes no ${kind}`);
  return found;
};

/** The next rung of the first obligation of this kind falls due, or so much later. */
export const due =
  (kind: string, lateMs = 0): Happening =>
  (lead) => {
    const { id, rung, next } = pending(lead, kind);
    return { type: 'obligation.due', id, rung, at: next + lateMs, actor: 'clock' };
  };

export const accepted = happens('lead.accepted', {});
export const rejected = (reason: string, more: Partial<EventOf<'lead.rejected'>> = {}): Happening =>
  happens('lead.rejected', { reason, ...more });
export const returned = (reason: string, more: Partial<EventOf<'lead.returned'>> = {}): Happening =>
  happens('lead.returned', { reason, ...more });
export const called = happens('attempt.made', { channel: 'call', connected: false });
export const reached = happens('attempt.made', { channel: 'call', connected: true });
export const mailed = happens('attempt.made', {
  channel: 'mail',
  connected: false,
  automatic: true,
});
export const opened = happens('opportunity.opened', {});
export const completed = (step: string): Happening => happens('step.completed', { step });
export const approved = (step: string, actor: string): Happening =>
  happens('approval.given', { step, actor });
export const refused = (step: string, actor: string): Happening =>
  happens('approval.refused', { step, actor });
export const won = (amount: number): Happening => happens('deal.won', { amount });
export const lost = (reason: string): Happening => happens('deal.lost', { reason });
export const named = (person: string): Happening =>
  happens('owner.named', { owner: { person, calendar: 'office' } });
export const qualified = happens('lead.qualified', {});
export const requalified = happens('lead.requalified', {});
export const replied = happens('prospect.replied', { actor: 'prospect' });
export const away = (person: string, until: number): Happening =>
  happens('holder.away', { person, until, actor: 'clock' });
/** A callback so long after the event. */
export const agreed =
  (inMs: number, reason = 'callback'): Happening =>
  (lead) =>
    happens('callback.agreed', {
      reason,
      callbackAt: (lead?.at ?? MONDAY_AT) + MINUTE_MS + inMs,
    })(lead);
export const asked =
  (inMs: number): Happening =>
  (lead) =>
    happens('prospect.askedForCallback', {
      actor: 'prospect',
      callbackAt: (lead?.at ?? MONDAY_AT) + MINUTE_MS + inMs,
    })(lead);
