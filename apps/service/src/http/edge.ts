import { OpenAPIHono } from '@hono/zod-openapi';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Registry } from 'prom-client';
import { remedyOf } from '../remedy.ts';
import { invalidPart } from './invalid-part.ts';
import { notFound, problemOf, problemResponse } from './problem.ts';
import { limitedBody } from './safe-request.ts';
import type { Env, Service } from './service.ts';
import { watched } from './watched.ts';

/** An app that has no routes yet. */
export interface Edge {
  readonly app: OpenAPIHono<Env>;
  /** How its requests fare. */
  readonly requests: Registry;
}

/** What holds whatever is served: errors are problems, requests are logged and counted, bodies have an end. */
export const edgeOf = (service: Pick<Service, 'db' | 'log' | 'now'>): Edge => {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      throw invalidPart(result);
    },
  });
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500)
      service.log.error(
        { requestId: c.get('requestId'), err: error },
        remedyOf(error, service.db) ?? 'a request failed',
      );
    return problemResponse(problem, c.get('requestId'));
  });
  app.notFound((c) => problemResponse(notFound('such address'), c.get('requestId')));
  const { middleware, registry } = watched(service);
  app.use(requestId(), middleware, secureHeaders(), limitedBody);
  return { app, requests: registry };
};
