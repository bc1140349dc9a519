import { createHash } from 'node:crypto';
import type { Effect, Obligation, PassResult, Recipient } from '@baton/core';
import type { Carry, Taken } from '@baton/store';
import type { NoticeKind } from '../notices/notice.ts';
import { noticeOfEffect } from '../notices/notices-of-effect.ts';
import type { NoticeQueue } from './notice-queue.ts';

/** One thing to be told to one person, as it waits in the queue. Ids only, no personal data. */
export interface NoticeJob {
  /** The same on every try. */
  readonly id: string;
  readonly workspace: string;
  readonly lead: string;
  /** When it happened, epoch ms. */
  readonly at: number;
  readonly kind: NoticeKind;
  readonly to: Recipient;
  readonly percent: number;
  readonly duty: Obligation | null;
  readonly result: PassResult | null;
  /** The routing rule that made the offer. */
  readonly rule: string | null;
  /** For `notice-failed`: what failed, to whom, and why. */
  readonly failed: {
    readonly kind: NoticeKind;
    readonly person: string;
    readonly reason: string;
  } | null;
  /** From 1. */
  readonly attempt: number;
}

const idOf = (workspace: string, lead: string, seq: number, index: number): string =>
  createHash('sha256')
    .update(JSON.stringify([workspace, lead, seq, index]))
    .digest('hex')
    .slice(0, 40);

const dutyOf = (effect: Effect): Obligation | null =>
  effect.do === 'oblige' ? effect.obligation : effect.do === 'notify' ? effect.about : null;

const ruleOf = ({ entries }: Taken): string | null => {
  const routed = entries.findLast(({ event }) => event.type === 'lead.routed');
  return routed?.event.type === 'lead.routed' ? routed.event.decision.rule : null;
};

/** What people are to be told of one step. */
export const jobsOf = (workspace: string, taken: Taken): readonly NoticeJob[] => {
  const { lead, effects, entries } = taken;
  const common = {
    workspace,
    lead: lead.id,
    at: lead.at,
    percent: 0,
    duty: null,
    result: null,
    rule: null,
    failed: null,
    attempt: 1,
  };
  const jobs = effects.flatMap((effect, index): NoticeJob[] => {
    const due = noticeOfEffect(effect);
    if (due === null) return [];
    return [
      {
        ...common,
        id: idOf(workspace, lead.id, lead.seq, index),
        kind: due.kind,
        to: due.to,
        percent: due.percent,
        duty: dutyOf(effect),
        result: effect.do === 'reportResult' ? effect.result : null,
        rule: due.kind === 'offer' ? ruleOf(taken) : null,
      },
    ];
  });
  const isNew = entries.some(({ event }) => event.type === 'inquiry.captured');
  if (!isNew || lead.registrar === null || lead.custodian === null) return jobs;
  const id = idOf(workspace, lead.id, lead.seq, effects.length);
  return [...jobs, { ...common, id, kind: 'registered', to: { person: lead.registrar } }];
};

/** Puts what follows from events into the queue, in their transaction: the notice is there if and only if the event is. */
export const carryNotices =
  (queue: NoticeQueue): Carry =>
  async (tx, taken) => {
    const [row] = await tx<{ workspace: string }>`
      select current_setting('baton.workspace') as workspace`;
    const workspace = row?.workspace ?? '';
    await queue.add(
      tx,
      taken.flatMap((one) => jobsOf(workspace, one)),
    );
  };
