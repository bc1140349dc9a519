import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import type { Front } from '../pages/front.ts';
import { homePolicy } from '../pages/home-style.ts';
import { homePage } from '../pages/home.ts';
import { isLoopback } from '../pages/is-loopback.ts';
import { docsPage, docsStart } from './docs-page.ts';

/** Swagger UI writes style attributes and shows images from data; scripts come from here alone. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const file = (name: string): Buffer => readFileSync(join(folder, name));

/** The files of the documentation's page, by name: none is found by a path that a caller makes up. */
const files: ReadonlyMap<string, { readonly type: string; readonly read: () => Buffer }> = new Map([
  ['swagger-ui.css', { type: 'text/css; charset=utf-8', read: () => file('swagger-ui.css') }],
  [
    'swagger-ui-bundle.js',
    { type: 'text/javascript; charset=utf-8', read: () => file('swagger-ui-bundle.js') },
  ],
  ['favicon-32x32.png', { type: 'image/png', read: () => file('favicon-32x32.png') }],
  ['start.js', { type: 'text/javascript; charset=utf-8', read: () => Buffer.from(docsStart) }],
]);

/** The report draws with style attributes and loads nothing; it runs in an origin of its own. */
const REPORT_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

const nothing: Front = { demo: () => null, report: () => null };

/** What people see who come with a browser: what this is, the documentation and the report, all of it served from here. */
export const pageRoutes = (
  app: OpenAPIHono<Env>,
  { front = nothing, publicUrl }: Pick<Service, 'front' | 'publicUrl'>,
): void => {
  app.get('/', (c) => {
    // A page elsewhere whose name was made to lead here is not to read them either.
    const isHere = isLoopback(new URL(c.req.url).hostname);
    const shown = isHere ? front : { ...front, demo: () => null };
    return c.html(homePage(shown, publicUrl), 200, {
      'content-security-policy': homePolicy,
      'cache-control': 'no-store',
    });
  });
  app.get('/report', (c) => {
    const report = front.report();
    if (report === null) throw notFound('report: baton compare EXPERIMENT writes one');
    return c.html(report, 200, { 'content-security-policy': REPORT_POLICY });
  });
  app.get('/docs', (c) => c.html(docsPage, 200, { 'content-security-policy': POLICY }));
  app.get('/docs/:file', (c) => {
    const found = files.get(c.req.param('file'));
    if (found === undefined) throw notFound(`file ${c.req.param('file')}`);
    return c.body(new Uint8Array(found.read()), 200, { 'content-type': found.type });
  });
};
