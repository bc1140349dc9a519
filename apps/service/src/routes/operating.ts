import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Database, earliestDue, inWorkspace, openByState, workspaceNames } from '@baton/store';
import { Gauge, Registry } from 'prom-client';
import { problems } from '../http/at.ts';
import type { Env, Service } from '../http/service.ts';

const statusSchema = z.object({ status: z.literal('ok') });
const ok = {
  200: { description: 'Yes', content: { 'application/json': { schema: statusSchema } } },
  ...problems,
};

const overdueIn = async (db: Database, workspace: string, now: number): Promise<number> => {
  const [row] = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ overdue: number }>`
      select count(*)::int as overdue from baton.obligations where workspace = ${workspace} and due <= ${now}`,
  );
  return row?.overdue ?? 0;
};

const waitingIn = async (db: Database, queue: string): Promise<number> => {
  const [row] = await db.sql<{ waiting: number }>`
    select count(*)::int as waiting from pgboss.job where name = ${queue} and state in ('created', 'retry', 'active')`;
  return row?.waiting ?? 0;
};

/** Counted when asked for, over all workspaces together, so that no label names one. */
const metricsOf = async ({ db, now }: Service): Promise<Registry> => {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `baton_${name}`, help, labelNames, registers: [registry] });
  const open = gauge('open_leads', 'Open leads by state', ['state']);
  const overdue = gauge('overdue_obligations', 'What is owed and past its deadline');
  const at = now();
  for (const workspace of await workspaceNames(db)) {
    for (const [state, count] of await openByState(db, workspace)) open.inc({ state }, count);
    overdue.inc(await overdueIn(db, workspace, at));
  }
  const earliest = await earliestDue(db);
  const lag = earliest === null ? 0 : Math.max(0, at - earliest) / 1000;
  gauge('deadline_lag_seconds', 'How late the most overdue rung is fired').set(lag);
  gauge('notices_waiting', 'Notices not sent yet').set(await waitingIn(db, 'notices'));
  gauge('notices_dead', 'Notices given up').set(await waitingIn(db, 'notices-dead'));
  return registry;
};

/** Whether it lives, whether it can work, and how it does. */
export const operatingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/healthz',
      summary: 'Whether the process lives',
      responses: ok,
    }),
    (c) => c.json({ status: 'ok' as const }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      summary: 'Whether the database answers',
      responses: ok,
    }),
    async (c) => {
      await service.db.sql`select 1`;
      return c.json({ status: 'ok' as const }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Prometheus metrics over all workspaces: keep it inside',
      responses: {
        200: { description: 'Text exposition', content: { 'text/plain': { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const registry = await metricsOf(service);
      return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
    },
  );
};
