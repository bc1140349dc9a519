import type { TestService } from './test-service.ts';

export interface Browser {
  cookie: string;
  csrf: string;
}

export const newBrowser = (): Browser => ({ cookie: '', csrf: '' });

interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly app?: TestService['app'];
}

/** Asks as a browser does: keeps the cookie that it was given, and sends the token that its page knows. */
export const browse =
  (service: TestService) =>
  async (browser: Browser, method: string, path: string, body?: unknown, asking: Asking = {}) => {
    const answer = await (asking.app ?? service.app).request(path, {
      method,
      headers: {
        ...(browser.cookie === '' ? {} : { cookie: browser.cookie }),
        ...(browser.csrf === '' ? {} : { 'x-csrf-token': browser.csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asking.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set !== null) browser.cookie = set.split(';')[0] ?? '';
    const text = await answer.text();
    const json = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    const { session } = json as { session?: { csrfToken: string } | null };
    if (session) browser.csrf = session.csrfToken;
    return { status: answer.status, body: json, set };
  };
