import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem } from './problem.ts';

export const BODY_BYTES_AT_MOST = 1024 * 1024;
export const NESTED_AT_MOST = 32;

const unsafeText = (text: string): string | null => {
  if (text.includes('\0')) return 'a null byte';
  return text.isWellFormed() ? null : 'half a character (a lone surrogate)';
};

/** What no part of the service could store or should walk through: null bytes, broken text, endless nesting. */
export const whatIsUnsafe = (value: unknown): string | null => {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next.value === 'string') {
      const found = unsafeText(next.value);
      if (found !== null) return `the body holds ${found}`;
    } else if (typeof next.value === 'object' && next.value !== null) {
      const depth = next.depth + 1;
      if (depth > NESTED_AT_MOST) return `the body is nested deeper than ${NESTED_AT_MOST}`;
      for (const [key, inner] of Object.entries(next.value)) {
        const found = unsafeText(key);
        if (found !== null) return `a name in the body holds ${found}`;
        left.push({ value: inner, depth });
      }
    }
  }
  return null;
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(400, 'bad-request', 'the body is no JSON');
  }
};

const limitedTo = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem(413, 'too-large', `a body has ${maxSize} bytes at most`);
    },
  });

/** An org with its accounts is a document of up to 5 MB, in JSON text a little more. */
const ORG_BYTES_AT_MOST = 6 * BODY_BYTES_AT_MOST;
const orgPaths: ReadonlySet<string> = new Set(['/org', '/org/check', '/org/accounts/import']);

const usual = limitedTo(BODY_BYTES_AT_MOST);
const forOrgs = limitedTo(ORG_BYTES_AT_MOST);

export const limitedBody: MiddlewareHandler = (c, next) =>
  (orgPaths.has(c.req.path) ? forOrgs : usual)(c, next);

/**
 * Refuses, before anything reads them, bodies and addresses that hold what could not be stored. Every write is JSON and says
 * so: what names another type would get past this check and be parsed all the same.
 */
export const safeRequest: MiddlewareHandler = async (c, next) => {
  if (/%00/u.test(c.req.url))
    throw new Problem(400, 'bad-request', 'the address holds a null byte');
  const { method } = c.req;
  const isBare = method === 'DELETE' && (await c.req.text()) === '';
  if (method !== 'GET' && method !== 'HEAD' && !isBare) {
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/iu.test(type))
      throw new Problem(415, 'unsupported-media-type', 'send application/json');
    const found = whatIsUnsafe(jsonIn(await c.req.text()));
    if (found !== null) throw new Problem(400, 'bad-request', found);
  }
  await next();
};
