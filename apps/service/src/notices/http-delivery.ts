import { type PostAnswer, TargetRefused } from './guarded-post.ts';
import type { Delivery } from './delivery.ts';

const DAY_MS = 86_400_000;

/**
 * What an answer to a POST means. 2xx is delivered. Busy and broken servers (408, 425, 429, 5xx) are tried again, when they
 * say if they say. 410 ends it, and so do redirects: whoever moved tells us where. Of other refusals the channel
 * says whether they may be repaired on the other side.
 */
export const deliveryOf = (
  { status, headers, body }: PostAnswer,
  { isRepairable, now }: { readonly isRepairable: boolean; readonly now: number },
): Delivery => {
  if (status >= 200 && status < 300) return { outcome: 'delivered', reference: null };
  const said = body.replaceAll(/\s+/gu, ' ').slice(0, 120);
  const reason = `answered ${status}${said === '' ? '' : `: ${said}`}`;
  if (status >= 300 && status < 400)
    return { outcome: 'failed', reason: `${reason}; redirects are not followed` };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return {
      outcome: 'retry',
      afterMs: retryAfter(headers['retry-after'], now),
      reason,
      scope: 'target',
    };
  if (status === 410 || !isRepairable) return { outcome: 'failed', reason };
  return { outcome: 'retry', afterMs: null, reason, scope: 'target' };
};

/** What a failed POST means: a refused target stays refused, the network may come back. */
export const deliveryOfError = (error: unknown): Delivery => {
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof TargetRefused
    ? { outcome: 'failed', reason }
    : { outcome: 'retry', afterMs: null, reason };
};

/** RFC 9110, 10.2.3: seconds or a date. At most a day; `null` when it says nothing that can be read. */
const retryAfter = (value: string | undefined, now: number): number | null => {
  if (value === undefined) return null;
  const ms = /^\d+$/u.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), DAY_MS) : null;
};
