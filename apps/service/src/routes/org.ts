import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, policiesInUse, readOrg } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { notFound } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { changeOrg, currentOrg, misfits, rebaseDeadlines } from '../org/change-org.ts';
import {
  changedSchema,
  changeHeaders,
  etagOf,
  leftSchema,
  orgSchema,
  orgView,
  versionIn,
} from '../org/org-schemas.ts';
import { listOrgs, orgListSchema } from '../org/list-orgs.ts';
import { readOrgText } from '../org/read-org-text.ts';
import { findingSchema, shownFindings } from '../policies/checked-policy.ts';

const text = z.string().min(1).openapi({ description: 'The org in YAML or JSON, 5 MB at most' });

const sourceQuery = z.strictObject({ source: z.enum(['true', 'false']).optional() });

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /org'),
      summary: 'The org in force: who is there. Its ETag is for If-Match',
      request: { query: sourceQuery },
      responses: { 200: { description: 'The org', content: json(orgSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const org = await inWorkspace(db, workspace, (tx) => currentOrg(tx, workspace));
      c.header('etag', etagOf(org.version));
      return c.json(orgView(org, c.req.valid('query').source === 'true'), 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /org/versions'),
      summary: 'Every version of the org, the newest first: who made it and when',
      request: {
        query: z.strictObject({
          limit: z.coerce.number().int().min(1).max(500).optional(),
          cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
        }),
      },
      responses: { 200: { description: 'A page', content: json(orgListSchema) }, ...problems },
    }),
    async (c) => {
      const { limit = 50, cursor } = c.req.valid('query');
      const { workspace } = c.get('caller');
      return c.json(await listOrgs(db, workspace, limit, cursor ?? null), 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /org/versions/{version}'),
      summary: 'An earlier version of the org',
      request: {
        params: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
        query: sourceQuery,
      },
      responses: { 200: { description: 'The org', content: json(orgSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { version } = c.req.valid('param');
      const org = await inWorkspace(db, workspace, (tx) => readOrg(tx, workspace, version));
      if (org === null) throw notFound(`org version ${version}`);
      return c.json(orgView(org, c.req.valid('query').source === 'true'), 200);
    },
  );
};

const writingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'POST /org/check'),
      summary: 'Checks an org with the policies in use, and stores nothing',
      request: {
        body: { required: true, content: json(z.strictObject({ text }).openapi('OrgText')) },
      },
      responses: {
        200: {
          description: 'What was found',
          content: json(
            z.object({
              ok: z.boolean(),
              errors: z.array(findingSchema),
              warnings: z.array(findingSchema),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const read = await readOrgText(c.req.valid('json').text, null);
      if (!read.ok)
        return c.json({ ok: false, errors: shownFindings(read.errors), warnings: [] }, 200);
      const policies = await inWorkspace(db, workspace, (tx) => policiesInUse(tx, workspace));
      const errors = misfits(policies, read.org);
      const warnings = shownFindings(read.warnings);
      return c.json({ ok: errors.length === 0, errors, warnings }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'PUT /org'),
      summary:
        'Stores the whole org as its next version, in force at once; 409 names the leads it would strand',
      request: {
        headers: changeHeaders,
        body: {
          required: true,
          content: json(
            z
              .strictObject({
                text,
                openLeads: z.enum(['adopt', 'keep']).optional().openapi({
                  description:
                    '`adopt`: deadlines of open leads are counted anew on the new calendars, with the time used up; `keep` (unless said): they stay',
                }),
              })
              .openapi('NewOrg'),
          ),
        },
      },
      responses: {
        200: {
          description: 'Its number, and open leads that came onto its calendars or could not',
          content: json(changedSchema.extend({ adopted: z.int(), left: leftSchema })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const headers = c.req.valid('header');
      const body = c.req.valid('json');
      const openLeads = body.openLeads ?? 'keep';
      const stored = await changeOrg(service, caller, {
        route: 'PUT /org',
        target: 'org',
        key: headers['idempotency-key'],
        asked: { ...body },
        ifVersion: versionIn(headers['if-match']),
        edit: () => ({ text: body.text }),
      });
      const adoption =
        openLeads === 'adopt' ? await rebaseDeadlines(service, caller) : { adopted: 0, left: [] };
      c.header('etag', etagOf(stored.version));
      return c.json({ ...stored, ...adoption }, 200);
    },
  );
};

/** The org as a whole: read, checked and replaced. */
export const orgRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  writingRoutes(app, service);
};
