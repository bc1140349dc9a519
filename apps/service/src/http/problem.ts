import { z } from '@hono/zod-openapi';
import { StoreError } from '@baton/store';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every kind of problem that the service answers with, and its title. */
const titles = {
  'bad-request': 'The request cannot be read',
  invalid: 'The request says something that is not possible',
  'invalid-document': 'The document has errors',
  unauthorised: 'An API key or a session is needed',
  forbidden: 'This role may not do that',
  csrf: 'The session’s token is missing',
  'password-due': 'A password of one’s own is due',
  'too-many': 'That was too often',
  'not-found': 'There is no such thing here',
  'not-possible-now': 'That is not possible now',
  stranded: 'Open leads would have no place',
  'changed-meanwhile': 'Somebody else changed it meanwhile',
  'key-reused': 'The idempotency key was used for another request',
  'made-already': 'It was made before, and is shown once',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'The request must be JSON',
  'not-ready': 'The workspace is not ready',
  'takes-too-long': 'That takes too long',
  unavailable: 'The database is away',
  exhausted: 'The database has run out of room',
  internal: 'Something went wrong here',
} as const;
export type ProblemKind = keyof typeof titles;

const typeOf = <K extends ProblemKind>(kind: K) => `urn:baton:problem:${kind}` as const;

export const problemSchema = z
  .looseObject({
    type: z.enum((Object.keys(titles) as ProblemKind[]).map(typeOf)),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details' });

/** What is answered in place of a result (RFC 9457). `more` stands beside the standard members. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ContentfulStatusCode;
  readonly kind: ProblemKind;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(
    status: ContentfulStatusCode,
    kind: ProblemKind,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.status = status;
    this.kind = kind;
    this.more = more;
  }
}

export const notFound = (what: string): Problem =>
  new Problem(404, 'not-found', `there is no ${what}`);

const ofStore = ({ code, message }: StoreError): Problem => {
  switch (code) {
    case 'unavailable':
      return new Problem(503, 'unavailable', message);
    case 'exhausted':
      return new Problem(503, 'exhausted', message);
    case 'too-slow':
      return new Problem(504, 'takes-too-long', message);
    case 'key-reused':
      return new Problem(422, 'key-reused', message);
    case 'unknown':
      return new Problem(409, 'not-ready', message);
    case 'embedded':
    case 'in-use':
    case 'role':
    case 'schema':
    case 'signing-key':
      return new Problem(500, 'internal', 'the store cannot be used');
    default:
      return code satisfies never;
  }
};

const ofHttp = ({ status, message }: HTTPException): Problem => {
  if (status === 415) return new Problem(415, 'unsupported-media-type', message);
  if (status === 413) return new Problem(413, 'too-large', message);
  return new Problem(400, 'bad-request', message);
};

/** The one place where whatever was thrown becomes an answer. What nobody foresaw says nothing of itself. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError) return ofStore(error);
  if (error instanceof HTTPException) return ofHttp(error);
  return new Problem(500, 'internal', 'the error was logged under the request’s id');
};

export const problemResponse = (problem: Problem, requestId: string): Response =>
  Response.json(
    {
      type: typeOf(problem.kind),
      title: titles[problem.kind],
      status: problem.status,
      detail: problem.message,
      requestId,
      ...problem.more,
    },
    {
      status: problem.status,
      headers: {
        'content-type': 'application/problem+json',
        ...(problem.status === 503 ? { 'retry-after': '1' } : {}),
        ...(problem.status === 429
          ? { 'retry-after': JSON.stringify(problem.more['retryAfterSeconds'] ?? 60) }
          : {}),
        ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      },
    },
  );
