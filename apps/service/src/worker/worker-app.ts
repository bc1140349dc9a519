import type { OpenAPIHono } from '@hono/zod-openapi';
import { edgeOf } from '../http/edge.ts';
import type { Env, Service } from '../http/service.ts';
import { watchingRoutes } from '../routes/watching.ts';

/** What a worker alone serves: whether it lives and how it does. */
export const workerApp = (service: Pick<Service, 'db' | 'log' | 'now'>): OpenAPIHono<Env> => {
  const { app, requests } = edgeOf(service);
  watchingRoutes(app, service, requests);
  return app;
};
