import { randomBytes } from 'node:crypto';
import { commit } from '@baton/core';
import type { Tx } from '../connect/sql.ts';

/** A person's data as it stands in the side table; what entries hold is `commit(data, salt)`. */
export interface PersonalData {
  readonly data: unknown;
  readonly salt: string;
  readonly updatedAt: number;
}

/** What a person is known by beside the log: found, never heard of, or erased. */
export type Person =
  | ({ readonly kind: 'known' } & PersonalData)
  | { readonly kind: 'erased'; readonly erasedAt: number }
  | { readonly kind: 'unknown' };

interface Row {
  readonly data: unknown;
  readonly salt: string | null;
  readonly updatedAt: number;
  readonly erasedAt: number | null;
}

const newSalt = (): string => randomBytes(32).toString('hex');

/** Reads and locks a person's data: who changes it next waits. */
export const readPerson = async (tx: Tx, workspace: string, subject: string): Promise<Person> => {
  const [row] = await tx<Row>`
    select data, salt, updated_at as "updatedAt", erased_at as "erasedAt" from baton.people_data
    where workspace = ${workspace} and subject = ${subject} for update`;
  if (row === undefined) return { kind: 'unknown' };
  const { data, salt, updatedAt, erasedAt } = row;
  if (erasedAt !== null) return { kind: 'erased', erasedAt };
  if (salt === null) throw new Error(`person ${subject} has neither a salt nor been erased`);
  return { kind: 'known', data, salt, updatedAt };
};

/** Somebody of whom nothing is stored yet. */
export interface NewPerson {
  readonly subject: string;
  readonly data: object;
  readonly salt: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Draws the salt of a new person, and gives the commitment to their data that the event of their inquiry carries. */
export const newPerson = (
  person: Omit<NewPerson, 'salt'>,
): { readonly person: NewPerson; readonly commitment: string } => {
  const salt = newSalt();
  return { person: { ...person, salt }, commitment: commit(person.data, salt) };
};

/** Stores new people in one statement. A unique violation if one of them is known. */
export const addPeople = (
  tx: Tx,
  workspace: string,
  people: readonly NewPerson[],
): PromiseLike<unknown> => tx`
  insert into baton.people_data (workspace, subject, salt, data, updated_at)
  select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb) as r(subject text,
    salt text, data jsonb, at bigint)`;

/**
 * Keeps a person's data and gives the commitment to it that entries may hold. The salt is drawn once for each person and
 * stays when data change, so that one salt opens everything that was ever said of them. Null for somebody who was
 * erased: they come back under another id.
 */
export const putPerson = async (
  tx: Tx,
  workspace: string,
  { subject, data, at }: { readonly subject: string; readonly data: object; readonly at: number },
): Promise<string | null> => {
  const known = await readPerson(tx, workspace, subject);
  if (known.kind === 'erased') return null;
  const salt = known.kind === 'known' ? known.salt : newSalt();
  const [row] = await tx<{ salt: string }>`
    insert into baton.people_data (workspace, subject, salt, data, updated_at)
    values (${workspace}, ${subject}, ${salt}, ${JSON.stringify(data)}::text::jsonb, ${at})
    on conflict (workspace, subject) do update set data = excluded.data, updated_at = excluded.updated_at
    returning salt`;
  return row === undefined ? null : commit(data, row.salt);
};

/**
 * Erases a person: data and salt are gone, so nothing in the log can be opened any more, and every chain still verifies.
 * The leads stay, as leads of nobody. False if there was nobody to erase.
 */
export const erasePerson = async (
  tx: Tx,
  workspace: string,
  { subject, at }: { readonly subject: string; readonly at: number },
): Promise<boolean> => {
  const { count } = await tx`
    update baton.people_data set data = null, salt = null, updated_at = ${at}, erased_at = ${at}
    where workspace = ${workspace} and subject = ${subject} and erased_at is null`;
  return count === 1;
};

/** The leads that came of a person's inquiries, in the order of their capture. */
export const leadsOfPerson = async (
  tx: Tx,
  workspace: string,
  subject: string,
): Promise<readonly string[]> => {
  const rows = await tx<{ lead: string }>`
    select lead from baton.leads where workspace = ${workspace} and subject = ${subject} order by captured_at, lead`;
  return rows.map(({ lead }) => lead);
};
