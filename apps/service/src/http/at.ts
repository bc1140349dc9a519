import {
  holderOfKey,
  inWorkspace,
  isCsrfOf,
  type KeyHolder,
  useSession,
  workspaceOfKey,
} from '@baton/store';
import type { Context, MiddlewareHandler } from 'hono';
import { sentSession } from '../identity/session-cookie.ts';
import { access, type RouteKey } from './access.ts';
import { count } from './limits.ts';
import { Problem, problemSchema } from './problem.ts';
import type { Env, Service, SessionInUse } from './service.ts';

const unauthorised = (): Problem =>
  new Problem(401, 'unauthorised', 'send an API key: Authorization: Bearer baton_…, or log in');

interface Asking {
  readonly caller: KeyHolder;
  /** What limits are counted by: each key for itself, a person over all their sessions. */
  readonly countedAs: string;
  /** Null is every route of the role's. */
  readonly scope: readonly string[] | null;
  readonly session: SessionInUse | null;
}

const askingByKey = async ({ db, now }: Service, header: string): Promise<Asking> => {
  const key = /^Bearer +(\S+)$/iu.exec(header)?.[1] ?? '';
  const workspace = workspaceOfKey(key);
  if (workspace === null) throw unauthorised();
  const holder = await inWorkspace(db, workspace, (tx) => holderOfKey(tx, workspace, key, now()));
  if (holder === null) throw unauthorised();
  const { scope, ...caller } = holder;
  return { caller, scope, session: null, countedAs: `${workspace} key ${caller.id}` };
};

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

const askingBySession = async (service: Service, c: Context<Env>): Promise<Asking> => {
  const sent = sentSession(c, service);
  if (sent === null) throw unauthorised();
  const { workspace, secret } = sent;
  const session = await inWorkspace(service.db, workspace, (tx) =>
    useSession(tx, workspace, { secret, at: service.now() }),
  );
  if (session === null) throw unauthorised();
  // The browser sends the cookie whoever asks it to; the token only a page of ours can know.
  if (!isRead(c.req.method) && !isCsrfOf(session, c.req.header('x-csrf-token') ?? ''))
    throw new Problem(
      403,
      'csrf',
      'send the session’s token as X-CSRF-Token: GET /session gives it',
    );
  const { name, person, role, initial, expiresAt } = session;
  const caller = { id: `log-in ${name}`, workspace, person, role };
  const countedAs = `${workspace} person ${person}`;
  return { caller, scope: null, countedAs, session: { name, secret, initial, expiresAt } };
};

/** What somebody may do whose password an administrator made. */
const beforeChange: readonly RouteKey[] = [
  'GET /session',
  'DELETE /session',
  'POST /log-ins/{name}/password',
];

const checkAllowed = (key: RouteKey, { caller, scope, session }: Asking): void => {
  const allowed: readonly string[] = access[key];
  if (!allowed.includes(caller.role))
    throw new Problem(403, 'forbidden', `${key} is for: ${allowed.join(', ')}`);
  if (scope !== null && !scope.includes(key))
    throw new Problem(403, 'forbidden', `this key is good for: ${scope.join(', ')}`);
  if (session?.initial === true && !beforeChange.includes(key))
    throw new Problem(
      403,
      'password-due',
      `set a password of your own first: POST /log-ins/${session.name}/password`,
    );
};

const authorise =
  (service: Service, key: RouteKey): MiddlewareHandler<Env> =>
  async (c, next) => {
    const header = c.req.header('authorization');
    const asking =
      header === undefined ? await askingBySession(service, c) : await askingByKey(service, header);
    const limit = service.limits?.caller ?? null;
    const counted = limit === null ? null : await count(limit, asking.countedAs);
    checkAllowed(key, asking);
    c.set('caller', asking.caller);
    c.set('session', asking.session);
    await next();
    for (const [name, value] of counted?.headers ?? []) c.res.headers.set(name, value);
  };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The beginning of a route's definition: where it is and who may ask, both from the table of access. */
export const at = (service: Service, key: RouteKey) => {
  const [method = '', path = ''] = key.split(' ');
  return {
    method: method.toLowerCase() as Method,
    path,
    middleware: authorise(service, key),
    security: [{ key: [] }, { session: [] }],
  };
};

/** What every route may answer besides its result. */
export const problems = {
  default: {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;
