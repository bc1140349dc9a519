import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';
import { listMerges } from '../hygiene/list-merges.ts';
import { mergeLeads } from '../hygiene/merge-leads.ts';
import { undoMerge } from '../hygiene/undo-merge.ts';
import { leadSchema, leadView } from '../leads/lead-view.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';

const PAGE = 50;
const PAGE_AT_MOST = 500;

const instant = z.int().openapi({ description: 'Epoch milliseconds' });

const mergeSchema = z
  .object({
    id: z.string(),
    winner: z.string(),
    loser: z.string(),
    at: instant,
    by: z.string(),
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
  })
  .openapi('Merge');

const ok = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...problems,
});

const both = { merge: z.string(), winner: leadSchema, loser: leadSchema, repeated: z.boolean() };

const mergingRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /leads/{id}/merge'),
      summary: 'Merges two leads of one person: the furthest wins, then the oldest',
      request: {
        params: leadParams,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z
                .strictObject({ other: z.string().min(1).max(200) })
                .openapi('MergeWith', { description: 'The other lead' }),
            },
          },
        },
      },
      responses: ok(
        z.object(both),
        'Both leads afterwards; the loser rests and can be brought back',
      ),
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const { other } = c.req.valid('json');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const { 'idempotency-key': key } = c.req.valid('header');
      const { merge, winner, loser, repeated } = await mergeLeads(service, {
        workspace,
        by: person,
        leads: [id, (await seenLead(service, caller, other)).id],
        ...idempotencyOf(caller, key, { route: 'merge', lead: id, other }),
      });
      return c.json({ merge, winner: leadView(winner), loser: leadView(loser), repeated }, 200);
    },
  );
};

/** Merging leads of one person, undoing it, and what was merged. */
export const mergeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  mergingRoute(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /merges'),
      summary: 'What was merged, by whom, and what was undone',
      request: {
        query: z.strictObject({
          ...pageAsked(PAGE_AT_MOST),
        }),
      },
      responses: ok(pageOf(mergeSchema), 'A page, the latest first'),
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = PAGE, cursor = null } = c.req.valid('query');
      const page = await inWorkspace(service.db, workspace, (tx) =>
        listMerges(tx, workspace, { limit, cursor }),
      );
      if (page === null) throw unknownCursor();
      return c.json({ items: [...page.items], cursor: page.cursor }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /merges/{merge}/undo'),
      summary: 'Brings back the lead that was merged, with what it is still owed',
      request: {
        params: z.object({ merge: z.string().min(1).max(200) }),
        headers: idempotencyHeader,
      },
      responses: ok(z.object(both), 'Both leads afterwards'),
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const { merge } = c.req.valid('param');
      const { 'idempotency-key': key } = c.req.valid('header');
      const { winner, loser, repeated } = await undoMerge(service, {
        workspace,
        by: person,
        merge,
        ...idempotencyOf(caller, key, { route: 'undo', merge }),
      });
      return c.json({ merge, winner: leadView(winner), loser: leadView(loser), repeated }, 200);
    },
  );
};
