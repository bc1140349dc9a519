import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';
import type { Env } from './service.ts';

/** What is counted in one window, by key. */
interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly limiter: RateLimiterMemory;
}

/** How often callers may ask. Each process counts for itself. */
export interface Limits {
  readonly caller: Limit | null;
  readonly failedLogIns: Limit | null;
  /** Proxies in front of the service, each of which adds an address to X-Forwarded-For. */
  readonly trustedProxies: number;
}

export interface LimitSettings {
  /** Requests a minute for each person or key; 0 is as many as they like. */
  readonly requestsPerMinute: number;
  /** Failed log-ins an hour for each address; 0 is as many as they like. */
  readonly failedLogInsPerHour: number;
  readonly trustedProxies: number;
}

const limitOf = (name: string, points: number, seconds: number): Limit | null =>
  points === 0
    ? null
    : { name, points, seconds, limiter: new RateLimiterMemory({ points, duration: seconds }) };

export const limitsOf = (settings: LimitSettings): Limits => ({
  caller: limitOf('caller', settings.requestsPerMinute, 60),
  failedLogIns: limitOf('failed-log-ins', settings.failedLogInsPerHour, 3600),
  trustedProxies: settings.trustedProxies,
});

const secondsTo = ({ msBeforeNext }: RateLimiterRes): number => Math.ceil(msBeforeNext / 1000);

/** `RateLimit` and `RateLimit-Policy` as the IETF's draft of the HTTPAPI group has them. */
const headersOf = ({ name, points, seconds }: Limit, left: RateLimiterRes): [string, string][] => [
  ['RateLimit-Policy', `"${name}";q=${points};w=${seconds}`],
  ['RateLimit', `"${name}";r=${Math.max(0, left.remainingPoints)};t=${secondsTo(left)}`],
];

/**
 * Counts one against the limit. Throws 429 with the seconds to wait; otherwise gives what to tell the caller, and how to take
 * the count back.
 */
export const count = async (
  limit: Limit,
  key: string,
): Promise<{ readonly headers: readonly [string, string][]; readonly undo: () => void }> => {
  try {
    const left = await limit.limiter.consume(key);
    return { headers: headersOf(limit, left), undo: () => void limit.limiter.reward(key) };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = secondsTo(error);
    throw new Problem(429, 'too-many', `too many requests: wait ${retryAfterSeconds} s`, {
      retryAfterSeconds,
    });
  }
};

/** A household has many addresses of version 6 and one network of 64 bits. */
const networkOf = (address: string): string => {
  const mapped = /^::ffff:(?<four>[\d.]+)$/iu.exec(address)?.groups?.['four'];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...(tail === undefined ? [] : zeros), ...right].slice(0, 4).join(':');
};

/**
 * Where the request comes from: the connection's other end, or, behind proxies, what the outermost of them saw. What stands
 * further left in X-Forwarded-For is the client's own word.
 */
export const addressOf = (c: Context<Env>, trustedProxies: number): string => {
  const { incoming } = (c.env ?? {}) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  const near = incoming?.socket?.remoteAddress ?? 'unknown';
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const far = trustedProxies === 0 ? undefined : chain.at(-trustedProxies);
  return networkOf(far === undefined || far === '' ? near : far);
};
