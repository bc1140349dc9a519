import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { RouteKey } from '../http/access.ts';
import { at, problems } from '../http/at.ts';
import type { Env, Service } from '../http/service.ts';
import { plainReports } from '../reports/all-reports.ts';
import { type Answered, askReport, filterQuery, periodQuery } from '../reports/ask-report.ts';
import { breakKinds, breaksOf } from '../reports/breaks-of.ts';
import { csvOf } from '../reports/csv.ts';
import { countChains, custodyBreaksReport } from '../reports/custody-breaks.ts';
import { breakColumns, latestBreaks, listedBreak, withDates } from '../reports/latest-breaks.ts';
import type { Counting, Report, Tables } from '../reports/report.ts';

const instant = z.int().nullable().openapi({ description: 'Epoch ms; null: open' });

/** What stands above the rows of every report. */
const head = {
  report: z.string(),
  by: z.string(),
  from: instant,
  to: instant,
  zone: z.string(),
  at: z.int().openapi({ description: 'When it was asked, epoch ms' }),
  complete: z.boolean().openapi({
    description: 'False while older entries are still being folded in: ask again',
  }),
  currency: z.string().openapi({ description: 'ISO 4217, of all money' }),
};

const headOf = (report: string, { scope, complete, currency }: Answered) => ({
  report,
  by: scope.by,
  from: scope.period.from,
  to: scope.period.to,
  zone: scope.zone,
  at: scope.now,
  complete,
  currency,
});

const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  200: {
    description,
    content: {
      'application/json': { schema },
      'text/csv': { schema: z.string().openapi({ description: 'RFC 4180, with a header' }) },
    },
  },
  ...problems,
});

const csvHeaders = (report: string, complete: boolean, left = 0) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${report}.csv"`,
  'baton-complete': String(complete),
  ...(left === 0 ? {} : { 'baton-left-off': String(left) }),
});

const withoutTables: Tables = { rows: [], total: {} };

const plainRoute = (
  app: OpenAPIHono<Env>,
  service: Service,
  route: RouteKey,
  report: Report,
): void => {
  const common = { ...periodQuery, by: z.enum(report.by).optional() };
  // What a program cost is not divided by rep or segment.
  const query =
    report.name === 'campaigns'
      ? z.strictObject(common)
      : z.strictObject({ ...common, ...filterQuery });
  const schema = z.strictObject({ ...head, rows: z.array(report.row), total: report.row });
  app.openapi(
    createRoute({
      ...at(service, route),
      summary: report.summary,
      request: { query },
      responses: answers(schema, report.summary),
    }),
    async (c) => {
      const asked = c.req.valid('query');
      let counting: Counting | null = null;
      const answered = await askReport(service, c.get('caller'), report, asked, (scope) => {
        counting = report.count(scope);
        return counting.take;
      });
      const { rows, total } = endOf(counting);
      if (asked.format === 'csv')
        return c.body(csvOf(rows, total), 200, csvHeaders(report.name, answered.complete));
      return c.json({ ...headOf(report.name, answered), rows: [...rows], total }, 200);
    },
  );
};

const endOf = (counting: Counting | null): Tables => counting?.end() ?? withoutTables;

const chains = z
  .strictObject({
    inquiries: z.int(),
    followUpFailed: z.int(),
    deliveredToNobody: z.int(),
  })
  .openapi({ description: 'The lab’s brokenChains figures, over leads captured in the period' });

const breaksRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  const report = custodyBreaksReport;
  app.openapi(
    createRoute({
      ...at(service, 'GET /reports/custody-breaks'),
      summary: report.summary,
      request: {
        query: z.strictObject({
          ...periodQuery,
          by: z.enum(report.by).optional(),
          ...filterQuery,
        }),
      },
      responses: answers(
        z.strictObject({
          ...head,
          rows: z.array(report.row),
          total: report.row,
          chains,
        }),
        report.summary,
      ),
    }),
    async (c) => {
      const asked = c.req.valid('query');
      let counting: Counting | null = null;
      let sums = { inquiries: 0, followUpFailed: 0, deliveredToNobody: 0 };
      const answered = await askReport(service, c.get('caller'), report, asked, (scope) => {
        const links = report.count(scope);
        const whole = countChains(scope);
        counting = links;
        ({ sums } = whole);
        return (digest) => {
          links.take(digest);
          whole.take(digest);
        };
      });
      const { rows, total } = endOf(counting);
      if (asked.format === 'csv')
        return c.body(csvOf(rows, total), 200, csvHeaders(report.name, answered.complete));
      const top = headOf(report.name, answered);
      return c.json({ ...top, rows: [...rows], total, chains: sums }, 200);
    },
  );
};

const BREAKS = 200;
const BREAKS_AT_MOST = 10_000;

const breakListRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  const { by: _, ...top } = head;
  app.openapi(
    createRoute({
      ...at(service, 'GET /reports/custody-breaks/leads'),
      summary:
        'Each broken link by name: lead, holder, obligation, when and how late; the latest first',
      request: {
        query: z.strictObject({
          ...periodQuery,
          ...filterQuery,
          break: z.enum(breakKinds).optional(),
          obligation: z.string().max(100).optional(),
          lead: z.string().max(200).optional(),
          open: z.enum(['true', 'false']).optional(),
          limit: z.coerce.number().int().min(1).max(BREAKS_AT_MOST).optional(),
        }),
      },
      responses: answers(
        z.strictObject({
          ...top,
          rows: z.array(listedBreak),
          left: z.int().openapi({ description: 'How many more there are than rows' }),
        }),
        'Broken links',
      ),
    }),
    async (c) => {
      const asked = c.req.valid('query');
      const { limit = BREAKS, format } = asked;
      const list = latestBreaks(limit, asked);
      const answered = await askReport(
        service,
        c.get('caller'),
        custodyBreaksReport,
        asked,
        (scope) => (digest) => list.take(scope, breaksOf(digest, scope.period, scope.now)),
      );
      const rows = list.rows();
      const left = list.count() - rows.length;
      if (format === 'csv') {
        const text = csvOf(rows.map(withDates), breakColumns);
        return c.body(text, 200, csvHeaders('custody-breaks-leads', answered.complete, left));
      }
      const { by: __, ...under } = headOf('custody-breaks/leads', answered);
      return c.json({ ...under, rows: [...rows], left }, 200);
    },
  );
};

export const reportRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  for (const { route, report } of plainReports) plainRoute(app, service, route, report);
  breaksRoute(app, service);
  breakListRoute(app, service);
};
