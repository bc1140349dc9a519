import type { Tx } from '@baton/store';
import { contactIn } from '../hygiene/stored-contact.ts';
import { isFullName, nameMark, type TextMarks } from './names-person.ts';
import type { Known } from './same-person.ts';

/** What a person's traces in unread inquiries are found by. */
export interface Marks extends TextMarks {
  readonly leads: readonly string[];
  /** Patterns for the addresses in Postgres' words. */
  readonly mails: readonly string[];
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

/** A name that somebody else has as well is nobody's mark. */
const ownNames = async (
  tx: Tx,
  workspace: string,
  known: readonly Known[],
): Promise<readonly string[]> => {
  const names = known.flatMap(({ data }) => contactIn(data)?.name ?? []).map(nameMark);
  const full = [...new Set(names)].filter(isFullName);
  const rows = await tx<{ name: string }>`
    select n as name from unnest(${full}::text[]) as n where not exists (
      select from baton.people_data p
      where p.workspace = ${workspace} and p.erased_at is null and lower(p.data -> 'contact' ->> 'name') = n
        and p.subject <> all(${known.map(({ subject }) => subject)}))`;
  return rows.map(({ name }) => name);
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
  const addresses = [...new Set(mails.map((mail) => mail.toLowerCase()))];
  return {
    leads,
    addresses,
    mails: addresses.map(patternOf),
    names: await ownNames(tx, workspace, known),
    digits: digits.filter((one) => one.length >= DIGITS).map((one) => one.slice(-DIGITS)),
  };
};
