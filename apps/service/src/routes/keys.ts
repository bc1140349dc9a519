import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { addApiKey, inWorkspace, listApiKeys, revokeApiKey, roles } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { notFound } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { isInOrg } from '../people/is-in-org.ts';

const holderSchema = z
  .strictObject({ person: z.string().min(1).max(200), role: z.enum(roles) })
  .openapi('KeyHolder');

/** Who gets a key, and which is out of use. A key is rotated by making the next and revoking the one before. */
export const keyRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'POST /keys'),
      summary: 'Makes an API key for a person of the org; it is shown this once',
      request: {
        body: { required: true, content: { 'application/json': { schema: holderSchema } } },
      },
      responses: {
        201: {
          description: 'The key',
          content: {
            'application/json': { schema: z.object({ id: z.string(), key: z.string() }) },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace, person: by } = c.get('caller');
      const { person, role } = c.req.valid('json');
      const added = await inWorkspace(db, workspace, async (tx) =>
        (await isInOrg(tx, workspace, person))
          ? addApiKey(tx, workspace, { person, role, at: now(), by })
          : null,
      );
      if (added === null) throw notFound(`person ${person}`);
      return c.json(added, 201);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /keys'),
      summary: 'Who has keys, and which were revoked; not the keys themselves',
      responses: {
        200: {
          description: 'The newest first',
          content: {
            'application/json': {
              schema: z.object({
                items: z.array(
                  z.object({
                    id: z.string(),
                    person: z.string(),
                    role: z.string(),
                    createdAt: z.int(),
                    createdBy: z.string(),
                    revokedAt: z.int().nullable(),
                  }),
                ),
              }),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(db, workspace, (tx) => listApiKeys(tx, workspace));
      return c.json({ items: [...items] }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /keys/{key}/revoke'),
      summary: 'Takes a key out of use at once',
      request: {
        params: z.object({ key: z.string().min(1).max(200) }),
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({}).openapi('Nothing') } },
        },
      },
      responses: {
        200: {
          description: 'It is',
          content: { 'application/json': { schema: z.object({ revoked: z.literal(true) }) } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { key: id } = c.req.valid('param');
      const isRevoked = await inWorkspace(db, workspace, (tx) =>
        revokeApiKey(tx, workspace, { id, at: now() }),
      );
      if (!isRevoked) throw notFound(`key ${id} in use`);
      return c.json({ revoked: true as const }, 200);
    },
  );
};
