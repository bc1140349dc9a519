import type { ContactPoint, Delivery } from './delivery.ts';
import type { NoticeEvent } from './notice.ts';

/** Waits between tries, ms: thirty seconds to six hours, nine hours in all. */
export const RETRY_WAITS_MS: readonly number[] = [
  30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000,
];

export interface Tried {
  readonly delivery: Delivery;
  /** How often this point was tried, this time included. */
  readonly attempt: number;
  /** Epoch ms. */
  readonly at: number;
  /** Uniform in [0, 1): spreads the tries of many notices after an outage over ± a fifth of the wait. */
  readonly jitter: number;
  /** Points of the plan that come after the one tried. */
  readonly left: readonly ContactPoint[];
}

export type Next =
  | { readonly next: 'done' }
  | { readonly next: 'again'; readonly at: number }
  /** This point is given up; the next is tried at once, from its first attempt. */
  | { readonly next: 'elsewhere'; readonly left: readonly ContactPoint[]; readonly reason: string }
  /** To the dead-letter list, and somebody is told. */
  | { readonly next: 'dead'; readonly reason: string };

/** What to do after a try. A wait that the other side asked for is never shortened. */
export const afterDelivery = (
  { delivery, attempt, at, jitter, left }: Tried,
  waitsMs: readonly number[] = RETRY_WAITS_MS,
): Next => {
  if (delivery.outcome === 'delivered') return { next: 'done' };
  const wait = delivery.outcome === 'retry' ? waitsMs[attempt - 1] : undefined;
  if (delivery.outcome === 'retry' && wait !== undefined)
    return {
      next: 'again',
      at: at + Math.max(Math.round(wait * (0.8 + 0.4 * jitter)), delivery.afterMs ?? 0),
    };
  const reason =
    delivery.outcome === 'failed'
      ? delivery.reason
      : `${delivery.reason} (given up after ${attempt} tries)`;
  return left.length > 0 ? { next: 'elsewhere', left, reason } : { next: 'dead', reason };
};

/** By when the notice asks for something, epoch ms; `null` when it asks for nothing. */
export const dueOf = (event: NoticeEvent): number | null => {
  switch (event.event) {
    case 'offer':
    case 'approval':
      return event.due;
    case 'task':
    case 'reminder':
      return event.duty.due;
    case 'notice-failed':
      return event.due;
    case 'escalation':
    case 'registered':
    case 'result':
    case 'offer-withdrawn':
    case 'alarm':
      return null;
    default:
      return event satisfies never;
  }
};
