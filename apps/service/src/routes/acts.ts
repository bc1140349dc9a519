import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { csvCell } from '@baton/core';
import { inWorkspace, listActs, type NotedAct } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(100).optional().openapi({ description: 'Of the page before' }),
  format: z.enum(['json', 'csv']).default('json'),
});

const actSchema = z
  .object({
    ordinal: z.int(),
    at: z.int(),
    actor: z.string(),
    act: z.string(),
    target: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi('AdministrativeAct');

const cursorOf = ({ ordinal }: NotedAct): string =>
  Buffer.from(`act ${ordinal}`).toString('base64url');

const ordinalIn = (cursor: string): number => {
  const found = /^act (\d{1,15})$/u.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (found === undefined) throw unknownCursor();
  return Number(found);
};

const csvOf = (items: readonly NotedAct[]): string =>
  [
    ['ordinal', 'at', 'actor', 'act', 'target', 'detail'],
    ...items.map(({ ordinal, at: instant, actor, act, target, detail }) => [
      String(ordinal),
      new Date(instant).toISOString(),
      actor,
      act,
      target,
      JSON.stringify(detail),
    ]),
  ]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');

/** Who did what to keys, log-ins, policies, orgs and settings. */
export const actRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /administrative-acts'),
      summary: 'What administrators did, with who and when; it is never changed',
      request: { query: querySchema },
      responses: {
        200: {
          description:
            'The latest first; as CSV the next page’s cursor stands in the header Baton-Cursor',
          content: {
            'application/json': {
              schema: pageOf(actSchema),
            },
            'text/csv': { schema: z.string() },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit, cursor: after, format } = c.req.valid('query');
      const before = after === undefined ? null : ordinalIn(after);
      const found = await inWorkspace(service.db, workspace, (tx) =>
        listActs(tx, workspace, { before, limit: limit + 1 }),
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const cursor = found.length > limit && last !== undefined ? cursorOf(last) : null;
      if (format === 'json') return c.json({ items: [...items], cursor }, 200);
      const headers = { 'content-type': 'text/csv; charset=utf-8' };
      return c.body(csvOf(items), 200, {
        ...headers,
        ...(cursor === null ? {} : { 'baton-cursor': cursor }),
      });
    },
  );
};
