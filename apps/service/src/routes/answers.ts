import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Env, Service } from '../http/service.ts';
import { followLink } from '../links/follow-link.ts';
import { leadOffers } from '../links/lead-offer.ts';

/** The fields of a posted form; none when it is another type. Of a field that comes twice the first counts. */
export const formIn = async (c: Context): Promise<Readonly<Record<string, string | undefined>>> => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(type)) return {};
  const fields = [...new URLSearchParams(await c.req.text())];
  return Object.fromEntries(fields.toReversed());
};

/** Where accept and reject links lead. They need no key: the link is one. Pages for people, so not in the OpenAPI document. */
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
};
