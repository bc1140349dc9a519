import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Env, Service } from '../http/service.ts';
import { followLink } from '../links/follow-link.ts';
import { leadOffers } from '../links/lead-offer.ts';
import { leadPage, NOT_YOURS, VIEW_EXPIRED, VIEW_FORGED } from '../links/lead-page.ts';
import { leadSight } from '../links/lead-sight.ts';
import type { Page } from '../links/link-page.ts';
import { readView } from '../links/view-link.ts';

/** The fields of a posted form; none when it is another type. Of a field that comes twice the first counts. */
const formIn = async (c: Context): Promise<Readonly<Record<string, string | undefined>>> => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(type)) return {};
  const fields = [...new URLSearchParams(await c.req.text())];
  return Object.fromEntries(fields.toReversed());
};

const viewed = async ({ db, now, secrets }: Service, token: string): Promise<Page> => {
  const read = readView(token, secrets.linkKeys, now());
  if (!read.ok) return read.reason === 'expired' ? VIEW_EXPIRED : VIEW_FORGED;
  const sight = await leadSight(db, read.link);
  return sight === null ? NOT_YOURS : leadPage(sight);
};

/** Where the links of notices lead: an answer, or a look at the lead. They need no key: the link is one. Pages for people, so not in the OpenAPI document. */
export const answerRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { now, secrets } = service;
  const ports = leadOffers(service);
  // HEAD comes as GET, and its body is taken away.
  app.on(['GET', 'POST'], '/answer', async (c) => {
    const { method } = c.req;
    const form = method === 'POST' ? await formIn(c) : {};
    const token = (method === 'POST' ? form['t'] : c.req.query('t')) ?? '';
    const answered = await followLink({ method, token, form, at: now() }, secrets.linkKeys, ports);
    return c.html(answered.html, { status: answered.status as 200, headers: answered.headers });
  });
  app.get('/lead', async (c) => {
    const { html, status, headers } = await viewed(service, c.req.query('t') ?? '');
    return c.html(html, { status: status as 200, headers });
  });
};
