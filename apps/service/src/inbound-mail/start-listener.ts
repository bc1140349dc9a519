import { hostname } from 'node:os';
import { inWorkspace } from '@baton/store';
import type { Service } from '../http/service.ts';
import { inboxOf } from './inquiry-addresses.ts';
import { listenForMail, type MailListener } from './listen-for-mail.ts';
import { storeMail } from './stored-mails.ts';

export const MAIL_BYTES_AT_MOST = 25 * 1024 * 1024;
const CLIENTS_AT_MOST = 20;
const IDLE_MS = 60_000;

/** Takes mail to inquiry addresses and stores it; a worker reads it. Rejects when the port is taken. */
export const startMailListener = (
  { db, now, log, defaultCountry }: Service,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MailListener> =>
  listenForMail(
    {
      host,
      port,
      name: hostname(),
      bytesAtMost: MAIL_BYTES_AT_MOST,
      clientsAtMost: CLIENTS_AT_MOST,
      idleMs: IDLE_MS,
      tls: null,
    },
    {
      inboxOf: (address) => inboxOf(db, address, defaultCountry),
      now,
      onMail: async (mail) => {
        await inWorkspace(db, mail.inbox.workspace, (tx) => storeMail(tx, mail));
        return { ok: true };
      },
      onError: (error) => {
        log.error({ err: error }, 'the mail listener reports an error');
      },
    },
  );
