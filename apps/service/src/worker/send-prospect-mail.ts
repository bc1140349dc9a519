import { isClosed, type Lead } from '@baton/core';
import { inWorkspace, type Tx } from '@baton/store';
import { signUnsubscribe } from '../links/unsubscribe-link.ts';
import { normaliseText } from '../hygiene/normalise-text.ts';
import { afterDelivery } from '../notices/after-delivery.ts';
import type { Letter } from '../notices/mail-channel.ts';
import { withoutAddresses } from '../notices/without-addresses.ts';
import { fill, type Filling, templateFor } from '../prospect-mail/mail-template.ts';
import { hasRefused, MARKETING } from '../privacy/consents.ts';
import { personOfLead } from '../privacy/contact-of-lead.ts';
import { barKeysOf, barsOf } from '../privacy/do-not-contact.ts';
import type { NoticeJob } from './notice-job.ts';
import type { FetchedNotice } from './notice-queue.ts';
import { mailServer, NO_MAIL_SERVER, putBack, tellDead, WITHOUT_MAIL_MS } from './put-back.ts';
import type { Sending } from './send-notices.ts';

interface Row {
  readonly lead: Lead;
  readonly org: string;
}

const line = (text: string | null): string => (normaliseText(text ?? '') ?? '').slice(0, 200);

/** The mail as things are now, with who answers for the lead; null when it is not wanted or of no use any more. */
const letterOf = async (
  tx: Tx,
  { workspace, lead: leadId, mailing, id }: NoticeJob,
  { publicUrl, linkKeys, channels }: Sending,
): Promise<{ readonly letter: Letter; readonly holder: string | null } | null> => {
  if (mailing === null || leadId === null) return null;
  const [row] = await tx<Row>`
    select l.snapshot as lead, o.document ->> 'name' as org from baton.leads l
    join baton.workspaces w using (workspace)
    join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where l.workspace = ${workspace} and l.lead = ${leadId}`;
  if (row === undefined) return null;
  const { lead, org } = row;
  const hasMovedOn = isClosed(lead.state) || lead.state !== `nurture.${mailing.track}`;
  if (hasMovedOn || lead.mailBarred) return null;
  const { subject, contact } = await personOfLead(tx, workspace, leadId);
  const mail = contact?.mail ?? null;
  if (contact === null || mail === null || subject === null) return null;
  const bars = await barsOf(tx, workspace, barKeysOf(workspace, contact));
  if (bars.mail || (await hasRefused(tx, workspace, subject, MARKETING))) return null;
  const takesReplies = channels.mail?.takesReplies ?? false;
  const template = await templateFor(tx, workspace, mailing, takesReplies);
  const name = line(contact.name);
  const filling: Filling = {
    name: name === '' ? 'there' : name,
    given: line(contact.given ?? contact.name),
    company: line(contact.company),
    org: line(org),
  };
  const token = signUnsubscribe({ workspace, lead: leadId }, linkKeys);
  const unsubscribe = `${publicUrl}/unsubscribe?t=${token}`;
  const text = `${fill(template.body, filling)}\n\n-- \nNo more of these mails: ${unsubscribe}\n`;
  const letter: Letter = {
    id,
    to: { name, address: mail.address },
    subject: line(fill(template.subject, filling)),
    text,
    unsubscribe,
  };
  return { letter, holder: lead.custodian?.person ?? null };
};

/** Whoever answers for the track is told that the address does not work. */
const failureOf = (job: NoticeJob, holder: string, reason: string): NoticeJob => ({
  ...job,
  id: `${job.id}-failed${job.turn === 0 ? '' : `-${job.turn}`}`,
  kind: 'notice-failed',
  to: { person: holder },
  failed: { kind: 'prospect-mail', person: 'the prospect', channel: 'mail', reason },
  mailing: null,
  attempt: 1,
  turn: 0,
  dueSince: null,
});

/** Sends an automatic mail to a prospect, if they may be written to and it is still of use. */
export const sendProspectMail = async (sending: Sending, fetched: FetchedNotice): Promise<void> => {
  const { db, queue, channels, now, random, health } = sending;
  const { job } = fetched;
  const at = now();
  const again = (next: Partial<NoticeJob>, inMs: number): Promise<void> =>
    putBack(sending, fetched, next, inMs);
  if (channels.mail === null) {
    health.note({ ...mailServer(null), target: '' }, NO_MAIL_SERVER);
    return again({ waitsForMail: true }, WITHOUT_MAIL_MS);
  }
  const mail = await inWorkspace(db, job.workspace, (tx) => letterOf(tx, job, sending));
  if (mail === null) return queue.done(fetched);
  const delivery = await channels.mail.write(mail.letter);
  health.note({ ...mailServer(channels.mail), target: mail.letter.to.address }, delivery);
  const { attempt } = job;
  const next = afterDelivery({ delivery, attempt, at, jitter: random(), left: [] });
  switch (next.next) {
    case 'done':
      return queue.done(fetched);
    case 'again':
      return again({ attempt: attempt + 1 }, next.at - at);
    case 'elsewhere':
    case 'dead': {
      const reason = withoutAddresses(next.reason);
      const tell = mail.holder === null ? null : failureOf(job, mail.holder, reason);
      tellDead(sending, job, 'mail', reason);
      return queue.bury(fetched, at, reason, tell);
    }
    default:
      return next satisfies never;
  }
};
