import { drainDue, earliestDue, isPassing } from '@baton/store';
import type { Service } from '../http/service.ts';
import { chatChannel } from '../notices/chat-channel.ts';
import { channelHealth } from '../notices/channel-health.ts';
import type { MailChannel } from '../notices/mail-channel.ts';
import { webhookChannel } from '../notices/webhook-channel.ts';
import { remedyOf } from '../remedy.ts';
import { chores } from './chores.ts';
import { carryNotices } from './notice-job.ts';
import { repeat } from './repeat.ts';
import { sendNotices, type Sending } from './send-notices.ts';

export interface WorkerOptions extends Service {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Null: what could only go by mail waits in the queue. */
  readonly mail: MailChannel | null;
  /** How long it sleeps at most: another process may have stored an earlier deadline meanwhile. */
  readonly waitAtMostMs?: number;
  /** How long chores rest at most. */
  readonly choresRestAtMostMs?: number;
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
  const { db, queue, mail, now, log, secrets, targets } = options;
  const waitAtMostMs = options.waitAtMostMs ?? WAIT_AT_MOST_MS;
  const carry = carryNotices(queue);
  let isAway = false;
  const onError = (error: unknown): void => {
    // Every loop meets the same outage, each second: it is told once.
    if (isPassing(error)) {
      if (!isAway)
        log.error(
          { err: error },
          remedyOf(error, db) ?? 'the database is away: the worker waits for it',
        );
      isAway = true;
      return;
    }
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
    if (isAway) {
      // A full disk may take one thing and refuse the next.
      await db.ready();
      log.info('the database is back: the worker goes on');
    }
    isAway = false;
    for (const { claimed, error } of drained.failed) {
      const { workspace, lead, id, rung } = claimed;
      log.error(
        { err: error, workspace, lead, id, rung },
        'a deadline could not be fired and is tried again',
      );
    }
    if (drained.fired + drained.stale > 0) {
      log.info({ fired: drained.fired, stale: drained.stale }, 'deadlines fired');
      return 0;
    }
    const next = await earliestDue(db);
    // Due and not claimed: another worker has it in hand.
    const wait = next === null || next <= now() ? waitAtMostMs : next - now();
    return Math.min(waitAtMostMs, Math.max(WAIT_AT_LEAST_MS, wait));
  };
  const { choresRestAtMostMs = Infinity } = options;
  const loops = [
    repeat(fireDeadlines, { onError, afterErrorMs: waitAtMostMs }),
    ...chores.map(({ everyMs, run }) => {
      const restMs = Math.min(everyMs, choresRestAtMostMs);
      const round = async (): Promise<number> => ((await run(options)) > 0 ? 0 : restMs);
      return repeat(round, { onError, afterErrorMs: restMs });
    }),
  ];
  if (mail === null) log.warn('SMTP_URL is not set: mail waits in the queue until it is');
  else if (!mail.takesReplies)
    log.warn('MAIL_FROM is not set: mails come from baton@localhost, and nobody can answer them');
  const chat = chatChannel(targets, now);
  const webhook = webhookChannel(targets, now);
  const { linkKeys } = secrets;
  const health = channelHealth(log, now);
  const sending: Sending = { ...options, linkKeys, health, channels: { mail, chat, webhook } };
  let isAwake = mail === null;
  const sendWaiting = async (): Promise<number> => {
    if (!isAwake) await queue.wakeMail();
    isAwake = true;
    return (await sendNotices(sending, onError)) > 0 ? 0 : waitAtMostMs;
  };
  loops.push(repeat(sendWaiting, { onError, afterErrorMs: waitAtMostMs }));
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
};
