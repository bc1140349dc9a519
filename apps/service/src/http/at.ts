import { holderOfKey, inWorkspace, type KeyHolder, workspaceOfKey } from '@baton/store';
import type { MiddlewareHandler } from 'hono';
import { access, type RouteKey } from './access.ts';
import { Problem, problemSchema } from './problem.ts';
import type { Env, Service } from './service.ts';

const unauthorised = (): Problem =>
  new Problem(401, 'unauthorised', 'send an API key: Authorization: Bearer baton_…');

const callerOf = async ({ db }: Service, header: string | undefined): Promise<KeyHolder> => {
  const key = /^Bearer +(\S+)$/iu.exec(header ?? '')?.[1] ?? '';
  const workspace = workspaceOfKey(key);
  if (workspace === null) throw unauthorised();
  const holder = await inWorkspace(db, workspace, (tx) => holderOfKey(tx, workspace, key));
  if (holder === null) throw unauthorised();
  return holder;
};

const authorise =
  (service: Service, key: RouteKey): MiddlewareHandler<Env> =>
  async (c, next) => {
    const caller = await callerOf(service, c.req.header('authorization'));
    const allowed: readonly string[] = access[key];
    if (!allowed.includes(caller.role))
      throw new Problem(403, 'forbidden', `${key} is for: ${allowed.join(', ')}`);
    c.set('caller', caller);
    await next();
  };

type Method = 'get' | 'post' | 'put';

/** The beginning of a route's definition: where it is and who may ask, both from the table of access. */
export const at = (service: Service, key: RouteKey) => {
  const [method = '', path = ''] = key.split(' ');
  return {
    method: method.toLowerCase() as Method,
    path,
    middleware: authorise(service, key),
    security: [{ key: [] }],
  };
};

/** What every route may answer besides its result. */
export const problems = {
  default: {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;
