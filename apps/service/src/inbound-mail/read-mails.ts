import { inWorkspace, StoreError, type Tx, workspaceNames } from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { keepFailedIntakes } from '../intake/failed-intake.ts';
import type { FieldProblem } from '../intake/field-problem.ts';
import { problemsOf } from '../intake/json-inquiry.ts';
import { captureInquiry } from '../leads/capture-inquiry.ts';
import { inForce } from '../leads/in-force.ts';
import { colleaguesOf } from '../people/colleague-of.ts';
import type { Chore } from '../worker/chores.ts';
import { readAddress } from './inquiry-addresses.ts';
import type { Inbox, MailInquiry } from './mail-inquiry.ts';
import { type MailReader, mailReader } from './mail-reader.ts';
import { type Kept, receiveMail } from './receive-mail.ts';
import { settleMail, waitingMail, type WaitingMail, waitingMails } from './stored-mails.ts';

const MAILS_A_ROUND = 20;
/** A mail that takes longer to read is kept as failed. */
export const READ_MS = 20_000;

/** Another worker has made a lead of it; ours is rolled back. */
class MailTaken extends Error {
  override readonly name = 'MailTaken';
}

const kept: Kept = { ok: true };

/** Into the list of failed intakes, from which it can be replayed. */
const keepFailed = (
  { db, now }: Service,
  workspace: string,
  { key, to, raw }: WaitingMail,
  errors: readonly FieldProblem[],
): Promise<Kept> =>
  inWorkspace(db, workspace, async (tx) => {
    const reason = errors
      .map(({ message }) => message)
      .join('; ')
      .slice(0, 500)
      .toWellFormed();
    if (!(await settleMail(tx, workspace, key, { state: 'failed', reason }))) return kept;
    await keepFailedIntakes(tx, workspace, now(), [
      { id: key, source: 'mail', through: to, sentBy: null, body: raw, errors },
    ]);
    return kept;
  });

const capture = async (
  service: Service,
  mail: WaitingMail,
  inbox: Inbox,
  inquiry: MailInquiry,
): Promise<Kept> => {
  const { db } = service;
  const { workspace } = inbox;
  const versions = await inForce(db, workspace);
  const errors = problemsOf(versions, {
    facts: inbox.facts,
    registrar: inquiry.registrar,
  });
  if (errors.length > 0) return keepFailed(service, workspace, mail, errors);
  const settle = (tx: Tx, lead: string): Promise<boolean> =>
    settleMail(tx, workspace, mail.key, { state: 'read', lead });
  try {
    const { lead, repeated } = await captureInquiry(service, {
      workspace,
      actor: 'prospect',
      inquiry,
      versions,
      // The same mail by another way has other bytes and the same key.
      idempotency: { key: inquiry.key, request: inquiry.key },
      within: async (tx, [made]) => {
        if (made !== undefined && !(await settle(tx, made.id))) throw new MailTaken(mail.key);
      },
    });
    if (repeated) await inWorkspace(db, workspace, (tx) => settle(tx, lead.id));
    return kept;
  } catch (error) {
    if (error instanceof MailTaken) return kept;
    // The database is away, or the workspace is not ready: it waits.
    if (error instanceof StoreError || error instanceof Problem) throw error;
    // Its message may say what the mail says.
    const what = error instanceof Error ? error.name : typeof error;
    service.log.error({ workspace, mail: mail.key, what }, 'a mail could not be taken in');
    const message = 'it could not be taken in: give the inquiry that it is';
    return keepFailed(service, workspace, mail, [{ path: [], message }]);
  }
};

/** Whether it is settled now. */
const readOne = async (
  service: Service,
  reader: MailReader,
  workspace: string,
  key: string,
): Promise<boolean> => {
  const { db, defaultCountry } = service;
  const [mail, address] = await inWorkspace(db, workspace, async (tx) => {
    const found = await waitingMail(tx, workspace, key);
    return [found, found === null ? null : await readAddress(tx, workspace, found.to)] as const;
  });
  if (mail === null) return true;
  // An address may be taken away after mail has come to it.
  const { facts = {}, program = null } = address ?? {};
  const inbox = { workspace, address: mail.to, facts, program, defaultCountry };
  const colleague = await colleaguesOf(db, workspace);
  const received = await receiveMail(mail.raw, mail.from, inbox, mail.receivedAt, {
    read: (raw) => reader.read(raw),
    colleagueOf: (_, from) => Promise.resolve(colleague(from)),
    onInquiry: (inquiry) => capture(service, mail, inbox, inquiry),
    onFailed: ({ reason }) => keepFailed(service, workspace, mail, [{ path: [], message: reason }]),
    onIgnored: async ({ reason }) => {
      await inWorkspace(db, workspace, (tx) =>
        settleMail(tx, workspace, key, { state: 'ignored', reason }),
      );
      return kept;
    },
  });
  if (received.outcome !== 'later') return true;
  service.log.warn({ workspace, reason: received.reason }, 'a mail waits');
  return false;
};

/** Reads the mails that were stored: each becomes a lead once, is ignored with its reason, or is kept as failed. */
export const readMails = (): Chore => ({
  name: 'inbound-mail',
  everyMs: 1000,
  run: async (service) => {
    const { db } = service;
    const reader = mailReader({ timeMs: READ_MS });
    let settled = 0;
    try {
      for (const workspace of await workspaceNames(db)) {
        const keys = await inWorkspace(db, workspace, (tx) =>
          waitingMails(tx, workspace, MAILS_A_ROUND),
        );
        for (const key of keys) if (await readOne(service, reader, workspace, key)) settled++;
      }
    } finally {
      await reader.close();
    }
    return settled;
  },
});
