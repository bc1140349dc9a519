import { inWorkspace } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { FieldProblem } from '../intake/field-problem.ts';
import type { Inquiry } from '../intake/inquiry.ts';
import { problemsOf } from '../intake/json-inquiry.ts';
import type { InForce } from '../leads/in-force.ts';
import { colleaguesOf } from '../people/colleague-of.ts';
import { readAddress } from './inquiry-addresses.ts';
import { mailReader } from './mail-reader.ts';
import { type Kept, receiveMail } from './receive-mail.ts';
import { READ_MS } from './read-mails.ts';

const kept: Kept = { ok: true };

type Read =
  | { readonly ok: true; readonly inquiry: Inquiry }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

const wrong = (message: string): Read => ({ ok: false, errors: [{ path: [], message }] });

/** Reads a mail again that failed before, under the policy and the facts of its address of now. */
export const readFailedMail = async (
  { db, now, defaultCountry }: Service,
  workspace: string,
  current: InForce,
  mail: { readonly key: string; readonly address: string; readonly raw: Uint8Array },
): Promise<Read> => {
  const { key, raw } = mail;
  const [from, address] = await inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ from: string }>`
      select envelope ->> 'from' as "from" from baton.inbound_mails
      where workspace = ${workspace} and key = ${key}`;
    return [row?.from ?? '', await readAddress(tx, workspace, mail.address)] as const;
  });
  const { facts = {}, program = null } = address ?? {};
  const inbox = { workspace, address: mail.address, facts, program, defaultCountry };
  const colleague = await colleaguesOf(db, workspace);
  const reader = mailReader({ timeMs: READ_MS });
  let read = wrong('the mail cannot be read: give the inquiry that it is');
  const note = (of: Read): Promise<Kept> => {
    read = of;
    return Promise.resolve(kept);
  };
  try {
    await receiveMail(raw, from, inbox, now(), {
      read: (bytes) => reader.read(bytes),
      colleagueOf: (_, sender) => Promise.resolve(colleague(sender)),
      onInquiry: (inquiry) => {
        const { registrar } = inquiry;
        const errors = problemsOf(current, { facts, registrar });
        return note(errors.length > 0 ? { ok: false, errors } : { ok: true, inquiry });
      },
      onFailed: ({ reason }) => note(wrong(`${reason}: give the inquiry that it is`)),
      onIgnored: ({ reason }) => note(wrong(`${reason}: give the inquiry that it is`)),
    });
  } finally {
    await reader.close();
  }
  return read;
};
