import { createHmac, randomBytes } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { Env, Service } from '../http/service.ts';

type Where = Pick<Service, 'publicUrl'>;

const isSafe = ({ publicUrl }: Where): boolean => publicUrl.startsWith('https:');

/** With HTTPS the prefix makes browsers refuse the cookie to other hosts and to plain connections. */
const nameOf = (where: Where): string => (isSafe(where) ? '__Host-baton' : 'baton');

const TEXT = /^(?<workspace>[^.]+(?:\.[^.]+)*)\.[\w-]{43}$/u;

/** What a cookie holds: the workspace, so that the session can be looked up within it, and 256 random bits. */
export const newSecret = (workspace: string): string =>
  `${encodeURIComponent(workspace)}.${randomBytes(32).toString('base64url')}`;

/**
 * The token that writes carry beside the cookie. It follows from the cookie, so that a page that was loaded again can ask for
 * it; another site can neither read the cookie nor the answer.
 */
export const csrfOf = (secret: string): string =>
  createHmac('sha256', secret).update('baton csrf').digest('base64url');

export interface SentSession {
  readonly workspace: string;
  readonly secret: string;
}

/** The session that the request's cookie names, or null. */
export const sentSession = (c: Context<Env>, where: Where): SentSession | null => {
  const secret = getCookie(c, nameOf(where)) ?? '';
  const encoded = TEXT.exec(secret)?.groups?.['workspace'];
  if (encoded === undefined) return null;
  try {
    return { workspace: decodeURIComponent(encoded), secret };
  } catch {
    return null;
  }
};

const options = (where: Where) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSafe(where) }) as const;

export const giveCookie = (
  c: Context<Env>,
  where: Where,
  { secret, maxAgeMs }: { readonly secret: string; readonly maxAgeMs: number },
): void => {
  setCookie(c, nameOf(where), secret, { ...options(where), maxAge: Math.floor(maxAgeMs / 1000) });
};

export const takeCookie = (c: Context<Env>, where: Where): void => {
  deleteCookie(c, nameOf(where), options(where));
};

/** How the OpenAPI document says it. */
export const sessionScheme = {
  type: 'apiKey',
  in: 'cookie',
  name: '__Host-baton',
  description:
    'POST /session gives it (without HTTPS it is called baton). Every write carries the session’s token as X-CSRF-Token.',
} as const;
