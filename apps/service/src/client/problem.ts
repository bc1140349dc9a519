import type { Middleware } from 'openapi-fetch';
import type { components } from './openapi.ts';

/** What comes back in place of a result (RFC 9457): `type` says which kind, `detail` what to do about it. */
export type Problem = components['schemas']['Problem'];
export type ProblemType = Problem['type'];

const problem = (status: number, type: ProblemType, title: string, detail: string): Response =>
  Response.json({ type, title, status, detail, requestId: '' } satisfies Problem, {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

const mediaOf = (answer: Response): string =>
  (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';

const away = (status: number, detail: string): Response =>
  problem(status, 'urn:baton:problem:unavailable', 'The service cannot be reached', detail);

const misread = (status: number, detail: string): Response =>
  problem(status, 'urn:baton:problem:bad-request', 'The answer cannot be read', detail);

/** What is no answer of the service (no network, a proxy's page) comes back as a problem as well. */
export const problems: Middleware = {
  onError: ({ error, request }) => {
    // Who gave up does not want an answer.
    if (request.signal.aborted) return undefined;
    return away(503, error instanceof Error ? error.message : 'there was no answer');
  },
  onResponse: ({ response, options }) => {
    const media = mediaOf(response);
    const { status } = response;
    if (!response.ok) {
      if (media === 'application/problem+json') return undefined;
      const said = `${status} as ${media || 'nothing'}, from something before the service`;
      return status >= 500 ? away(status, said) : misread(status, said);
    }
    if (options.parseAs !== 'json' || media === 'application/json' || status === 204)
      return undefined;
    return misread(406, `the answer is ${media || 'empty'} and no JSON: ask with parseAs: 'text'`);
  },
};
