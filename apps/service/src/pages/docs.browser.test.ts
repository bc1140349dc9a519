import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  executablePath,
  type InBrowser,
  startInBrowser,
} from '../testing/chromium.ts';

describeInBrowser(`the documentation in a browser (${executablePath})`, () => {
  let at: InBrowser;
  beforeAll(async () => {
    at = await startInBrowser();
  });
  afterAll(() => at.close());

  test('is dark where the system is, fits a phone, and lets who logged in try a write', async () => {
    const key = await at.service.workspace('docs');
    const made = { name: 'rita', person: 'r-01', role: 'rep', password: 'to begin with 1' };
    await at.service.request(key('m-05'), 'POST', '/log-ins', made);
    const page = await at.browser.newPage({
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await page.goto(`${at.url}/docs`);
    await page.locator('#operations-tag-Intake').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    expect(await page.evaluate('document.documentElement.className')).toBe('dark-mode');
    const status = await page.evaluate(`(async () => {
      const send = (path, body, token) => fetch(path, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...(token ? { 'x-csrf-token': token } : {}) },
      });
      const begin = await send('/session', { workspace: 'docs', name: 'rita', password: 'to begin with 1' });
      const { session } = await begin.json();
      const next = { old: 'to begin with 1', password: 'a password of my own' };
      return (await send('/log-ins/rita/password', next, session.csrfToken)).status;
    })()`);
    expect(status).toBeLessThan(300);
    await page.locator('#operations-tag-Intake').click();
    const route = page.locator('#operations-Intake-post_capture');
    await route.locator('.opblock-summary-control').click();
    await route.locator('.try-out__btn').click();
    const inquiry = { who: 'Jo March', reach: 'jo@march.example', about: 'a demo' };
    await route.locator('textarea').first().fill(JSON.stringify(inquiry));
    const [answer] = await Promise.all([
      page.waitForResponse(`${at.url}/capture`),
      route.locator('.execute').click(),
    ]);
    expect(answer.status()).toBe(201);
  });
});
