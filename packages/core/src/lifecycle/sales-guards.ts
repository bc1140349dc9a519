import type { Lead, Obligation } from '../lead/lead.ts';
import type { Destination } from '../policy/policy.ts';
import { dueAfter } from '../time/need.ts';
import { CALENDAR_END_AT } from '../time/timeline.ts';
import type { Envelope, StepRules } from './draft.ts';
import { clockOf } from './obligations.ts';

/** True, or why not. */
export type Verdict = true | string;

/** For words that stand as they are. Those that are put together are put behind `||`, where only a refusal makes them. */
export const only = (holds: boolean, otherwise: string): Verdict => holds || otherwise;

export const byHolder = (lead: Lead, actor: string): Verdict =>
  lead.custodian?.person === actor ||
  `the lead is held by ${lead.custodian?.person ?? 'nobody'}, not by ${actor}`;

/** Giving the prospect up, as opposed to sending the lead to who should have it. */
const givesUp = ({ kind }: Destination): boolean =>
  kind === 'nurture' || kind === 'qualification' || kind === 'lost';

const listed = (names: readonly string[]): string => names.join(', ');

/** Whether the policy takes the lead back for this reason now. */
export const returnAllowed = (lead: Lead, { event, rules: { policy } }: Envelope): Verdict => {
  if (event.type !== 'lead.rejected' && event.type !== 'lead.returned') return 'not a return';
  const { reason, excuse, criterion = '', disputed = false } = event;
  const rule = Object.hasOwn(policy.returns, reason) ? policy.returns[reason] : undefined;
  if (rule === undefined)
    return `reason "${reason}" is not one of the policy's returns: ${listed(Object.keys(policy.returns))}`;
  if (excuse !== undefined && !policy.excuses.includes(excuse))
    return `excuse "${excuse}" is not on the policy's list: ${listed(policy.excuses)}`;
  if (rule.needsCriterion && !disputed && criterion === '')
    return `reason "${reason}" needs the criterion that was wrong (criterion)`;
  const { attempts, enforce } = policy.cadence.returnNotBefore;
  const early = lead.state === 'working.attempting' && lead.attempts < attempts;
  return (
    !early ||
    enforce !== 'refuse' ||
    !givesUp(rule.to) ||
    `given up early: ${lead.attempts} of at least ${attempts} attempts made`
  );
};

export const holderRejects = (lead: Lead, envelope: Envelope): Verdict => {
  const holder = byHolder(lead, envelope.event.actor);
  return holder === true ? returnAllowed(lead, envelope) : holder;
};

/** The loss that a reason stands for, in the policy's own words. */
export const lossFor = ({ policy }: StepRules, reason: string): Destination | string =>
  (Object.hasOwn(policy.losses, reason) ? policy.losses[reason]?.to : undefined) ??
  `reason "${reason}" is not one of the policy's losses: ${listed(Object.keys(policy.losses))}`;

/** An instant ahead that calendars reach. */
export const callbackAhead = (at: number, callbackAt: number): Verdict =>
  only(callbackAt > at && callbackAt < CALENDAR_END_AT, 'callbackAt must lie ahead, before 2400');

export const holdAllowed = (
  lead: Lead,
  rules: StepRules,
  at: number,
  callbackAt: number,
): Verdict => {
  const { atMost, within } = rules.policy.holds;
  if (lead.holds >= atMost) return `the policy allows ${atMost} holds a pass, and all are used`;
  const ahead = callbackAhead(at, callbackAt);
  if (ahead !== true) return ahead;
  const latest = dueAfter(within, clockOf(rules, lead.custodian?.calendar ?? 'wall'), at);
  return only(callbackAt <= latest, 'callbackAt is later than the policy lets a lead be held');
};

export const owesApproval = (lead: Lead, actor: string, step: string): Obligation | undefined => {
  for (const one of lead.obligations)
    if (one.kind === 'approval' && one.about === step && one.owedBy === actor) return one;
  return undefined;
};
