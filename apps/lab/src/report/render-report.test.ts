import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from './comparison.ts';
import { renderReport } from './render-report.ts';
import { smallComparison } from './small-comparison.sample.ts';

let comparison: Comparison;
let page: string;

beforeAll(async () => {
  comparison = await smallComparison();
  page = renderReport(comparison);
});

/** The same comparison with its candidate's revenue difference replaced. */
const withRevenue = (mean: number, low: number, high: number): string =>
  renderReport({
    ...comparison,
    metrics: comparison.metrics.map((metric) =>
      metric.key === 'revenue'
        ? { ...metric, differences: metric.differences.map(() => ({ mean, low, high })) }
        : metric,
    ),
  });

const heading = (html: string): string => text(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
const text = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&NoBreak;', '')
    .replaceAll('\u00a0', ' ');

describe('the page', () => {
  it('reads like a memo: answer, price, dependence, evidence, method', () => {
    const titles = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles.slice(0, 4)).toEqual([
      'What it costs',
      'What it depends on',
      'The policies in figures',
      'Leakage',
    ]);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Deadlines kept',
        'Speed to lead',
        'Acceptance',
        'Load of each rep',
        'Cost and revenue',
      ]),
    );
    expect(titles.slice(-2)).toEqual(['Every assumption and its source', 'How it was made']);
  });

  it('asks nothing of the network and runs no script', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(
      page.match(/https?:\/\/[^"' <]*/g)?.filter((url) => !url.includes('w3.org')) ?? [],
    ).toEqual([]);
  });

  it('states every assumption with its source', () => {
    for (const { path, source } of comparison.assumptions) {
      expect(text(page)).toContain(path);
      expect(page).toContain(source.replaceAll('&', '&amp;').replaceAll("'", '&#39;').slice(0, 20));
    }
  });

  it('names each chart for those who do not see it, and gives its numbers', () => {
    const figures = page.split('<figure>').slice(1);
    expect(figures.length).toBeGreaterThan(6);
    for (const figure of figures) {
      expect(figure.match(/<svg role="img" aria-label="[^"]{10,}"/g)).toHaveLength(2);
      expect(figure).toMatch(/<details>.*<table>/s);
    }
  });

  it('gives the whole command for each lead that makes the difference', () => {
    const example = { value: 1, cause: 'first response', holder: 'Ana Ruiz' };
    const examples = [
      { ...example, lead: 'demo-1', wonBy: 'demo-30min', lostBy: 'current' },
      { ...example, lead: 'demo-2', wonBy: 'current', lostBy: 'demo-30min-two-more-reps' },
    ];
    const command = `npx baton lead ${comparison.experimentFile}`;
    const whole = renderReport({ ...comparison, examples });
    expect(whole).toContain(`${command} demo-1 \\\n  --candidate demo-30min</pre`);
    expect(whole).toContain(`${command} demo-2 \\\n  --candidate demo-30min-two-more-reps</pre`);
    expect(renderReport({ ...comparison, examples, seed: 'luck' })).toContain(
      `${command} demo-1 \\\n  --candidate demo-30min --seed luck</pre`,
    );
  });

  it('names people and causes, and says one share of leakage', () => {
    const holders = comparison.ledger.flatMap(({ leaks }) => leaks.map(({ holder }) => holder));
    expect(holders.filter((holder) => /^[rcm]-\d/.test(holder))).toEqual([]);
    const said = new Set(comparison.causes.map(({ words }) => words));
    for (const { leaks } of comparison.ledger)
      for (const { cause } of leaks) expect(said).toContain(cause);
    const heading = /(\S+%) of attainable revenue leaks under current/.exec(text(page));
    const table = /Share of the attainable leaked\s*(\d[\d.]*%)/.exec(text(page));
    expect(heading?.[1]).toBeDefined();
    expect(heading?.[1]).toBe(table?.[1]);
  });

  it('counts against the target only those who were there under a policy', () => {
    const rows = comparison.acceptance.filter(({ by }) => by === 'rep');
    const there = rows.filter(({ values }) => values[0] !== null).length;
    expect(there).toBeLessThan(rows.length);
    expect(text(page)).toMatch(
      new RegExp(`Clearly below 90% acceptance: \\d+ of ${there} under current`),
    );
  });

  it('says what changes without a comma before a colon', () => {
    expect(text(page)).toContain('when source is web-demo: at 50% the holder is told');
    expect(text(page)).not.toContain(',:');
  });

  it('warns wherever cost is drawn that a candidate has more people', () => {
    for (const title of ['What it costs', 'Cost and revenue']) {
      const [section = ''] = page.split('<section>').filter((one) => one.includes(`<h2>${title}<`));
      expect(text(section)).toContain('Cost counts hours worked on leads alone, at $62 an hour');
      expect(text(section)).toContain('write paid: present under costs in the world');
    }
  });

  it('names what was expected as its tables do', () => {
    expect(text(page)).toMatch(
      /een: Answered within 24 hours of demo-30min is higher than current/,
    );
  });

  it('says whose leads the figures are of', () => {
    expect(text(page)).toContain(
      'Of the leads of 4 to 13 January 2027, followed until 12 February: leads come in during 10 days alone',
    );
  });

  it('says how to make it again', () => {
    expect(page).toContain(comparison.command);
    expect(page).toContain(`<code>${comparison.seed}</code>`);
  });

  it('is the same for the same comparison', () => {
    const ids = (html: string): string => html.replaceAll(/zr\d+-/g, '');
    expect(ids(renderReport(comparison))).toBe(ids(page));
  });
});

describe('the answer', () => {
  it('claims a direction where the interval is clear of zero', () => {
    expect(heading(withRevenue(41_187_323, 38_800_000, 43_500_000))).toMatch(
      /wins \$412 k more revenue than current on the leads of 4 to 13 January 2027, followed until 12 February \(97\.5% interval \$388 k to \$435 k\)\.$/,
    );
    expect(heading(withRevenue(-500_000, -700_000, -300_000))).toMatch(/wins \$5,000 less/);
  });

  it('claims none where the interval holds zero', () => {
    const answer = heading(withRevenue(1_000_000, -2_000_000, 4_000_000));
    expect(answer).toContain('no clear difference in revenue');
    expect(answer).not.toMatch(/ more | less /);
  });

  it('says that a policy against itself does the same', () => {
    expect(heading(withRevenue(0, 0, 0))).toContain('win the same revenue in every replication');
  });
});

describe('what people wrote', () => {
  it('is escaped wherever it stands, in text, attributes and charts', () => {
    const evil = '<script>alert("x")</script>';
    const hostile = JSON.parse(
      JSON.stringify(comparison).replaceAll('demo-30min', JSON.stringify(evil).slice(1, -1)),
    ) as Comparison;
    const html = renderReport(hostile);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
  });
});
