import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listening } from '../http/listen.ts';
import {
  describeInBrowser,
  executablePath,
  launchChromium,
  listenFor,
} from '../testing/chromium.ts';
import { testService, type TestService } from '../testing/test-service.ts';

describeInBrowser(`the documentation in a browser (${executablePath})`, () => {
  let service: TestService;
  let listening: Listening;
  let browser: Browser;
  beforeAll(async () => {
    service = await testService(0);
    listening = await listenFor(service);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await listening.close(0);
    await service.close();
  });

  test('is dark where the system is, fits a phone, and lets who logged in try a write', async () => {
    const key = await service.workspace('docs');
    const made = { name: 'rita', person: 'r-01', role: 'rep', password: 'to begin with 1' };
    await service.request(key('m-05'), 'POST', '/log-ins', made);
    const page = await browser.newPage({
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await page.goto(`${listening.url}/docs`);
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
      page.waitForResponse(`${listening.url}/capture`),
      route.locator('.execute').click(),
    ]);
    expect(answer.status()).toBe(201);
  });
});
