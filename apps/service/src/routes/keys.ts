import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  addApiKey,
  inWorkspace,
  listApiKeys,
  revokeApiKey,
  roles,
  rotateApiKey,
} from '@baton/store';
import { access, type RouteKey } from '../http/access.ts';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once, onceShown } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { isInOrg } from '../people/is-in-org.ts';

const routeKeys = Object.keys(access) as [RouteKey, ...RouteKey[]];

const holderSchema = z
  .strictObject({
    person: z.string().min(1).max(200),
    role: z.enum(roles),
    scope: z.array(z.enum(routeKeys)).min(1).max(routeKeys.length).nullable().optional().openapi({
      description: 'Routes that the key is good for; without it all that the role may use',
    }),
    expiresAt: z
      .int()
      .min(0)
      .max(8.64e15)
      .nullable()
      .optional()
      .openapi({ description: 'Epoch ms' }),
  })
  .openapi('KeyHolder');

const listedSchema = z.object({
  id: z.string(),
  person: z.string(),
  role: z.string(),
  scope: z.array(z.string()).nullable(),
  createdAt: z.int(),
  createdBy: z.string(),
  expiresAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
});

const HOUR_MS = 3_600_000;
const OVERLAP_HOURS = 24;

const keyParams = z.object({ key: z.string().min(1).max(200) });

const checkHolder = (
  { role, scope, expiresAt }: z.infer<typeof holderSchema>,
  now: number,
): void => {
  const beyond = (scope ?? []).find(
    (route) => !(access[route] as readonly string[]).includes(role),
  );
  if (beyond !== undefined)
    throw new Problem(400, 'invalid', `scope: a ${role} may not use ${beyond}; leave it out`);
  if (typeof expiresAt === 'number' && expiresAt <= now)
    throw new Problem(400, 'invalid', 'expiresAt is past: give an instant to come');
};

const makingRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /keys'),
      summary: 'Makes an API key for a person of the org; it is shown this once',
      request: {
        headers: idempotencyHeader,
        body: { required: true, content: json(holderSchema) },
      },
      responses: {
        201: {
          description: 'The key',
          content: json(z.object({ id: z.string(), key: z.string() })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const body = c.req.valid('json');
      const { person, role, scope = null, expiresAt = null } = body;
      checkHolder(body, service.now());
      const key = c.req.valid('header')['idempotency-key'];
      const added = await onceShown(
        service,
        caller,
        key,
        { route: 'POST /keys', body },
        async (tx) => {
          if (!(await isInOrg(tx, workspace, person))) throw notFound(`person ${person}`);
          const asked = { person, role, scope, expiresAt };
          const made = await addApiKey(tx, workspace, { ...asked, at: service.now(), by });
          await act(tx, service, caller, 'POST /keys', made.id, asked);
          return made;
        },
      );
      return c.json(added, 201);
    },
  );
};

const rotatingRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /keys/{key}/rotate'),
      summary: 'Makes the next key in place of one; the old one is good for a while more',
      request: {
        params: keyParams,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: json(
            z
              .strictObject({
                overlapHours: z.number().min(0).max(720).default(OVERLAP_HOURS).openapi({
                  description: 'How long the old key is good for beside the new one',
                }),
              })
              .openapi('Rotation'),
          ),
        },
      },
      responses: {
        201: {
          description: 'The new key, shown this once, and until when the old one is good',
          content: json(z.object({ id: z.string(), key: z.string(), oldExpiresAt: z.int() })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const { key: id } = c.req.valid('param');
      const { overlapHours } = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { route: 'POST /keys/{key}/rotate', id, overlapHours };
      const rotated = await onceShown(service, caller, key, asked, async (tx) => {
        const overlapMs = Math.round(overlapHours * HOUR_MS);
        const made = await rotateApiKey(tx, workspace, { id, overlapMs, at: service.now(), by });
        if (made === null) throw notFound(`key ${id} in use`);
        const { oldExpiresAt } = made;
        await act(tx, service, caller, 'POST /keys/{key}/rotate', id, {
          next: made.id,
          oldExpiresAt,
        });
        return made;
      });
      return c.json(rotated, 201);
    },
  );
};

const revokingRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /keys/{key}/revoke'),
      summary: 'Takes a key out of use at once',
      request: {
        params: keyParams,
        headers: idempotencyHeader,
        body: { required: true, content: json(z.strictObject({}).openapi('Nothing')) },
      },
      responses: {
        200: { description: 'It is', content: json(z.object({ revoked: z.literal(true) })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { key: id } = c.req.valid('param');
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { route: 'POST /keys/{key}/revoke', id };
      const revoked = await once(service, caller, key, asked, async (tx) => {
        if (!(await revokeApiKey(tx, caller.workspace, { id, at: service.now() })))
          throw notFound(`key ${id} in use`);
        await act(tx, service, caller, 'POST /keys/{key}/revoke', id);
        return { revoked: true as const };
      });
      return c.json(revoked, 200);
    },
  );
};

/** Who gets a key, what it is good for and until when, and which is out of use. */
export const keyRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  makingRoute(app, service);
  rotatingRoute(app, service);
  revokingRoute(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /keys'),
      summary: 'Who has keys, and which were revoked; not the keys themselves',
      responses: {
        200: {
          description: 'The newest first',
          content: json(z.object({ items: z.array(listedSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(service.db, workspace, (tx) => listApiKeys(tx, workspace));
      const shown = items.map(({ scope, ...one }) => ({
        ...one,
        scope: scope === null ? null : [...scope],
      }));
      return c.json({ items: shown }, 200);
    },
  );
};
