import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type LogPeriod, readLog, verifyLead } from '@baton/store';
import { exportLog } from '../custody/export-log.ts';
import { type LogFormat, logFormats, logText, logTypes } from '../custody/log-text.ts';
import { at, problems } from '../http/at.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';
import { instantOf } from '../reports/period.ts';

const text = z.string();

const contentOf = {
  'application/x-ndjson': { schema: text },
  'text/csv': { schema: text },
  'application/xml': { schema: text },
} as const;

/** A file's name: a workspace's may hold anything. */
const fileName = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll(/[^\w-]/gu, '_')).join('-');

const headersOf = (format: LogFormat, name: string): Record<string, string> => ({
  'content-type': logTypes[format],
  'content-disposition': `attachment; filename="${name}.${format === 'ocel' ? 'json' : format}"`,
});

const instant = z.string().max(40).optional();

const exportQuery = z.strictObject({
  format: z.enum(logFormats).default('jsonl'),
  from: instant.openapi({ description: 'A date (UTC) or an instant in ISO 8601, included' }),
  to: instant.openapi({ description: 'A date, included, or an instant, not included' }),
});

/** Throws a problem, 400, that names what is no instant. */
const periodOf = ({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): LogPeriod => {
  const read = (name: 'from' | 'to', said: string | undefined): number | null => {
    if (said === undefined) return null;
    const found = instantOf(said, 'UTC', name === 'to');
    if (found !== null) return found;
    const message = 'a date such as 2026-05-04, or an instant with its offset';
    const errors = [{ path: [name], message }];
    throw new Problem(400, 'invalid', 'the query has errors', { errors });
  };
  const period = { from: read('from', from), to: read('to', to) };
  if (period.from !== null && period.to !== null && period.from >= period.to) {
    const errors = [{ path: ['to'], message: 'it must come after from' }];
    throw new Problem(400, 'invalid', 'the query has errors', { errors });
  }
  return period;
};

const workspaceRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /custody/export'),
      summary:
        'The custody logs of the workspace, or of the leads with an entry in a period, whole',
      description:
        'JSON lines hold all that `baton verify FILE` needs: versions, checkpoints, entries and a signature. No personal data.',
      request: { query: exportQuery },
      responses: {
        200: {
          description: 'A stream; `ocel` is OCEL 2.0 JSON',
          content: {
            ...contentOf,
            'application/json': { schema: z.record(z.string(), z.unknown()) },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { format, ...said } = c.req.valid('query');
      const stream = await exportLog(service, workspace, format, periodOf(said));
      const day = new Date(service.now()).toISOString().slice(0, 10);
      const headers = headersOf(format, fileName('custody', workspace, day));
      return c.body(stream, 200, headers);
    },
  );
};

const leadLogRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/log'),
      summary: 'The custody log of a lead, sealed: as JSON, JSON lines, CSV, XES or OCEL',
      request: {
        params: leadParams,
        query: z.strictObject({ format: z.enum(['json', ...logFormats]).optional() }),
      },
      responses: {
        200: {
          description: 'Every entry in its order',
          content: {
            'application/json': {
              schema: z.looseObject({
                entries: z.array(z.record(z.string(), z.unknown())).optional(),
              }),
            },
            ...contentOf,
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const entries = await readLog(service.db, caller.workspace, id);
      const { format = 'json' } = c.req.valid('query');
      if (format === 'json')
        return c.json({ entries: entries.map((entry) => ({ ...entry })) }, 200);
      return c.body(logText(format, entries), 200, headersOf(format, fileName('log', id)));
    },
  );
};

const leadVerifyRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/verify'),
      summary: 'Whether the log is whole and folds to the stored lead',
      request: { params: leadParams },
      responses: {
        200: {
          description: 'What was found',
          content: {
            'application/json': {
              schema: z.object({
                ok: z.boolean(),
                entries: z.int(),
                faults: z.array(z.object({ kind: z.string(), message: z.string() })),
              }),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const verified = await verifyLead(service.db, caller.workspace, id);
      if (verified.ok) return c.json({ ok: true, entries: verified.entries, faults: [] }, 200);
      const faults = verified.faults.map(({ kind, message }) => ({ kind, message }));
      return c.json({ ok: false, entries: 0, faults }, 200);
    },
  );
};

/** The custody log, of a lead and of all, and whether it holds. */
export const custodyRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  leadLogRoute(app, service);
  leadVerifyRoute(app, service);
  workspaceRoute(app, service);
};
