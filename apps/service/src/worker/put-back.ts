import type { Delivery } from '../notices/delivery.ts';
import { logReason } from '../notices/log-reason.ts';
import type { MailChannel } from '../notices/mail-channel.ts';
import type { ChannelKind } from '../notices/notice.ts';
import type { NoticeJob } from './notice-job.ts';
import type { FetchedNotice } from './notice-queue.ts';
import type { Sending } from './send-notices.ts';

/** How long what could only go by mail waits for a server. */
export const WITHOUT_MAIL_MS = 15 * 60_000;

export const NO_MAIL_SERVER: Delivery = {
  outcome: 'retry',
  afterMs: WITHOUT_MAIL_MS,
  reason: 'there is no mail server: SMTP_URL is not set',
};

/** The mail server as the log names it. */
export const mailServer = (mail: MailChannel | null) =>
  ({ channel: 'mail', host: mail?.host ?? 'no server' }) as const;

/** Ends one try and plans the next, `inMs` from now. What was due stays due since then. */
export const putBack = (
  { queue }: Sending,
  fetched: FetchedNotice,
  next: Partial<NoticeJob>,
  inMs: number,
): Promise<void> => {
  const { job } = fetched;
  const dueSince = job.dueSince ?? fetched.dueAt;
  const turn = job.turn + 1;
  return queue.followUp(
    fetched,
    { ...job, waitsForMail: false, isEarly: false, dueSince, ...next, turn },
    inMs,
  );
};

/** A notice that is given up leaves a line, without personal data. */
export const tellDead = (
  { log }: Sending,
  { workspace, lead, id, kind }: NoticeJob,
  channel: ChannelKind | null,
  reason: string,
): void => {
  log.warn(
    { workspace, lead, id, kind, channel, reason: logReason(reason) },
    'a notice is given up: GET /notices/dead lists it, and POST /notices/dead/{id}/retry sends it again',
  );
};
