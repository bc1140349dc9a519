import { createHash } from 'node:crypto';
import type { Tx } from '../connect/sql.ts';
import type { LogIn } from './log-ins.ts';

/** Nothing for eight hours ends a session, and so do seven days of whatever. */
export const SESSION_IDLE_MS = 8 * 3_600_000;
export const SESSION_MS = 7 * 24 * 3_600_000;

/** A request a minute is noted at most: what is written is not worth more. */
const SEEN_EVERY_MS = 60_000;

/** Secrets are stored as their SHA-256: they are 256 random bits, so nothing slower is needed. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What a session is known by: the cookie's text, and what writes carry beside it. */
export interface SessionSecrets {
  readonly secret: string;
  readonly csrf: string;
}

export interface Session extends LogIn {
  /** SHA-256 of what a write has to carry. */
  readonly csrf: string;
  readonly expiresAt: number;
}

export const isCsrfOf = ({ csrf }: Pick<Session, 'csrf'>, token: string): boolean =>
  hashOf(token) === csrf;

export const addSession = async (
  tx: Tx,
  workspace: string,
  { name, secret, csrf, at }: SessionSecrets & { readonly name: string; readonly at: number },
): Promise<{ readonly expiresAt: number }> => {
  const expiresAt = at + SESSION_MS;
  await tx`
    insert into baton.sessions (workspace, hash, name, csrf, created_at, seen_at, expires_at)
    values (${workspace}, ${hashOf(secret)}, ${name}, ${hashOf(csrf)}, ${at}, ${at}, ${expiresAt})`;
  return { expiresAt };
};

/** Whose session it is, and that it was used; null when there is none, or it is over. */
export const useSession = async (
  tx: Tx,
  workspace: string,
  { secret, at }: { readonly secret: string; readonly at: number },
): Promise<Session | null> => {
  const hash = hashOf(secret);
  const [row] = await tx<Session & { readonly seenAt: number }>`
    select l.name, l.person, l.role, l.initial, s.csrf, s.seen_at as "seenAt", s.expires_at as "expiresAt"
    from baton.sessions s join baton.log_ins l using (workspace, name)
    where s.workspace = ${workspace} and s.hash = ${hash} and s.expires_at > ${at}
      and s.seen_at > ${at - SESSION_IDLE_MS} and l.ended_at is null`;
  if (row === undefined) return null;
  const { seenAt, ...session } = row;
  if (at - seenAt >= SEEN_EVERY_MS)
    await tx`update baton.sessions set seen_at = ${at} where workspace = ${workspace} and hash = ${hash}`;
  return session;
};

export const endSession = async (tx: Tx, workspace: string, secret: string): Promise<void> => {
  await tx`delete from baton.sessions where workspace = ${workspace} and hash = ${hashOf(secret)}`;
};

/** Forgets sessions that are over; gives their number. */
export const forgetSessions = async (tx: Tx, workspace: string, at: number): Promise<number> => {
  const { count } = await tx`
    delete from baton.sessions
    where workspace = ${workspace} and (expires_at <= ${at} or seen_at <= ${at - SESSION_IDLE_MS})`;
  return count;
};
