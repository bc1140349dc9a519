import { matchedRoutes } from 'hono/route';
import type { Context, MiddlewareHandler } from 'hono';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Env, Service } from './service.ts';

/** How requests fare in this process. */
export interface Watched {
  readonly registry: Registry;
  readonly middleware: MiddlewareHandler<Env>;
}

/**
 * The route's pattern. Not the path: what stands in a path may be a name, a mail address or the secret of a one-time link, and a
 * metric for each would never end.
 */
const routeOf = (c: Context<Env>): string =>
  // What is for every path may also match after the route that answered.
  matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'none';

/** The lead of a request that found one, so that what happened to it can be looked for. */
const leadOf = (c: Context<Env>, route: string): { readonly lead?: string } => {
  if (!route.startsWith('/leads/:id') || (c.res.status >= 400 && c.res.status !== 409)) return {};
  const lead = c.req.param('id');
  return lead === undefined ? {} : { lead };
};

/** One line of the log and one count for each request, and nothing of what was said in it. */
export const watched = ({ log, now }: Pick<Service, 'log' | 'now'>): Watched => {
  const registry = new Registry();
  const requests = new Counter({
    name: 'baton_http_requests_total',
    help: 'Requests answered by this process',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'baton_http_request_seconds',
    help: 'How long answers take',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const middleware: MiddlewareHandler<Env> = async (c, next) => {
    const from = now();
    await next();
    const { method } = c.req;
    const { status } = c.res;
    const route = routeOf(c);
    const ms = now() - from;
    requests.inc({ method, route, status });
    durations.observe({ method, route }, ms / 1000);
    log.info(
      { requestId: c.get('requestId'), method, route, ...leadOf(c, route), status, ms },
      'answered',
    );
  };
  return { registry, middleware };
};
