import { createHash } from 'node:crypto';
import type { Effect, LeadEventType, Obligation, PassResult, Recipient } from '@baton/core';
import type { Carry, Taken } from '@baton/store';
import type { ChannelKind, JobKind } from '../notices/notice.ts';
import { type DeskCause, deskCauseOf } from '../notices/desk-cause.ts';
import { noticeOfEffect } from '../notices/notices-of-effect.ts';
import type { NoticeQueue } from './notice-queue.ts';

/** One thing to be told to one person, as it waits in the queue. Ids only, no personal data. */
export interface NoticeJob {
  /** The same on every try. */
  readonly id: string;
  readonly workspace: string;
  /** Null for what is about no single lead. */
  readonly lead: string | null;
  /** When it happened, epoch ms. */
  readonly at: number;
  readonly kind: JobKind;
  readonly to: Recipient;
  readonly percent: number;
  readonly duty: Obligation | null;
  readonly result: PassResult | null;
  /** The routing rule that made the offer. */
  readonly rule: string | null;
  /** For a task of the exception desk or the final decision maker: how the lead came there. */
  readonly deskCause: DeskCause | null;
  /** For `notice-failed`: what failed, to whom, and why. */
  readonly failed: {
    readonly kind: JobKind;
    readonly person: string;
    readonly channel: ChannelKind;
    readonly reason: string;
  } | null;
  /** For `alarm`: its words, without personal data. */
  readonly alarm: { readonly title: string; readonly lines: readonly string[] } | null;
  /** For `prospect-mail`: which touch of which nurture track. */
  readonly mailing: { readonly track: string; readonly touch: number } | null;
  /** What ended the offer, for `offer-withdrawn`; `holder.away` for an escalation because nobody stands in. */
  readonly cause: LeadEventType | null;
  /** Which of the person's ways to be reached is tried, from 0, and how often it was, from 1. */
  readonly point: number;
  readonly attempt: number;
  /** How often it went into the queue before: each time is a job of its own. */
  readonly turn: number;
  /** Whether it was put back because there is no mail server. */
  readonly waitsForMail: boolean;
  /** When it could first have gone out, by the database's clock (epoch ms), once a try has failed; null before. */
  readonly dueSince: number | null;
  /** Whether it was put back because the time of what it tells has not begun. */
  readonly isEarly: boolean;
}

/** What most notices leave empty. */
const EMPTY = {
  lead: null,
  percent: 0,
  duty: null,
  result: null,
  rule: null,
  deskCause: null,
  failed: null,
  alarm: null,
  mailing: null,
  cause: null,
  point: 0,
  attempt: 1,
  turn: 0,
  waitsForMail: false,
  dueSince: null,
  isEarly: false,
} as const;

export interface Alarm {
  readonly workspace: string;
  /** The same for the same finding: told twice it goes out once. */
  readonly about: readonly string[];
  /** Epoch ms. */
  readonly at: number;
  /** A person, or a role of the org such as `sales-manager`. */
  readonly to: { readonly person: string } | { readonly role: string };
  /** Without personal data: it waits in the queue as it is. */
  readonly title: string;
  readonly lines: readonly string[];
}

/** Tells somebody of something that is about no single lead. Put it in with `queue.add(tx, [alarmJob(…)])`. */
export const alarmJob = ({ workspace, about, at, to, title, lines }: Alarm): NoticeJob => ({
  ...EMPTY,
  id: hashOf([workspace, 'alarm', ...about, JSON.stringify(to)]),
  workspace,
  at,
  kind: 'alarm',
  to: 'role' in to ? { name: to.role, of: to.role } : to,
  alarm: { title, lines },
});

/**
 * Tells the manager of somebody who is away that they owe something that nobody stands in for. The same for the same duty and
 * absence, whoever finds it.
 */
export const standInJob = (
  workspace: string,
  lead: string,
  { duty, until, at }: { readonly duty: Obligation; readonly until: number; readonly at: number },
): NoticeJob => ({
  ...EMPTY,
  id: hashOf([workspace, lead, 'away', duty.id, duty.owedBy, until]),
  workspace,
  lead,
  at,
  kind: 'escalation',
  to: { name: 'manager', of: duty.owedBy },
  duty,
  cause: 'holder.away',
});

const hashOf = (parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);

const dutyOf = (effect: Effect): Obligation | null =>
  effect.do === 'oblige' || effect.do === 'release'
    ? effect.obligation
    : effect.do === 'notify'
      ? effect.about
      : null;

const ruleOf = ({ entries }: Taken): string | null => {
  const routed = entries.findLast(({ event }) => event.type === 'lead.routed');
  return routed?.event.type === 'lead.routed' ? routed.event.decision.rule : null;
};

const isOfDesk = (effect: Effect): boolean =>
  effect.do === 'oblige' &&
  (effect.obligation.kind === 'exception' || effect.obligation.kind === 'final-decision');

/** What people are to be told of one step. */
const jobsOf = (workspace: string, taken: Taken): readonly NoticeJob[] => {
  const { lead, effects, entries } = taken;
  const common = { ...EMPTY, workspace, lead: lead.id, at: lead.at };
  const jobs = effects.flatMap((effect, index): NoticeJob[] => {
    if (effect.do === 'sendMail') {
      const { track, touch } = effect;
      const id = hashOf([workspace, lead.id, lead.seq, index]);
      const to = { person: 'prospect' };
      return [{ ...common, id, kind: 'prospect-mail', to, mailing: { track, touch } }];
    }
    const due = noticeOfEffect(effect);
    if (due === null) return [];
    return [
      {
        ...common,
        id: hashOf([workspace, lead.id, lead.seq, index]),
        kind: due.kind,
        to: due.to,
        percent: due.percent,
        duty: dutyOf(effect),
        result: effect.do === 'reportResult' ? effect.result : null,
        rule: due.kind === 'offer' ? ruleOf(taken) : null,
        deskCause: isOfDesk(effect) ? deskCauseOf(entries) : null,
        cause: due.kind === 'offer-withdrawn' ? (entries[0]?.event.type ?? null) : null,
      },
    ];
  });
  const isNew = entries.some(({ event }) => event.type === 'inquiry.captured');
  if (!isNew || lead.registrar === null || lead.custodian === null) return jobs;
  const id = hashOf([workspace, lead.id, lead.seq, effects.length]);
  return [...jobs, { ...common, id, kind: 'registered', to: { person: lead.registrar } }];
};

/** Puts what follows from events into the queue, in their transaction: the notice is there if and only if the event is. */
export const carryNotices =
  (queue: NoticeQueue): Carry =>
  (tx, taken, workspace) =>
    queue.add(
      tx,
      taken.flatMap((one) => jobsOf(workspace, one)),
    );
