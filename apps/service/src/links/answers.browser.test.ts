import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import { sendNotices } from '../worker/send-notices.ts';

const executablePath = '/usr/bin/chromium';
const describeInBrowser = existsSync(executablePath) ? describe : describe.skip.bind(describe);

describeInBrowser(`the links of an offer in a browser (${executablePath})`, () => {
  let service: TestService;
  let server: ServerType;
  let browser: Browser;
  let origin = '';
  beforeAll(async () => {
    service = await testService(0);
    origin = await new Promise((resolve) => {
      server = serve(
        { fetch: service.app.fetch, hostname: '127.0.0.1', port: 0 },
        ({ port }: AddressInfo) => {
          resolve(`http://127.0.0.1:${port}`);
        },
      );
    });
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
    await service.close();
  });

  test.each([
    [360, 'accept'],
    [1280, 'reject'],
  ] as const)(
    'at %i px: %s by the button, with nothing wider than the window',
    async (width, action) => {
      const key = await service.workspace(action);
      const admin = key('m-05');
      await service.request(admin, 'PUT', '/people/r-01/reach', { mail: 'r-01@acme.com' });
      const { id } = leadIn(
        await service.request(admin, 'POST', '/inquiries', inquiry('Bo Browser')),
      );
      while ((await sendNotices(service.sending, (error) => expect.fail(String(error)))) > 0);
      const text = service.trap.mails.at(-1)?.text ?? '';
      const links = [...text.matchAll(/https:\/\/leads\.acme\.com(\/answer\?t=\S+)/gu)];
      const path = links[action === 'accept' ? 0 : 1]?.[1] ?? '';
      const page = await browser.newPage({ viewport: { width, height: 740 } });
      const refused: string[] = [];
      page.on('console', (line) => refused.push(line.text()));
      page.on('pageerror', ({ message }) => refused.push(message));
      await page.goto(`${origin}${path}`);
      const isWider = (): Promise<boolean> =>
        page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(await isWider()).toBe(false);
      // Its style came through the content policy.
      expect((await page.locator('button').boundingBox())?.height).toBeGreaterThan(44);
      if (action === 'reject')
        await page.locator('select[name=reason]').selectOption('wrong territory');
      await page.getByRole('button').click();
      await page
        .getByText(action === 'accept' ? 'The lead is yours' : 'You rejected the lead')
        .waitFor();
      expect(await isWider()).toBe(false);
      expect(refused).toEqual([]);
      const { body } = await service.request(admin, 'GET', `/leads/${id}`);
      expect([body['state'], (body['custodian'] as { person: string }).person]).not.toEqual([
        'offered',
        'r-01',
      ]);
      await page.close();
    },
  );
});
