import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';
import { appOf } from '../app.ts';
import { type Listening, listen } from '../http/listen.ts';
import type { TestService } from './test-service.ts';

export const executablePath = '/usr/bin/chromium';

/** Without a browser there is nothing to look with; on Debian: apt-get install chromium. */
export const describeInBrowser: (name: string, tests: () => void) => void = existsSync(
  executablePath,
)
  ? describe
  : describe.skip.bind(describe);

export const launchChromium = (): Promise<Browser> =>
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

/** The service on a port of its own. The connection is plain, so the session's cookie goes without Secure. */
export const listenFor = ({ service }: TestService): Promise<Listening> =>
  listen({ host: '127.0.0.1', port: 0 }, (publicUrl) => appOf({ ...service, publicUrl }));
