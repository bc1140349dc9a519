import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  type Database,
  earliestDue,
  inWorkspace,
  isPassing,
  openByState,
  stuckDeadlines,
  workspaceNames,
} from '@baton/store';
import { Gauge, Registry } from 'prom-client';
import { problems } from '../http/at.ts';
import { processMetrics } from '../http/process-metrics.ts';
import type { Env, Service } from '../http/service.ts';

type Operated = Pick<Service, 'db' | 'now'>;

const statusSchema = z.object({ status: z.literal('ok') });
const ok = {
  200: { description: 'Yes', content: { 'application/json': { schema: statusSchema } } },
  ...problems,
};

const databaseUp = (registry: Registry): Gauge =>
  new Gauge({
    name: 'baton_database_up',
    help: 'Whether the database answers',
    registers: [registry],
  });

const overdueIn = async (db: Database, workspace: string, now: number): Promise<number> => {
  const [row] = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ overdue: number }>`
      select count(*)::int as overdue from baton.obligations where workspace = ${workspace} and due <= ${now}`,
  );
  return row?.overdue ?? 0;
};

const deadIn = async (db: Database, workspace: string): Promise<number> => {
  const [row] = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ dead: number }>`
      select count(*)::int as dead from baton.dead_notices where workspace = ${workspace} and retried_at is null`,
  );
  return row?.dead ?? 0;
};

/** How many notices wait, and for how long the oldest has that could have gone out: one that is to be tried again counts on. */
const outboxOf = async (db: Database): Promise<{ waiting: number; lag: number }> => {
  const [row] = await db.sql<{ waiting: number; lag: number }>`
    select count(*) filter (where start_after <= now() or not coalesce((data ->> 'isEarly')::boolean, false))::int as waiting,
      coalesce(extract(epoch from max(now() - coalesce(to_timestamp((data ->> 'dueSince')::float8 / 1000), start_after))
        filter (where start_after <= now() or data ->> 'dueSince' is not null)), 0)::float8 as lag
    from pgboss.job where name = 'notices' and state in ('created', 'retry', 'active')`;
  return row ?? { waiting: 0, lag: 0 };
};

/** What can be told while the database is away: that it is. The process's own figures are asked for most then. */
const awayMetrics = (error: unknown): Registry => {
  if (!isPassing(error)) throw error;
  const registry = new Registry();
  databaseUp(registry).set(0);
  return registry;
};

/** Counted when asked for, over all workspaces together, so that no label names one. */
const metricsOf = async ({ db, now }: Operated): Promise<Registry> => {
  const registry = new Registry();
  databaseUp(registry).set(1);
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `baton_${name}`, help, labelNames, registers: [registry] });
  const open = gauge('open_leads', 'Open leads by state', ['state']);
  const overdue = gauge('overdue_obligations', 'What is owed and past its deadline');
  const stuck = gauge('stuck_deadlines', 'Deadlines that are due and could not be fired');
  const dead = gauge('notices_dead', 'Notices given up and not retried');
  const instant = now();
  for (const workspace of await workspaceNames(db)) {
    for (const [state, count] of await openByState(db, workspace)) open.inc({ state }, count);
    overdue.inc(await overdueIn(db, workspace, instant));
    stuck.inc((await inWorkspace(db, workspace, (tx) => stuckDeadlines(tx, workspace))).length);
    dead.inc(await deadIn(db, workspace));
  }
  const earliest = await earliestDue(db);
  const lag = earliest === null ? 0 : Math.max(0, instant - earliest) / 1000;
  gauge('deadline_lag_seconds', 'How late the most overdue rung is fired').set(lag);
  const outbox = await outboxOf(db);
  gauge('notices_waiting', 'Notices not sent yet').set(outbox.waiting);
  gauge(
    'outbox_lag_seconds',
    'How long the oldest notice has waited since it could first have gone out',
  ).set(outbox.lag);
  return registry;
};

/** Whether the process lives, whether it can work, and how it does: for probes and Prometheus, without a key. */
export const watchingRoutes = (
  app: OpenAPIHono<Env>,
  service: Operated,
  requests: Registry,
): void => {
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
      summary: 'Whether the database answers and has room',
      responses: ok,
    }),
    async (c) => {
      await service.db.ready();
      return c.json({ status: 'ok' as const }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Prometheus metrics of all workspaces and of this process: keep it inside',
      responses: {
        200: { description: 'Text exposition', content: { 'text/plain': { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const figures = await metricsOf(service).catch(awayMetrics);
      const parts = [figures, requests, processMetrics()];
      const registry = Registry.merge(parts);
      return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
    },
  );
};
