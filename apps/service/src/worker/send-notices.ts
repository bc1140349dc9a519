import { WALL } from '@baton/core';
import type { Logger } from 'pino';
import type { Database } from '@baton/store';
import type { LinkKeys } from '../links/answer-link.ts';
import { afterDelivery, dueOf } from '../notices/after-delivery.ts';
import { type Channels, type ContactPoint, type Delivery, sendBy } from '../notices/delivery.ts';
import type { ChannelHealth, Destination } from '../notices/channel-health.ts';
import type { MailChannel } from '../notices/mail-channel.ts';
import type { ChannelKind, Notice } from '../notices/notice.ts';
import { type NoticePlan, planNotice } from '../notices/plan-notice.ts';
import { withoutAddresses } from '../notices/without-addresses.ts';
import { wordingOf } from '../notices/wording.ts';
import { hoursClock } from '../people/reach-hours.ts';
import { type NoticeContext, noticeContext } from './notice-context.ts';
import { noticeEventOf, toldFrom } from './notice-event.ts';
import type { NoticeJob } from './notice-job.ts';
import { mailServer, NO_MAIL_SERVER, putBack, tellDead, WITHOUT_MAIL_MS } from './put-back.ts';
import { sendProspectMail } from './send-prospect-mail.ts';
import type { FetchedNotice, NoticeQueue } from './notice-queue.ts';

export interface Sending {
  readonly db: Database;
  readonly queue: NoticeQueue;
  /** Without `mail`, what could only go by mail waits until there is a server. */
  readonly channels: Omit<Channels, 'mail'> & { readonly mail: MailChannel | null };
  /** Of the channels, over all notices that this process sends. */
  readonly health: ChannelHealth;
  readonly log: Pick<Logger, 'warn'>;
  readonly publicUrl: string;
  readonly linkKeys: LinkKeys;
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

const AT_ONCE = 20;

const noticeOf = (job: NoticeJob, context: NoticeContext, sending: Sending): Notice | null => {
  const event = noticeEventOf(job, context, sending, sending.now());
  if (event === null) return null;
  const { person, engine } = context;
  const { org } = engine.directory;
  const name = org.people[person]?.name ?? person;
  const zone = org.calendars[engine.directory.clockOf(person)]?.zone ?? 'UTC';
  return { id: job.id, workspace: job.workspace, at: job.at, to: { person, name, zone }, event };
};

const planOf = ({ event }: Notice, { reach, engine }: NoticeContext, at: number): NoticePlan => {
  if (reach === null) return { points: [], sendAt: at };
  const { directory } = engine;
  const calendarOf = (id: string) =>
    Object.hasOwn(directory.org.calendars, id) ? directory.calendar(id) : WALL;
  const hours = hoursClock(reach.hours, calendarOf, at);
  return planNotice({ ...reach, hours }, event.event, at, dueOf(event));
};

/** Told to the manager of whom it did not reach, once; a notice about a failure that fails as well is told to nobody. */
const failureOf = (
  job: NoticeJob,
  person: string,
  channel: ChannelKind,
  reason: string,
): NoticeJob | null =>
  job.kind === 'notice-failed'
    ? null
    : {
        ...job,
        id: `${job.id}-failed${job.turn === 0 ? '' : `-${job.turn}`}`,
        kind: 'notice-failed',
        to: { name: 'manager', of: person },
        alarm: null,
        failed: { kind: job.kind, person, channel, reason },
        point: 0,
        attempt: 1,
        turn: 0,
        dueSince: null,
      };

/** Takes the place of a mail server that there is not; nothing is planned by mail meanwhile. */
const noMailServer: Channels['mail'] = {
  kind: 'mail',
  close: () => {},
  send: () => Promise.resolve(NO_MAIL_SERVER),
};

const destinationOf = (mail: MailChannel | null, point: ContactPoint): Destination =>
  point.channel === 'mail'
    ? { ...mailServer(mail), target: point.address }
    : {
        channel: point.channel,
        host: URL.parse(point.url)?.host ?? 'its address',
        target: point.url,
      };

const sendTo = async (
  { channels: { mail, ...others }, health }: Sending,
  notice: Notice,
  point: ContactPoint,
): Promise<Delivery> => {
  const channels = { ...others, mail: mail ?? noMailServer };
  const delivery = await sendBy(channels, notice, wordingOf(notice.event, notice.to), point);
  health.note(destinationOf(mail, point), delivery);
  return delivery;
};

const deliver = async (
  sending: Sending,
  fetched: FetchedNotice,
  context: NoticeContext,
  notice: Notice,
): Promise<void> => {
  const { queue, channels, now, random, health } = sending;
  const { job } = fetched;
  const at = now();
  const again = (next: Partial<NoticeJob>, inMs: number): Promise<void> =>
    putBack(sending, fetched, next, inMs);
  const from = toldFrom(job, context);
  if (from > at) return again({ dueSince: null, isEarly: true }, from - at);
  const { points, sendAt } = planOf(notice, context, at);
  // Outside the reader's hours it is not late.
  if (sendAt > at) return again({ dueSince: null }, sendAt - at);
  const usable = points.filter(({ channel }) => channels.mail !== null || channel !== 'mail');
  if (usable.length === 0 && channels.mail === null) {
    if (points.length > 0) health.note({ ...mailServer(null), target: '' }, NO_MAIL_SERVER);
    return again({ waitsForMail: true }, WITHOUT_MAIL_MS);
  }
  const [point, ...left] = usable.slice(job.point);
  const delivery: Delivery =
    point === undefined
      ? { outcome: 'failed', reason: `no way to reach ${context.person} is known` }
      : await sendTo(sending, notice, point);
  const { attempt } = job;
  const next = afterDelivery({ delivery, attempt, at, jitter: random(), left });
  switch (next.next) {
    case 'done':
      return queue.done(fetched);
    case 'again':
      return again({ attempt: attempt + 1 }, next.at - at);
    case 'elsewhere':
      return again({ point: job.point + 1, attempt: 1 }, 0);
    case 'dead': {
      const channel = point?.channel ?? 'mail';
      const reason = withoutAddresses(next.reason);
      tellDead(sending, job, channel, reason);
      return queue.bury(fetched, at, reason, failureOf(job, context.person, channel, reason));
    }
    default:
      return next satisfies never;
  }
};

const sendOne = async (sending: Sending, fetched: FetchedNotice): Promise<void> => {
  const { db, queue, now } = sending;
  const { job } = fetched;
  if (job.kind === 'prospect-mail') return sendProspectMail(sending, fetched);
  const at = now();
  const context = await noticeContext(db, job, at);
  if (context === null) return queue.done(fetched);
  if ('nobody' in context) {
    tellDead(sending, job, null, context.nobody);
    return queue.bury(fetched, at, context.nobody, null);
  }
  const notice = noticeOf(job, context, sending);
  return notice === null ? queue.done(fetched) : deliver(sending, fetched, context, notice);
};

/**
 * Sends what waits, a batch at a time; the answer is how many there were. One that cannot even be tried (the database went
 * away) comes again when its job expires, and keeps no other waiting. A worker that dies between sending and noting it sends
 * it again, under the same id.
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
