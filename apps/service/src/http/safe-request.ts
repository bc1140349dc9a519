import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Problem } from './problem.ts';

export const BODY_BYTES_AT_MOST = 1024 * 1024;
export const BATCH_BYTES_AT_MOST = 8 * 1024 * 1024;
export const UPLOAD_BYTES_AT_MOST = 20 * 1024 * 1024;
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

/** Null, or why the text is no JSON that can be taken in. */
const whatIsWrong = (text: string): string | null => {
  try {
    return whatIsUnsafe(JSON.parse(text));
  } catch {
    return 'the body is no JSON';
  }
};

/** An org with its accounts is a document of up to 5 MB, and a little more as a text in JSON. */
const ORG_BYTES_AT_MOST = 6 * BODY_BYTES_AT_MOST;

/** Larger ones are taken only where many inquiries come at once. */
const larger: readonly (readonly [RegExp, number])[] = [
  [/^\/inquiries\/batch$/u, BATCH_BYTES_AT_MOST],
  [/^\/uploads$/u, UPLOAD_BYTES_AT_MOST],
  [/^\/org(?:\/check|\/accounts\/import)?$/u, ORG_BYTES_AT_MOST],
];

const limited = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem(413, 'too-large', `a body has ${maxSize} bytes at most`);
    },
  });

const limits = larger.map(([path, maxSize]) => ({ path, limit: limited(maxSize) }));
const usual = limited(BODY_BYTES_AT_MOST);

export const limitedBody: MiddlewareHandler = (c, next) =>
  (limits.find(({ path }) => path.test(c.req.path))?.limit ?? usual)(c, next);

/** Posts that read and check their bodies themselves, because they may be something else than JSON. */
const readsItself = /^\/(?:forms\/[^/]+|uploads)$/u;

/** Intake keeps what cannot be read, once it is known who sends it. */
const keepsUnreadable = /^\/inquiries(?:\/batch)?$/u;

export interface Unreadable {
  readonly Variables: {
    /** Why the body cannot be read, for a route that keeps it. */
    unreadable?: string;
  };
}

/**
 * Refuses, before anything reads them, bodies and addresses that hold what could not be stored. Every other write is JSON and
 * says so: what names another type would get past this check and be parsed all the same.
 */
export const safeRequest: MiddlewareHandler<Unreadable> = async (c, next) => {
  const { method, path, url } = c.req;
  if (/%00/u.test(url)) throw new Problem(400, 'bad-request', 'the address holds a null byte');
  const isOther = method === 'POST' && readsItself.test(path);
  const type = c.req.header('content-type') ?? '';
  // Who deletes need not say anything.
  const isEmpty = method === 'DELETE' && type === '';
  if (method !== 'GET' && method !== 'HEAD' && !isOther && !isEmpty) {
    if (!/^application\/json\s*(;|$)/iu.test(type))
      throw new Problem(415, 'unsupported-media-type', 'send application/json');
    const found = whatIsWrong(await c.req.text());
    if (found !== null && keepsUnreadable.test(path)) c.set('unreadable', found);
    else if (found !== null) throw new Problem(400, 'bad-request', found);
  }
  await next();
};
