import type { Tx } from '../connect/sql.ts';
import type { Role } from './api-keys.ts';

/** A name and password of a person's. */
export interface LogIn {
  /** Lower case. */
  readonly name: string;
  readonly person: string;
  readonly role: Role;
  /** Whether an administrator made the password, so that the person must change it first. */
  readonly initial: boolean;
}

interface WithPassword extends LogIn {
  /** argon2id, in PHC form. */
  readonly password: string;
}

/** Failures in a row before a log-in has to wait, and how long: a minute, and twice as long each time, half an hour at most. */
export const TRIES = 5;
const WAIT_MS = 60_000;
const WAIT_AT_MOST_MS = 30 * 60_000;

/** Makes a log-in, or brings back one that was ended; false if there is one of that name in use. */
export const addLogIn = async (
  tx: Tx,
  workspace: string,
  {
    name,
    person,
    role,
    password,
    initial,
    at,
    by,
  }: WithPassword & { readonly at: number; readonly by: string },
): Promise<boolean> => {
  const { count } = await tx`
    insert into baton.log_ins as l (workspace, name, person, role, password, initial, created_at, created_by)
    values (${workspace}, ${name}, ${person}, ${role}, ${password}, ${initial}, ${at}, ${by})
    on conflict (workspace, name) do update set person = excluded.person, role = excluded.role,
      password = excluded.password, initial = excluded.initial, created_at = excluded.created_at,
      created_by = excluded.created_by, failures = 0, locked_until = null, ended_at = null
    where l.ended_at is not null`;
  return count === 1;
};

/**
 * Takes one try at a password: it counts as failed until `forgetFailures` says otherwise, so that tries made at once are
 * counted like tries made one after another. Null when there is no such log-in, or it waits.
 */
export const takeTry = async (
  tx: Tx,
  workspace: string,
  { name, at }: { readonly name: string; readonly at: number },
): Promise<WithPassword | null> => {
  const [row] = await tx<WithPassword>`
    update baton.log_ins set failures = least(failures + 1, 1000),
      locked_until = case when failures + 1 >= ${TRIES}::int
        then ${at}::bigint + least(${WAIT_MS}::bigint * (2 ^ least(failures + 1 - ${TRIES}::int, 20))::bigint, ${WAIT_AT_MOST_MS}::bigint)
      end
    where workspace = ${workspace} and name = ${name} and ended_at is null
      and (locked_until is null or locked_until <= ${at})
    returning name, person, role, password, initial`;
  return row ?? null;
};

/** The password was right. */
export const forgetFailures = async (tx: Tx, workspace: string, name: string): Promise<void> => {
  await tx`
    update baton.log_ins set failures = 0, locked_until = null where workspace = ${workspace} and name = ${name}`;
};

/** Sets another password and ends every session of the log-in. Whose it is, or null if there is none of that name in use. */
export const setPassword = async (
  tx: Tx,
  workspace: string,
  {
    name,
    password,
    initial,
  }: { readonly name: string; readonly password: string; readonly initial: boolean },
): Promise<string | null> => {
  const [row] = await tx<{ person: string }>`
    update baton.log_ins set password = ${password}, initial = ${initial}, failures = 0, locked_until = null
    where workspace = ${workspace} and name = ${name} and ended_at is null returning person`;
  await tx`delete from baton.sessions where workspace = ${workspace} and name = ${name}`;
  return row?.person ?? null;
};

/** Ends a log-in and its sessions. Whose it was, or null if there is none of that name in use. */
export const endLogIn = async (
  tx: Tx,
  workspace: string,
  { name, at }: { readonly name: string; readonly at: number },
): Promise<string | null> => {
  const [row] = await tx<{ person: string }>`
    update baton.log_ins set ended_at = ${at}
    where workspace = ${workspace} and name = ${name} and ended_at is null returning person`;
  await tx`delete from baton.sessions where workspace = ${workspace} and name = ${name}`;
  return row?.person ?? null;
};

export interface ListedLogIn extends LogIn {
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lockedUntil: number | null;
  readonly endedAt: number | null;
}

/** Every log-in that was made in the workspace, by name. */
export const listLogIns = (tx: Tx, workspace: string): Promise<readonly ListedLogIn[]> =>
  tx<ListedLogIn>`
    select name, person, role, initial, created_at as "createdAt", created_by as "createdBy",
      locked_until as "lockedUntil", ended_at as "endedAt"
    from baton.log_ins where workspace = ${workspace} order by name`;
