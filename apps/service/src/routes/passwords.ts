import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, type KeyHolder, setPassword } from '@baton/store';
import type { RouteKey } from '../http/access.ts';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { beginSession, checkPassword, nameFrom } from '../identity/log-in.ts';
import {
  faultOfPassword,
  hashPassword,
  newPassword,
  PASSWORD_AT_MOST,
} from '../identity/password.ts';
import { giveCookie } from '../identity/session-cookie.ts';

const ROUTE: RouteKey = 'POST /log-ins/{name}/password';

const changeSchema = z
  .strictObject({
    old: z
      .string()
      .min(1)
      .max(PASSWORD_AT_MOST)
      .optional()
      .openapi({ description: 'For one’s own' }),
    password: z.string().min(1).max(PASSWORD_AT_MOST).optional().openapi({
      description: 'The next; an admin who resets somebody’s may leave it out and gets one made up',
    }),
  })
  .openapi('PasswordChange');

const store = async (
  service: Service,
  caller: KeyHolder,
  {
    name,
    next,
    initial,
  }: { readonly name: string; readonly next: string; readonly initial: boolean },
): Promise<void> => {
  const { workspace } = caller;
  const password = await hashPassword(next);
  await inWorkspace(service.db, workspace, async (tx) => {
    const person = await setPassword(tx, workspace, { name, password, initial });
    if (person === null) throw notFound(`log-in ${name} in use`);
    await act(tx, service, caller, ROUTE, person, { reset: initial });
  });
};

/** Changing one's own password, and an admin's setting of somebody's. Every session of the log-in ends. */
export const passwordRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, ROUTE),
      summary: 'Changes one’s own password, with the old one; an admin resets anybody’s',
      request: {
        params: z.object({ name: z.string().min(1).max(320) }),
        body: { required: true, content: json(changeSchema) },
      },
      responses: {
        200: {
          description: 'It is changed; a new session’s cookie comes with it if it was one’s own',
          content: json(
            z.object({ password: z.string().nullable(), csrfToken: z.string().nullable() }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const session = c.get('session');
      const name = nameFrom(c.req.valid('param').name);
      const { old, password } = c.req.valid('json');
      const fault = password === undefined ? null : faultOfPassword(password, [name, workspace]);
      if (fault !== null) throw new Problem(400, 'invalid', fault);
      if (session?.name !== name) {
        if (caller.role !== 'admin') throw notFound(`log-in ${name} of yours; log in to change it`);
        const next = password ?? newPassword();
        await store(service, caller, { name, next, initial: true });
        return c.json({ password: password === undefined ? next : null, csrfToken: null }, 200);
      }
      if (old === undefined || password === undefined)
        throw new Problem(400, 'invalid', 'give the old password as old and the next as password');
      if (old === password) throw new Problem(400, 'invalid', 'password: another than the old one');
      if ((await checkPassword(service, { workspace, name, password: old })) === null)
        throw new Problem(
          403,
          'forbidden',
          'old is not the password, or the log-in waits after failures',
        );
      await store(service, caller, { name, next: password, initial: false });
      const begun = await beginSession(service, workspace, { name, before: null });
      giveCookie(c, service, begun);
      return c.json({ password: null, csrfToken: begun.csrf }, 200);
    },
  );
};
