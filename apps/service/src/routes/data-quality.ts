import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { at, problems } from '../http/at.ts';
import type { Env, Service } from '../http/service.ts';
import { qualityRow, qualityRowOf } from '../hygiene/quality-row.ts';
import { groupings, readQuality } from '../hygiene/read-quality.ts';
import { periodOf, periodQuery, zoneOf } from '../reports/ask-report.ts';
import { csvOf } from '../reports/csv.ts';

const instant = z.int().nullable().openapi({ description: 'Epoch ms; null: open' });
const summary = 'How good the contacts are: what is given, what can be used, what is there twice';

const reportSchema = z.strictObject({
  report: z.literal('data-quality'),
  by: z.enum(groupings),
  from: instant,
  to: instant,
  zone: z.string(),
  at: z.int().openapi({ description: 'When it was asked, epoch ms' }),
  rows: z.array(qualityRow),
  total: qualityRow,
});

/** The data-quality report, of leads by when they were captured. */
export const dataQualityRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /reports/data-quality'),
      summary,
      request: { query: z.strictObject({ ...periodQuery, by: z.enum(groupings).optional() }) },
      responses: {
        200: {
          description: 'A row for each source or program, and the total',
          content: {
            'application/json': { schema: reportSchema },
            'text/csv': { schema: z.string().openapi({ description: 'RFC 4180, with a header' }) },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { by = 'source', format, ...asked } = c.req.valid('query');
      const zone = zoneOf(asked);
      const period = periodOf(asked, zone);
      const tables = await readQuality(service, workspace, period, by);
      const rows = tables.rows.map(({ group, quality }) => qualityRowOf(group, quality));
      const total = qualityRowOf('total', tables.total);
      if (format === 'csv')
        return c.body(csvOf(rows, total), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="data-quality.csv"',
        });
      const answer = { report: 'data-quality' as const, by, ...period, zone, at: service.now() };
      return c.json({ ...answer, rows, total }, 200);
    },
  );
};
