import { isRead, type Send } from './send.ts';

/** Sends an API key with each request. */
export const withKey =
  (send: Send, key: string): Send =>
  (request) => {
    request.headers.set('authorization', `Bearer ${key}`);
    return send(request);
  };

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const bodyOf = async (answer: Response): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return recordOf(await answer.clone().json());
  } catch {
    return {};
  }
};

const tokenIn = async (answer: Response): Promise<string | null> => {
  if (!answer.ok) return null;
  const body = await bodyOf(answer);
  const token = body['csrfToken'] ?? recordOf(body['session'])['csrfToken'];
  return typeof token === 'string' ? token : null;
};

const isAboutToken = async (answer: Response): Promise<boolean> =>
  answer.status === 403 && (await bodyOf(answer))['type'] === 'urn:baton:problem:csrf';

/**
 * Sends the session's token with each write; the cookie is the browser's to send. The token comes with the log-in. A page that was
 * loaded again asks for it, and so does one whose session another tab has replaced meanwhile.
 */
export const withSession = (send: Send, baseUrl: string): Send => {
  let token: string | null = null;
  const session = `${baseUrl}/session`;

  const asked = async (signal: AbortSignal): Promise<string | null> =>
    tokenIn(await send(new Request(session, { signal })));

  const carrying = async (request: Request): Promise<Response> => {
    if (token !== null) request.headers.set('x-csrf-token', token);
    const answer = await send(request);
    // Three routes give a token: the log-in, GET /session, and a change of one's own password.
    if (/\/(?:session|password)$/u.test(new URL(request.url).pathname))
      token = (await tokenIn(answer)) ?? token;
    return answer;
  };

  return async (request) => {
    const logsIn = request.method === 'POST' && new URL(request.url).pathname.endsWith('/session');
    if (isRead(request) || logsIn) return carrying(request);
    token ??= await asked(request.signal);
    const again = request.clone();
    const answer = await carrying(request);
    if (!(await isAboutToken(answer))) return answer;
    token = await asked(request.signal);
    return token === null ? answer : carrying(again);
  };
};
