import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';
import { changeOrg } from '../org/change-org.ts';
import { accountFieldsSchema, withAccount, withAccounts } from '../org/edit-accounts.ts';
import { importAccounts, importSchema } from '../org/import-accounts.ts';
import { listAccounts } from '../org/list-accounts.ts';
import { changedSchema, changeHeaders, etagOf, idSchema } from '../org/org-schemas.ts';
import { asChange } from '../org/small-change.ts';
import { findingSchema } from '../policies/checked-policy.ts';

const accountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: z.string().nullable(),
    segment: z.string().nullable(),
    domain: z.string().nullable(),
  })
  .openapi('Account');

const listRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /org/accounts'),
      summary: 'Accounts of the org in force, by id',
      request: {
        query: z.strictObject({
          owner: z.string().max(100).optional(),
          ...pageAsked(1000),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(pageOf(accountSchema)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = 100, owner, cursor } = c.req.valid('query');
      const page = await inWorkspace(db, workspace, (tx) =>
        listAccounts(db, tx, workspace, { limit, owner: owner ?? null, cursor: cursor ?? null }),
      );
      if (page === null) throw unknownCursor();
      return c.json(page, 200);
    },
  );
};

const changeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const params = z.object({ account: idSchema });
  const responses = {
    200: { description: 'The org’s version with the change', content: json(changedSchema) },
    ...problems,
  };
  app.openapi(
    createRoute({
      ...at(service, 'PUT /org/accounts/{account}'),
      summary: 'Sets an account: its name, owner, segment and domain',
      request: {
        params,
        headers: changeHeaders,
        body: { required: true, content: json(accountFieldsSchema) },
      },
      responses,
    }),
    async (c) => {
      const { account: id } = c.req.valid('param');
      const body = c.req.valid('json');
      const asked = asChange('PUT /org/accounts/{account}', id, c.req.valid('header'), { body });
      const edit = (current: Parameters<typeof withAccount>[0]) => withAccount(current, id, body);
      const stored = await changeOrg(service, c.get('caller'), { ...asked, edit });
      c.header('etag', etagOf(stored.version));
      return c.json(stored, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /org/accounts/{account}'),
      summary: 'Takes an account out of the org',
      request: { params, headers: changeHeaders },
      responses,
    }),
    async (c) => {
      const { account: id } = c.req.valid('param');
      const asked = asChange('DELETE /org/accounts/{account}', id, c.req.valid('header'), {});
      const edit = (current: Parameters<typeof withAccount>[0]) => withAccount(current, id, null);
      const stored = await changeOrg(service, c.get('caller'), { ...asked, edit });
      c.header('etag', etagOf(stored.version));
      return c.json(stored, 200);
    },
  );
};

const importRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /org/accounts/import'),
      summary: 'Takes accounts over from a CSV table, over those there are or instead of them',
      request: { headers: changeHeaders, body: { required: true, content: json(importSchema) } },
      responses: {
        200: {
          description: 'The org’s version with them, and what was left out',
          content: json(changedSchema.extend({ notes: z.array(findingSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const body = c.req.valid('json');
      const asked = asChange('POST /org/accounts/import', 'accounts', c.req.valid('header'), {
        body,
      });
      let notes: z.infer<typeof findingSchema>[] = [];
      const stored = await changeOrg(service, c.get('caller'), {
        ...asked,
        edit: (current) => {
          const read = importAccounts(body, current.document);
          notes = read.warnings;
          return withAccounts(current, read.accounts, body.mode ?? 'merge');
        },
      });
      c.header('etag', etagOf(stored.version));
      return c.json({ ...stored, notes }, 200);
    },
  );
};

/** Accounts and who owns them, part of the org. */
export const orgAccountRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  listRoute(app, service);
  changeRoutes(app, service);
  importRoute(app, service);
};
