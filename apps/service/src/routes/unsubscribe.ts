import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env, Service } from '../http/service.ts';
import { message, type Page, page } from '../links/link-page.ts';
import { readUnsubscribe } from '../links/unsubscribe-link.ts';
import { unsubscribe } from '../prospect-mail/unsubscribe.ts';

const FORGED = message(404, 'This link is not valid', [
  'It was cut off or changed on the way. Open it from the mail itself, or answer the mail.',
]);
const ASK = page(
  200,
  'No more of these mails?',
  '<p>You get no more automatic mails from us once you press the button.</p><form method="post"><button type="submit">No more mails</button></form>',
);
const DONE = message(200, 'You get no more of these mails', ['You can close this page.']);

/**
 * Where the unsubscribe links of automatic mails lead. A GET shows a button, because mail scanners open links; the POST acts, of
 * the page or of a mail program's one click (RFC 8058), whatever its body says.
 */
export const unsubscribeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.on(['GET', 'POST'], '/unsubscribe', async (c) => {
    const link = readUnsubscribe(c.req.query('t') ?? '', service.secrets.linkKeys);
    const answer = async (): Promise<Page> => {
      if (link === null) return FORGED;
      if (c.req.method !== 'POST') return ASK;
      await unsubscribe(service, link);
      return DONE;
    };
    const { html, status, headers } = await answer();
    return c.html(html, { status: status as 200, headers });
  });
};
