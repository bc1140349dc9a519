import { type Clock, nextOpen } from '@baton/core';
import type { ContactPoint } from './delivery.ts';
import type { ChannelKind, NoticeKind } from './notice.ts';

export interface NoticePreferences {
  /** In the order in which the person wants to be reached. */
  readonly points: readonly ContactPoint[];
  /** Other orders for some kinds of notices; channels that a list leaves out are not used for it. */
  readonly byKind: Readonly<Partial<Record<NoticeKind, readonly ChannelKind[]>>>;
  /** When notices may come: a calendar, or the wall clock for always. */
  readonly hours: Clock;
  /** What comes at any hour. */
  readonly anytime: readonly NoticeKind[];
}

export interface NoticePlan {
  /** Where to try, in order; empty when the person can be reached nowhere. */
  readonly points: readonly ContactPoint[];
  /** Epoch ms. */
  readonly sendAt: number;
}

/**
 * Where and when a notice goes out. Outside the person's hours it waits for the next open instant; but one that would then
 * come after the deadline it speaks of goes at once, because a notice read too late is a lead lost quietly. `due` is `null`
 * when nothing is asked. Never before `at`.
 */
export const planNotice = (
  { points, byKind, hours, anytime }: NoticePreferences,
  kind: NoticeKind,
  at: number,
  due: number | null,
): NoticePlan => {
  const wanted = byKind[kind];
  const chosen =
    wanted === undefined
      ? points
      : wanted.flatMap((channel) => points.filter((point) => point.channel === channel));
  const open = anytime.includes(kind) ? at : nextOpen(hours, at);
  const tooLate = due !== null && due > at && open >= due;
  return { points: chosen, sendAt: tooLate ? at : open };
};
