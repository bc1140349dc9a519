import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, stuckDeadlines } from '@baton/store';
import { at, problems } from '../http/at.ts';
import type { Env, Service } from '../http/service.ts';

const stuckSchema = z
  .object({
    lead: z.string(),
    obligation: z.string(),
    kind: z.string(),
    owedBy: z.string(),
    rung: z.string(),
    dueAt: z.int(),
    failures: z.int(),
    nextTryAt: z.int(),
  })
  .openapi('StuckDeadline');

/** What operators look after in a workspace. */
export const operatingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /operations/stuck'),
      summary: 'Deadlines that are due and could not be fired; the log says why',
      responses: {
        200: {
          description: 'The longest due first, a thousand at most',
          content: { 'application/json': { schema: z.object({ items: z.array(stuckSchema) }) } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(service.db, workspace, (tx) => stuckDeadlines(tx, workspace));
      return c.json({ items: [...items] }, 200);
    },
  );
};
