import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Problem, problemResponse } from './problem.ts';

export interface Listening {
  readonly url: string;
  /** Refuses what is new, finishes what is under way, and cuts off what takes longer than the time given. */
  readonly close: (withinMs: number) => Promise<void>;
}

/** What is served: an app, once it is known where. */
export interface Served {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
}

const LOOK_EVERY_MS = 50;

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

const stopping = (): Response => {
  const problem = new Problem(503, 'unavailable', 'the service is stopping; ask again in a moment');
  const answer = problemResponse(problem, randomUUID());
  answer.headers.set('connection', 'close');
  return answer;
};

const closing = (server: Server, withinMs: number): Promise<void> =>
  new Promise((closed) => {
    // A connection that is kept alive has nothing under way between two requests, and would hold the server for seconds.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, LOOK_EVERY_MS);
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, withinMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      closed();
    });
  });

/**
 * The app is made once it is known where it listens: a free port is chosen by the system. Rejects with the server's error when
 * the port is taken.
 */
export const listen = (
  { host, port }: { readonly host: string; readonly port: number },
  appAt: (url: string) => Served,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    let app: Served | null = null;
    let isStopping = false;
    const fetch = async (request: Request, env: object): Promise<Response> => {
      if (app === null || isStopping) return stopping();
      const answer = await app.fetch(request, env);
      // Meanwhile the service may have begun to stop: this was the connection's last answer.
      if (isStopping) answer.headers.set('connection', 'close');
      return answer;
    };
    const server = serve({ fetch, hostname: host, port }, (info: AddressInfo) => {
      const url = urlOf(info);
      app = appAt(url);
      resolve({
        url,
        close: (withinMs) => {
          isStopping = true;
          return closing(server as Server, withinMs);
        },
      });
    });
    server.once('error', reject);
  });
