import {
  addSession,
  endSession,
  forgetFailures,
  inWorkspace,
  type LogIn,
  SESSION_MS,
  takeTry,
} from '@baton/store';
import type { Service } from '../http/service.ts';
import { isPassword } from './password.ts';
import { csrfOf, newSecret } from './session-cookie.ts';

export interface Claim {
  readonly workspace: string;
  readonly name: string;
  readonly password: string;
}

/** What people type: in any case, with what a keyboard adds. */
export const nameFrom = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase();

/**
 * Whose password it is; null when it is not, when nobody has the name, and when the log-in waits after failures: who asks cannot
 * tell which.
 */
export const checkPassword = async (
  { db, now }: Pick<Service, 'db' | 'now'>,
  { workspace, name, password }: Claim,
): Promise<LogIn | null> => {
  const tried = await inWorkspace(db, workspace, (tx) =>
    takeTry(tx, workspace, { name: nameFrom(name), at: now() }),
  );
  const isRight = await isPassword(tried?.password ?? null, password);
  if (tried === null || !isRight) return null;
  await inWorkspace(db, workspace, (tx) => forgetFailures(tx, workspace, tried.name));
  return tried;
};

export interface NewSession {
  readonly secret: string;
  readonly csrf: string;
  readonly maxAgeMs: number;
  readonly expiresAt: number;
}

/** Begins a session; the one that the browser had before, if any, ends: its text is good for nothing any more. */
export const beginSession = async (
  { db, now }: Pick<Service, 'db' | 'now'>,
  workspace: string,
  { name, before }: { readonly name: string; readonly before: string | null },
): Promise<NewSession> => {
  const secret = newSecret(workspace);
  const csrf = csrfOf(secret);
  const { expiresAt } = await inWorkspace(db, workspace, async (tx) => {
    if (before !== null) await endSession(tx, workspace, before);
    return addSession(tx, workspace, { name, secret, csrf, at: now() });
  });
  return { secret, csrf, maxAgeMs: SESSION_MS, expiresAt };
};
