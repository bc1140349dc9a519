import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';
import { appOf } from '../app.ts';
import { listen } from '../http/listen.ts';
import { testService, type TestService } from './test-service.ts';

export const executablePath = '/usr/bin/chromium';

/** Without a browser there is nothing to look with; on Debian: apt-get install chromium. */
export const describeInBrowser: (name: string, tests: () => void) => void = existsSync(
  executablePath,
)
  ? describe
  : describe.skip.bind(describe);

const launchChromium = (): Promise<Browser> =>
  chromium.launch({
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

/** A service without workers, and a browser to look at it with. */
export interface InBrowser {
  readonly service: TestService;
  readonly url: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts both, the service on a port of its own. The connection is plain, so the session's cookie goes without Secure. */
export const startInBrowser = async (): Promise<InBrowser> => {
  const service = await testService(0);
  const listening = await listen({ host: '127.0.0.1', port: 0 }, (publicUrl) =>
    appOf({ ...service.service, publicUrl }),
  );
  const browser = await launchChromium();
  return {
    service,
    url: listening.url,
    browser,
    close: async () => {
      await browser.close();
      await listening.close(0);
      await service.close();
    },
  };
};
