import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from './render-report.ts';
import { smallComparison } from './small-comparison.sample.ts';

const executablePath = '/usr/bin/chromium';
// Without a browser there is nothing to look with; on Debian: apt-get install chromium.
const describeInBrowser = existsSync(executablePath) ? describe : describe.skip.bind(describe);

let browser: Browser;
let address: string;

describeInBrowser(`the report in a browser (${executablePath})`, () => {
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'baton-report-')), 'report.html');
    writeFileSync(file, renderReport(await smallComparison()));
    address = pathToFileURL(file).href;
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

  afterAll(() => browser.close());

  it.each([
    { width: 1280, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
    { width: 360, colorScheme: 'light' as const },
  ])('is whole at $width px in $colorScheme', async ({ width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address);
    const { overflow, charts } = (await page.evaluate(lookAtPage)) as Look;
    await page.close();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([address]);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(charts.length).toBeGreaterThan(6);
    for (const { drawn, width: chart, painted } of charts) {
      expect(drawn).toBeGreaterThan(10);
      expect(chart).toBeGreaterThan(250);
      expect(painted).toBe(true);
    }
  });

  it('prints without cutting a chart', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    const breaks = (await page.evaluate(
      "[...document.querySelectorAll('figure')].map((figure) => getComputedStyle(figure).breakInside)",
    )) as string[];
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format });
      expect(pdf.length).toBeGreaterThan(10_000);
    }
    await page.close();
    expect(new Set(breaks)).toEqual(new Set(['avoid']));
  });
});

interface Look {
  /** How much wider the page is than the window, in px. */
  readonly overflow: number;
  readonly charts: readonly {
    /** Elements in the drawing. */
    readonly drawn: number;
    readonly width: number;
    /** Whether the colours of the page reach the drawing. */
    readonly painted: boolean;
  }[];
}

/** Runs in the page, so it is text: the project has no types for a document. */
const lookAtPage = `(() => ({
  overflow: document.documentElement.scrollWidth - innerWidth,
  charts: [...document.querySelectorAll('figure svg[role=img]')]
    .filter((svg) => svg.getBoundingClientRect().width > 0)
    .map((svg) => ({
      drawn: svg.querySelectorAll('path, text, line, rect, circle, polygon, polyline').length,
      width: svg.getBoundingClientRect().width,
      painted: getComputedStyle(svg.querySelector('text')).fill.startsWith('rgb'),
    })),
}))()`;
