import { drainDue, earliestDue } from '@baton/store';
import type { Logger } from 'pino';
import type { Channel } from '../notices/delivery.ts';
import { carryNotices } from './notice-job.ts';
import { repeat } from './repeat.ts';
import { sendNotices, type Sending } from './send-notices.ts';

export interface WorkerOptions extends Omit<Sending, 'mail'> {
  /** Null: notices wait in the queue. */
  readonly mail: Channel<'mail'> | null;
  readonly log: Logger;
  /** How long it sleeps at most: another process may have stored an earlier deadline meanwhile. */
  readonly waitAtMostMs?: number;
}

export interface Worker {
  readonly stop: () => Promise<void>;
}

const WAIT_AT_MOST_MS = 1000;
const WAIT_AT_LEAST_MS = 10;
const LEASE_MS = 60_000;
const CLAIM_AT_MOST = 200;
const AT_ONCE = 4;

/**
 * Fires deadlines when they are due, in their order, and sends the notices that wait. Any number of workers may run: a
 * deadline is leased to one, a job fetched by one, and both come again if the worker dies.
 */
export const startWorker = (options: WorkerOptions): Worker => {
  const { db, queue, mail, now, log } = options;
  const waitAtMostMs = options.waitAtMostMs ?? WAIT_AT_MOST_MS;
  const carry = carryNotices(queue);
  const onError = (error: unknown): void => {
    log.error({ err: error }, 'a round of the worker failed and is tried again');
  };
  const fireDeadlines = async (): Promise<number> => {
    const drained = await drainDue(db, {
      now: now(),
      limit: CLAIM_AT_MOST,
      leaseMs: LEASE_MS,
      atOnce: AT_ONCE,
      carry,
    });
    for (const { error } of drained.failed) onError(error);
    if (drained.fired + drained.stale > 0) {
      log.info({ fired: drained.fired, stale: drained.stale }, 'deadlines fired');
      return 0;
    }
    const next = await earliestDue(db);
    // Due and not claimed: another worker has it in hand.
    const wait = next === null || next <= now() ? waitAtMostMs : next - now();
    return Math.min(waitAtMostMs, Math.max(WAIT_AT_LEAST_MS, wait));
  };
  const loops = [repeat(fireDeadlines, { onError, afterErrorMs: waitAtMostMs })];
  if (mail === null) log.warn('SMTP_URL is not set: notices wait in the queue until it is');
  else {
    const sending: Sending = { ...options, mail };
    const sendWaiting = async (): Promise<number> =>
      (await sendNotices(sending, onError)) > 0 ? 0 : waitAtMostMs;
    loops.push(repeat(sendWaiting, { onError, afterErrorMs: waitAtMostMs }));
  }
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
};
