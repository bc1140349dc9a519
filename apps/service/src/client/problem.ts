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

/** The answer with its body at hand; a problem in its place when the connection broke off within it, or when it is no JSON. */
const whole = async (answer: Response, isJson: boolean): Promise<Response> => {
  let text: string;
  try {
    text = await answer.text();
  } catch (error) {
    return away(503, error instanceof Error ? error.message : 'the answer broke off');
  }
  try {
    if (isJson) JSON.parse(text);
  } catch {
    return misread(502, 'the answer says that it is JSON and is none');
  }
  return new Response(text, answer);
};

/** What is no answer of the service (no network, a proxy's page) comes back as a problem as well. */
export const problems: Middleware = {
  onError: ({ error, request }) => {
    // Who gave up does not want an answer.
    if (request.signal.aborted) return undefined;
    return away(503, error instanceof Error ? error.message : 'there was no answer');
  },
  onResponse: async ({ request, response, options: { parseAs } }) => {
    const media = mediaOf(response);
    const { ok, status } = response;
    const isProblem = !ok && media === 'application/problem+json';
    if (!ok && !isProblem) {
      const said = `${status} as ${media || 'nothing'}, from something before the service`;
      return status >= 500 ? away(status, said) : misread(status, said);
    }
    const isJson = isProblem || parseAs === 'json';
    if (isJson && !isProblem && media !== 'application/json')
      return misread(
        406,
        `the answer is ${media || 'empty'} and no JSON: ask with parseAs: 'text'`,
      );
    // Streams and bytes are read by who asked for them.
    if (!isJson && parseAs !== 'text') return undefined;
    const answer = await whole(response, isJson);
    request.signal.throwIfAborted();
    return answer;
  },
};
