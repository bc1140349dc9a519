import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  executablePath,
  type InBrowser,
  startInBrowser,
} from '../testing/chromium.ts';
import { inquiry } from '../testing/test-service.ts';

const library = readFileSync(new URL(import.meta.resolve('openapi-fetch')), 'utf8');
const imports = JSON.stringify({ imports: { 'openapi-fetch': '/console/openapi-fetch.js' } });
const shell = `<!doctype html><title>console</title><script type="importmap">${imports}</script>`;

/** A module of the client as a browser takes it, and the page that loads it. */
const served = (path: string): { readonly contentType: string; readonly body: string } => {
  if (path === '/console/') return { contentType: 'text/html', body: shell };
  const contentType = 'text/javascript';
  if (path === '/console/openapi-fetch.js') return { contentType, body: library };
  const text = readFileSync(new URL(path.slice('/console/'.length), import.meta.url), 'utf8');
  return { contentType, body: stripTypeScriptTypes(text) };
};

describeInBrowser(`the client in a browser (${executablePath})`, () => {
  let at: InBrowser;
  let page: Page;
  beforeAll(async () => {
    at = await startInBrowser();
    page = await at.browser.newPage();
    await page.route('**/console/**', (route) =>
      route.fulfill(served(new URL(route.request().url()).pathname)),
    );
  });
  afterAll(() => at.close());

  /** Runs calls in the page, with `baton` a client that was just made. */
  const calls = (code: string): Promise<unknown> =>
    page.evaluate(`(async () => {
      const { batonClient } = await import('/console/index.ts');
      const baton = batonClient();
      ${code}
    })()`);

  test('logs in, writes, is loaded again, writes, and gets a problem as a value', async () => {
    const admin = (await at.service.workspace('acme'))('m-05');
    const login = { name: 'ana@acme.com', person: 'm-02', role: 'ops' };
    const { body } = await at.service.request(admin, 'POST', '/log-ins', login);
    const claim = JSON.stringify({
      workspace: 'acme',
      name: login.name,
      password: body['password'],
    });
    const change = JSON.stringify({ old: body['password'], password: 'correct horse battery' });

    await page.goto(`${at.url}/console/`);
    expect(
      await calls(`
        const begun = await baton.POST('/session', { body: ${claim} });
        const path = { name: ${JSON.stringify(login.name)} };
        const changed = await baton.POST('/log-ins/{name}/password', { params: { path }, body: ${change} });
        return [begun.data.person, changed.error ?? null];`),
    ).toEqual(['m-02', null]);

    await page.reload();
    expect(
      await calls(`
        const made = await baton.POST('/inquiries', { body: ${JSON.stringify(inquiry())} });
        const { lead } = made.data;
        const params = { path: { id: lead.id } };
        const won = await baton.POST('/leads/{id}/events', { params, body: { type: 'lead.qualified' } });
        return [lead.state, won.error.type, won.response.status];`),
    ).toEqual(['offered', 'urn:baton:problem:not-possible-now', 409]);
  });
});
