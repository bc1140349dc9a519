import type { Tx } from '@baton/store';
import { contactIn } from '../hygiene/stored-contact.ts';
import type { Known } from './same-person.ts';

/** What a person's traces in unread inquiries are found by. */
export interface Marks {
  readonly leads: readonly string[];
  /** Patterns for mail addresses in lower case, as written and as compared. */
  readonly mails: readonly string[];
  /** Telephone numbers by their last digits: as many as are dialled inside most countries. */
  readonly digits: readonly string[];
}

const DIGITS = 9;

/** The whole address: `ann@acme.com` is not found in `joann@acme.com` or `ann@acme.com.au`. A line break in JSON is `\\n`. */
const patternOf = (mail: string): string => {
  const literal = mail.toLowerCase().replaceAll(/[^a-z0-9@]/gu, (letter) => `\\${letter}`);
  return `(^|[^a-z0-9._%+-]|\\\\[nrt])${literal}($|[^a-z0-9.-]|\\.($|[^a-z0-9]))`;
};

/** A number that others have as well, such as a company's, is nobody's mark. */
const ownNumbers = async (
  tx: Tx,
  workspace: string,
  known: readonly Known[],
): Promise<readonly string[]> => {
  const numbers = known.flatMap(({ data }) => contactIn(data)?.phone?.e164 ?? []);
  const rows = await tx<{ number: string }>`
    select n as number from unnest(${numbers}::text[]) as n where not exists (
      select from baton.people_data p
      where p.workspace = ${workspace} and p.erased_at is null and p.data -> 'contact' -> 'phone' ->> 'e164' = n
        and p.subject <> all(${known.map(({ subject }) => subject)}))`;
  return rows.map(({ number }) => number);
};

export const marksOf = async (
  tx: Tx,
  workspace: string,
  known: readonly Known[],
  leads: readonly string[],
): Promise<Marks> => {
  const mails = known.flatMap(({ data }) => {
    const mail = contactIn(data)?.mail ?? null;
    return mail === null || mail.shared ? [] : [mail.address, mail.key];
  });
  const numbers = await ownNumbers(tx, workspace, known);
  const digits = numbers.map((number) => number.replaceAll(/\D/gu, ''));
  return {
    leads,
    mails: [...new Set(mails.map(patternOf))],
    digits: digits.filter((one) => one.length >= DIGITS).map((one) => one.slice(-DIGITS)),
  };
};

export interface FailedIntakeTrace {
  readonly id: string;
  readonly source: string;
  readonly at: number;
  readonly body: string;
}

export interface InboundMailTrace {
  readonly key: string;
  readonly receivedAt: number;
  readonly envelope: unknown;
  readonly raw: string | null;
}

export interface RefusedRowTrace {
  readonly upload: string;
  readonly place: number;
  readonly cells: unknown;
}

/** Inquiries that became no lead and mails as they came, where they hold an address or number of the person. */
export interface Traces {
  readonly failedIntakes: readonly FailedIntakeTrace[];
  readonly inboundMails: readonly InboundMailTrace[];
  readonly refusedRows: readonly RefusedRowTrace[];
}

/** Bytes are read as text with every odd one escaped, so that addresses in ASCII are found in any encoding. */
export const findTraces = async (
  tx: Tx,
  workspace: string,
  { leads, mails, digits }: Marks,
): Promise<Traces> => {
  const failedIntakes = await tx<FailedIntakeTrace>`
    select f.id, f.source, f.at, encode(f.body, 'escape') as body from baton.failed_intakes f
    where f.workspace = ${workspace} and f.body is not null and (
      exists (select from unnest(${[...mails]}::text[]) as m where lower(encode(f.body, 'escape')) ~ m)
      or exists (select from unnest(${[...digits]}::text[]) as d
        where position(d in regexp_replace(encode(f.body, 'escape'), '[ ()./+-]', '', 'g')) > 0))
    order by f.at, f.id`;
  const inboundMails = await tx<InboundMailTrace>`
    select i.key, i.received_at as "receivedAt", i.envelope, encode(i.raw, 'escape') as raw from baton.inbound_mails i
    where i.workspace = ${workspace} and (i.lead = any(${[...leads]}) or exists (
      select from unnest(${[...mails]}::text[]) as m
      where lower(coalesce(encode(i.raw, 'escape'), '') || ' ' || i.envelope::text) ~ m))
    order by i.received_at, i.key`;
  const refusedRows = await tx<RefusedRowTrace>`
    select r.upload, r.place, r.cells from baton.upload_refusals r
    where r.workspace = ${workspace} and (
      exists (select from unnest(${[...mails]}::text[]) as m where lower(r.cells::text) ~ m)
      or exists (select from unnest(${[...digits]}::text[]) as d
        where position(d in regexp_replace(r.cells::text, '[ ()./+-]', '', 'g')) > 0))
    order by r.upload, r.place`;
  return { failedIntakes, inboundMails, refusedRows };
};

/** Takes them away; what happened to them stays. */
export const eraseTraces = async (
  tx: Tx,
  workspace: string,
  { failedIntakes, inboundMails, refusedRows }: Traces,
  { at, by }: { readonly at: number; readonly by: string },
): Promise<void> => {
  await tx`
    update baton.failed_intakes
    set body = null, errors = '[]', state = 'dismissed', settled_at = ${at}, settled_by = ${by}
    where workspace = ${workspace} and state = 'open' and id = any(${failedIntakes.map(({ id }) => id)})`;
  await tx`
    update baton.inbound_mails
    set raw = null, envelope = '{}', reason = 'erased',
      state = case state when 'waiting' then 'ignored' else state end
    where workspace = ${workspace} and key = any(${inboundMails.map(({ key }) => key)})`;
  for (const { upload, place } of refusedRows)
    await tx`
      delete from baton.upload_refusals where workspace = ${workspace} and upload = ${upload} and place = ${place}`;
};
