import type { Comparison } from './comparison.ts';
import { html, trusted } from './page/html.ts';
import { style } from './page/style.ts';
import { answerSection, dependenceSection, priceSection } from './sections/answer.ts';
import { buyingSection } from './sections/buying.ts';
import { contextOf } from './sections/context.ts';
import {
  acceptanceSection,
  attainmentSection,
  loadSection,
  speedSection,
} from './sections/hand-off.ts';
import { examplesSection, expectationsSection } from './sections/examples.ts';
import { fitSection } from './sections/fit.ts';
import { leakageSection } from './sections/leakage.ts';
import { assumptionsSection, methodSection } from './sections/method.ts';
import { moneySection } from './sections/money.ts';
import { overviewSection } from './sections/overview.ts';

/**
 * The report as one page that needs no network and no script: read from the top like a memo, the answer
 * first and how it was made last.
 */
export function renderReport(comparison: Comparison): string {
  const context = contextOf(comparison);
  const { candidates } = context;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>
          ${comparison.experiment}: ${candidates.join(', ')} against ${context.baseline}
        </title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          ${answerSection(context)} ${candidates.length === 0 ? null : priceSection(context)}
          ${dependenceSection(context)} ${overviewSection(context)} ${leakageSection(context)}
          ${comparison.attainment.length === 0 ? null : attainmentSection(context)}
          ${comparison.speed.length === 0 ? null : speedSection(context)}
          ${comparison.acceptance.length === 0 ? null : acceptanceSection(context)}
          ${comparison.load.length === 0 ? null : loadSection(context)} ${moneySection(context)}
          ${comparison.fit === null ? null : fitSection(context, comparison.fit)}
          ${buyingSection(context)} ${examplesSection(context)} ${expectationsSection(context)}
          ${assumptionsSection(context)} ${methodSection(context)}
          <footer>Made by baton: simulated figures to decide by, not a forecast.</footer>
        </main>
      </body>
    </html> `;
  return page.html;
}
