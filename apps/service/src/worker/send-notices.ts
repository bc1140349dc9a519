import type { Database } from '@baton/store';
import { afterDelivery } from '../notices/after-delivery.ts';
import type { Channel, Delivery } from '../notices/delivery.ts';
import type { Notice } from '../notices/notice.ts';
import { wordingOf } from '../notices/wording.ts';
import { type NoticeContext, noticeContext } from './notice-context.ts';
import { noticeEventOf } from './notice-event.ts';
import type { NoticeJob } from './notice-job.ts';
import type { FetchedNotice, NoticeQueue } from './notice-queue.ts';

export interface Sending {
  readonly db: Database;
  readonly queue: NoticeQueue;
  readonly mail: Channel<'mail'>;
  readonly publicUrl: string;
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

const AT_ONCE = 20;

const noticeOf = (job: NoticeJob, context: NoticeContext, publicUrl: string): Notice | null => {
  const event = noticeEventOf(job, context, publicUrl);
  if (event === null) return null;
  const { person, engine } = context;
  const { org } = engine.directory;
  const name = org.people[person]?.name ?? person;
  const zone = org.calendars[engine.directory.clockOf(person)]?.zone ?? 'UTC';
  return { id: job.id, workspace: job.workspace, at: job.at, to: { person, name, zone }, event };
};

const send = async (
  mail: Channel<'mail'>,
  notice: Notice,
  address: string | null,
): Promise<Delivery> =>
  address === null
    ? { outcome: 'failed', reason: `no mail address is known of ${notice.to.person}` }
    : mail.send(notice, wordingOf(notice.event, notice.to), { channel: 'mail', address });

/** Told to the manager of whom it did not reach, once; a notice about a failure that fails as well is told to nobody. */
const failureOf = (job: NoticeJob, person: string, reason: string): NoticeJob | null =>
  job.kind === 'notice-failed'
    ? null
    : {
        ...job,
        id: `${job.id}-failed`,
        kind: 'notice-failed',
        to: { name: 'manager', of: person },
        failed: { kind: job.kind, person, channel: 'mail', reason },
        point: 0,
        attempt: 1,
        turn: 0,
      };

const sendOne = async (sending: Sending, fetched: FetchedNotice): Promise<void> => {
  const { db, queue, mail, publicUrl, now, random } = sending;
  const { job } = fetched;
  const at = now();
  const context = await noticeContext(db, job, at);
  const notice = context === null ? null : noticeOf(job, context, publicUrl);
  if (context === null || notice === null) return queue.done(fetched);
  const delivery = await send(mail, notice, context.mail);
  const { attempt } = job;
  const next = afterDelivery({ delivery, attempt, at, jitter: random(), left: [] });
  switch (next.next) {
    case 'done':
      return queue.done(fetched);
    case 'again':
      return queue.followUp(
        fetched,
        { ...job, attempt: attempt + 1, turn: job.turn + 1 },
        next.at - at,
      );
    case 'elsewhere':
    case 'dead':
      return queue.bury(fetched, next.reason, failureOf(job, context.person, next.reason));
    default:
      return next satisfies never;
  }
};

/**
 * Sends what waits, a batch at a time; the answer is how many there were. One that cannot even be tried (the database went
 * away) comes again when its job expires, and keeps no other waiting. A worker that dies between sending and noting it sends
 * it again, under the same Message-ID.
 */
export const sendNotices = async (
  sending: Sending,
  onError: (error: unknown) => void,
): Promise<number> => {
  const batch = await sending.queue.fetch(AT_ONCE);
  const ended = await Promise.allSettled(batch.map((fetched) => sendOne(sending, fetched)));
  for (const one of ended) if (one.status === 'rejected') onError(one.reason);
  return batch.length;
};
