import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { addLogIn, endLogIn, inWorkspace, listLogIns, roles } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once, onceShown } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { nameFrom } from '../identity/log-in.ts';
import {
  faultOfPassword,
  hashPassword,
  newPassword,
  PASSWORD_AT_MOST,
} from '../identity/password.ts';
import { isInOrg } from '../people/is-in-org.ts';
import { passwordRoute } from './passwords.ts';

const logInSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(320)
      .regex(/^[^\p{Cc}/]+$/u, 'without slashes and control characters'),
    person: z.string().min(1).max(200),
    role: z.enum(roles),
    password: z.string().min(1).max(PASSWORD_AT_MOST).optional().openapi({
      description:
        'To begin with, and to be changed at the first log-in; made up if it is not given',
    }),
  })
  .openapi('NewLogIn');

const making = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /log-ins'),
      summary: 'Lets a person of the org log in; the password to begin with is shown this once',
      request: { headers: idempotencyHeader, body: { required: true, content: json(logInSchema) } },
      responses: {
        201: {
          description: 'The log-in, and its password if it was made up',
          content: json(z.object({ id: z.string(), password: z.string().nullable() })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const { person, role, password: given, ...typed } = c.req.valid('json');
      const name = nameFrom(typed.name);
      if (name === '') throw new Problem(400, 'invalid', 'name is empty');
      const fault = given === undefined ? null : faultOfPassword(given, [name, workspace]);
      if (fault !== null) throw new Problem(400, 'invalid', fault);
      const made = given ?? newPassword();
      const password = await hashPassword(made);
      const key = c.req.valid('header')['idempotency-key'];
      // A password is in nothing that is remembered, not even as a hash that is quick to guess at.
      const asked = { route: 'POST /log-ins', name, person, role };
      const shown = await onceShown(service, caller, key, asked, async (tx) => {
        if (!(await isInOrg(tx, workspace, person))) throw notFound(`person ${person}`);
        const logIn = { name, person, role, password, initial: true, at: service.now(), by };
        if (!(await addLogIn(tx, workspace, logIn)))
          throw new Problem(409, 'not-possible-now', `there is a log-in ${name} already`);
        await act(tx, service, caller, 'POST /log-ins', person, { role });
        return { id: name, password: given === undefined ? made : null };
      });
      return c.json(shown, 201);
    },
  );
};

/** Who may log in with a name and a password. */
export const logInRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  making(app, service);
  passwordRoute(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /log-ins'),
      summary: 'Who may log in, and who may no more',
      responses: {
        200: {
          description: 'By name',
          content: json(
            z.object({
              items: z.array(
                z.object({
                  name: z.string(),
                  person: z.string(),
                  role: z.string(),
                  initial: z.boolean(),
                  createdAt: z.int(),
                  createdBy: z.string(),
                  lockedUntil: z.int().nullable(),
                  endedAt: z.int().nullable(),
                }),
              ),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(service.db, workspace, (tx) => listLogIns(tx, workspace));
      return c.json({ items: [...items] }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /log-ins/{name}/end'),
      summary: 'Ends a log-in and its sessions at once',
      request: {
        params: z.object({ name: z.string().min(1).max(320) }),
        headers: idempotencyHeader,
        body: { required: true, content: json(z.strictObject({}).openapi('Nothing')) },
      },
      responses: {
        200: { description: 'It is', content: json(z.object({ ended: z.literal(true) })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const name = nameFrom(c.req.valid('param').name);
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { route: 'POST /log-ins/{name}/end', name };
      const ended = await once(service, caller, key, asked, async (tx) => {
        const person = await endLogIn(tx, workspace, { name, at: service.now() });
        if (person === null) throw notFound(`log-in ${name} in use`);
        await act(tx, service, caller, 'POST /log-ins/{name}/end', person);
        return { ended: true as const };
      });
      return c.json(ended, 200);
    },
  );
};
