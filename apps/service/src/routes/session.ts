import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { endSession, inWorkspace, roles } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { addressOf, count } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { beginSession, checkPassword } from '../identity/log-in.ts';
import { PASSWORD_AT_MOST } from '../identity/password.ts';
import { csrfOf, giveCookie, sentSession, takeCookie } from '../identity/session-cookie.ts';

const claimSchema = z
  .strictObject({
    workspace: z.string().min(1).max(200),
    name: z.string().min(1).max(320),
    password: z.string().min(1).max(PASSWORD_AT_MOST),
  })
  .openapi('LogInClaim');

const sessionSchema = z
  .object({
    workspace: z.string(),
    person: z.string(),
    role: z.enum(roles),
    session: z
      .object({
        name: z.string(),
        csrfToken: z.string().openapi({ description: 'Every write carries it as X-CSRF-Token' }),
        expiresAt: z.int(),
        passwordDue: z.boolean().openapi({
          description: 'Whether nothing is possible before a password of one’s own is set',
        }),
      })
      .nullable()
      .openapi({ description: 'Null for a key' }),
  })
  .openapi('Session');

const beginning = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/session',
      summary: 'Logs in: a cookie, and the token that writes carry beside it',
      request: { body: { required: true, content: json(claimSchema) } },
      responses: { 201: { description: 'Who it is', content: json(sessionSchema) }, ...problems },
    }),
    async (c) => {
      const claim = c.req.valid('json');
      const { workspace } = claim;
      const limit = service.limits?.failedLogIns ?? null;
      const address = addressOf(c, service.limits?.trustedProxies ?? 0);
      // Counted before the password is looked at, and taken back when it is right, so that tries at once count as well.
      const counted = limit === null ? null : await count(limit, address);
      const found = await checkPassword(service, claim);
      if (found === null)
        throw new Problem(
          401,
          'unauthorised',
          'workspace, name or password is wrong; after several failures a log-in waits, half an hour at most',
        );
      counted?.undo();
      const { name, person, role, initial } = found;
      const sent = sentSession(c, service);
      const before = sent?.workspace === workspace ? sent.secret : null;
      const begun = await beginSession(service, workspace, { name, before });
      giveCookie(c, service, begun);
      const { csrf: csrfToken, expiresAt } = begun;
      const session = { name, csrfToken, expiresAt, passwordDue: initial };
      return c.json({ workspace, person, role, session }, 201);
    },
  );
};

/** Being logged in: by name and password, for people at a browser. */
export const sessionRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  beginning(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /session'),
      summary: 'Who the caller is',
      responses: { 200: { description: 'Who it is', content: json(sessionSchema) }, ...problems },
    }),
    (c) => {
      const { workspace, person, role } = c.get('caller');
      const inUse = c.get('session');
      if (inUse === null) return c.json({ workspace, person, role, session: null }, 200);
      const { name, secret, initial: passwordDue, expiresAt } = inUse;
      const session = { name, csrfToken: csrfOf(secret), expiresAt, passwordDue };
      return c.json({ workspace, person, role, session }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /session'),
      summary: 'Logs out',
      responses: {
        200: { description: 'It is over', content: json(z.object({ ended: z.literal(true) })) },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const session = c.get('session');
      if (session === null)
        throw new Problem(409, 'not-possible-now', 'a key has no session: revoke the key instead');
      await inWorkspace(service.db, workspace, (tx) => endSession(tx, workspace, session.secret));
      takeCookie(c, service);
      return c.json({ ended: true as const }, 200);
    },
  );
};
