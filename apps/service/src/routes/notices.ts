import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { deadNotices, retryDead } from '../worker/dead-notices.ts';

const PAGE = 50;
const RETRIED_AT_ONCE = 500;

const deadSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    lead: z.string().nullable(),
    to: z.string().openapi({ description: 'A person, or a role such as manager' }),
    at: z.int().openapi({ description: 'When it was given up, epoch milliseconds' }),
    reason: z.string(),
  })
  .openapi('DeadNotice');

const page = z.strictObject({
  ...pageAsked(500),
});

const retried = {
  200: {
    description: 'How many wait in the queue again',
    content: { 'application/json': { schema: z.object({ retried: z.int() }) } },
  },
  ...problems,
};

/** Notices that could not be delivered. */
export const noticeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, queue, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /notices/dead'),
      summary: 'Notices that were given up and not retried, the latest first',
      request: { query: page },
      responses: {
        200: {
          description: 'A page',
          content: {
            'application/json': {
              schema: pageOf(deadSchema),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = PAGE, cursor } = c.req.valid('query');
      const found = await inWorkspace(db, workspace, (tx) =>
        deadNotices(tx, workspace, limit, cursor ?? null),
      );
      if (found === null) throw unknownCursor();
      return c.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /notices/dead/{notice}/retry'),
      summary: 'Puts a notice that was given up into the queue again, from its first channel',
      request: {
        params: z.object({ notice: z.string().min(1).max(200) }),
        headers: idempotencyHeader,
      },
      responses: retried,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { notice } = c.req.valid('param');
      const key = c.req.valid('header')['idempotency-key'];
      const route = 'POST /notices/dead/{notice}/retry';
      const answer = await once(service, caller, key, { route, notice }, async (tx) => {
        const asked = { only: notice, at: now(), atMost: 1 };
        const count = await retryDead(tx, queue, caller.workspace, asked);
        if (count === 0) throw notFound(`notice ${notice} that was given up`);
        await act(tx, service, caller, route, notice);
        return { retried: count };
      });
      return c.json(answer, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /notices/dead/retry'),
      summary: `Puts up to ${RETRIED_AT_ONCE} notices that were given up into the queue again, the oldest first`,
      request: { headers: idempotencyHeader },
      responses: retried,
    }),
    async (c) => {
      const caller = c.get('caller');
      const key = c.req.valid('header')['idempotency-key'];
      const route = 'POST /notices/dead/retry';
      const answer = await once(service, caller, key, { route }, async (tx) => {
        const asked = { only: null, at: now(), atMost: RETRIED_AT_ONCE };
        const count = await retryDead(tx, queue, caller.workspace, asked);
        await act(tx, service, caller, route, 'notices', { retried: count });
        return { retried: count };
      });
      return c.json(answer, 200);
    },
  );
};
