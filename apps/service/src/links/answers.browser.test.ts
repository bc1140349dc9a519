import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  executablePath,
  type InBrowser,
  startInBrowser,
} from '../testing/chromium.ts';
import { inquiry, leadIn } from '../testing/test-service.ts';
import { sendNotices } from '../worker/send-notices.ts';

describeInBrowser(`the links of an offer in a browser (${executablePath})`, () => {
  let at: InBrowser;
  beforeAll(async () => {
    at = await startInBrowser();
  });
  afterAll(() => at.close());

  test.each([
    [360, 'accept'],
    [1280, 'reject'],
  ] as const)(
    'at %i px: %s by the button, with nothing wider than the window',
    async (width, action) => {
      const key = await at.service.workspace(action);
      const admin = key('m-05');
      await at.service.request(admin, 'PUT', '/people/r-01/reach', { mail: 'r-01@acme.com' });
      const who = `Bo to ${action}`;
      const { id } = leadIn(await at.service.request(admin, 'POST', '/inquiries', inquiry(who)));
      while ((await sendNotices(at.service.sending, (error) => expect.fail(String(error)))) > 0);
      // Other mail goes out along with it: what the case before left to do.
      const offers = at.service.trap.mails.filter(({ subject }) =>
        subject.startsWith(`New lead for you: ${who}`),
      );
      expect(offers.map(({ to }) => to)).toEqual(['r-01@acme.com']);
      const links = (offers[0]?.text ?? '').matchAll(
        /https:\/\/leads\.acme\.com(\/answer\?t=\S+)/gu,
      );
      const paths = [...links].map(([, path]) => path);
      expect(paths).toHaveLength(2);
      const path = paths[action === 'accept' ? 0 : 1];
      const page = await at.browser.newPage({ viewport: { width, height: 740 } });
      const refused: string[] = [];
      page.on('console', (line) => refused.push(line.text()));
      page.on('pageerror', ({ message }) => refused.push(message));
      await page.goto(`${at.url}${path ?? ''}`);
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
      const { body } = await at.service.request(admin, 'GET', `/leads/${id}`);
      expect([body['state'], (body['custodian'] as { person: string }).person]).not.toEqual([
        'offered',
        'r-01',
      ]);
      await page.close();
    },
  );

  test.each([360, 1280])(
    'at %i px: the lead’s page, with nothing wider than the window',
    async (width) => {
      const key = await at.service.workspace(`looked-${width}`);
      const admin = key('m-05');
      await at.service.request(admin, 'PUT', '/people/r-01/reach', { mail: 'r-01@acme.com' });
      const asked = inquiry('Ann Long');
      const mail = `${'a-very-long-name.'.repeat(3)}of-somebody@acme-robotics.com`;
      const body = { ...asked, contact: { ...asked.contact, mail, name: `Ann Long ${width}` } };
      await at.service.request(admin, 'POST', '/inquiries', body);
      while ((await sendNotices(at.service.sending, (error) => expect.fail(String(error)))) > 0);
      const { text = '' } =
        at.service.trap.mails.find(({ subject }) => subject.includes(`Ann Long ${width}`)) ?? {};
      const pathOf = (label: string): string =>
        new RegExp(`^${label}: https://leads\\.acme\\.com(\\S+)$`, 'mu').exec(text)?.[1] ?? '';
      const page = await at.browser.newPage({ viewport: { width, height: 740 } });
      const refused: string[] = [];
      page.on('console', (line) => refused.push(line.text()));
      const isWider = (): Promise<boolean> =>
        page.evaluate('document.documentElement.scrollWidth > innerWidth');
      await page.goto(`${at.url}${pathOf('Accept')}`);
      await page.getByRole('button').click();
      await page.getByText('The lead is yours').waitFor();
      expect(await page.locator('a[href="tel:+12125550100"]').count()).toBe(1);
      expect(await isWider()).toBe(false);
      await page.goto(`${at.url}${pathOf('See the lead')}`);
      await page.getByText('What happened').waitFor();
      expect(await page.locator(`a[href="mailto:${mail}"]`).innerText()).toBe(mail);
      expect(await page.locator('form, button, script').count()).toBe(0);
      expect(await isWider()).toBe(false);
      expect(refused).toEqual([]);
      await page.close();
    },
  );
});
