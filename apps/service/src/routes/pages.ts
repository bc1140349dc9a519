import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';
import type { Env } from '../http/service.ts';

const home = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Baton</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }</style>
<h1>Baton</h1>
<p>Baton hands sales leads from one person to the next and lets none of them fall through: an open lead always has a
holder and a deadline, and every hand-over stands in its custody log.</p>
<p>This is its service. There is no console yet; everything is done over HTTP:</p>
<ul>
<li><a href="/docs">the API’s documentation</a>, where calls can be tried with an API key</li>
<li><a href="/openapi.json">the same as an OpenAPI 3.1 document</a></li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a> and <a href="/metrics">/metrics</a> for those who operate it</li>
</ul>
</html>
`;

const docs = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Baton: the API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n`;

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
  ['start.js', { type: 'text/javascript; charset=utf-8', read: () => Buffer.from(start) }],
]);

/** What people see who come with a browser: what this is, and the documentation, all of it served from here. */
export const pageRoutes = (app: OpenAPIHono<Env>): void => {
  const headers = { 'content-security-policy': POLICY };
  app.get('/', (c) => c.html(home, 200, headers));
  app.get('/docs', (c) => c.html(docs, 200, headers));
  app.get('/docs/:file', (c) => {
    const found = files.get(c.req.param('file'));
    if (found === undefined) throw notFound(`file ${c.req.param('file')}`);
    return c.body(new Uint8Array(found.read()), 200, { 'content-type': found.type });
  });
};
