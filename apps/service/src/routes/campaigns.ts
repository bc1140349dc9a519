import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import {
  campaignFieldsSchema,
  campaignSchema,
  listCampaigns,
  readCampaign,
  removeCampaign,
  writeCampaign,
} from '../campaigns/campaigns.ts';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { pageOf } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';

const params = z.object({ campaign: z.string().min(1).max(500) });
const one = {
  200: { description: 'The campaign', content: json(campaignSchema) },
  ...problems,
};

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /campaigns'),
      summary: 'What programs cost, by their names',
      request: {
        query: z.strictObject({
          limit: z.coerce.number().int().min(1).max(500).optional(),
          cursor: z.string().max(500).optional(),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(pageOf(campaignSchema)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = 100, cursor = '' } = c.req.valid('query');
      const found = await inWorkspace(db, workspace, (tx) =>
        listCampaigns(tx, workspace, { limit: limit + 1, after: cursor }),
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const isMore = found.length > limit && last !== undefined;
      return c.json({ items, cursor: isMore ? last.campaign : null }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /campaigns/{campaign}'),
      summary: 'A campaign, with what it cost',
      request: { params },
      responses: one,
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { campaign } = c.req.valid('param');
      const found = await inWorkspace(db, workspace, (tx) => readCampaign(tx, workspace, campaign));
      return c.json(found, 200);
    },
  );
};

const writingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'PUT /campaigns/{campaign}'),
      summary: 'Says what a program is called, where it runs and what it costs',
      request: {
        params,
        headers: idempotencyHeader,
        body: { required: true, content: json(campaignFieldsSchema) },
      },
      responses: one,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { campaign } = c.req.valid('param');
      const body = c.req.valid('json');
      const route = 'PUT /campaigns/{campaign}';
      const { name, cost, source = null, startsOn = null, endsOn = null } = body;
      const asked = { route, campaign, body };
      const key = c.req.valid('header')['idempotency-key'];
      const written = await once(service, caller, key, asked, async (tx) => {
        const made = { campaign, name, source, cost, startsOn, endsOn };
        const row = { ...made, updatedAt: now(), updatedBy: caller.person };
        await writeCampaign(tx, caller.workspace, row);
        await act(tx, service, caller, route, campaign, { cost });
        return row;
      });
      return c.json(written, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /campaigns/{campaign}'),
      summary: 'Forgets what a program cost; its leads keep its name',
      request: { params },
      responses: {
        200: { description: 'Its name', content: json(z.object({ campaign: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { campaign } = c.req.valid('param');
      await inWorkspace(service.db, caller.workspace, async (tx) => {
        await removeCampaign(tx, caller.workspace, campaign);
        await act(tx, service, caller, 'DELETE /campaigns/{campaign}', campaign);
      });
      return c.json({ campaign }, 200);
    },
  );
};

/** What marketing's programs cost. */
export const campaignRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  writingRoutes(app, service);
};
