import createClient, { type Client } from 'openapi-fetch';
import { withKey, withSession } from './credentials.ts';
import { once } from './once.ts';
import type { paths } from './openapi.ts';
import { problems } from './problem.ts';
import { retrying, waitFor } from './retrying.ts';
import type { Send } from './send.ts';

export interface ClientOptions {
  /** Where the service is. A page of the same origin leaves it out. */
  readonly baseUrl?: string;
  /** An API key. Without one the browser's session is used: log in with `POST('/session')`. */
  readonly key?: string;
  /** How often a request is sent at most when nobody answers, or with 503; 4 if it is not given. */
  readonly tries?: number;
  /** In place of the platform's `fetch`. */
  readonly fetch?: Send;
}

/** Text, such as CSV, is asked for with `parseAs: 'text'`; without it an answer is JSON. */
type Json = 'application/json' | 'application/problem+json';

export type BatonClient = Client<paths, Json>;

/**
 * The service's API, typed by path and method. Each call gives `data`, or `error`: a problem. It throws only when its `signal` was
 * aborted, or when a stream or bytes that it asked for break off. Writes carry an `Idempotency-Key`, a fresh one unless `params.header` has one, and keep it when they are sent again.
 */
export const batonClient = (options: ClientOptions = {}): BatonClient => {
  const { baseUrl = '', key, tries = 4, fetch: given } = options;
  const base = baseUrl.replace(/\/+$/u, '');
  const patience = { tries, wait: waitFor, random: Math.random };
  const send = retrying(given ?? ((request) => fetch(request)), patience);
  const client = createClient<paths, Json>({
    baseUrl: base,
    fetch: once(key === undefined ? withSession(send, base) : withKey(send, key)),
  });
  client.use(problems);
  return client;
};
