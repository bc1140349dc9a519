import { intervalChart } from '../chart/interval-chart.ts';
import { costBasis, staffingCaveats } from '../caveats.ts';
import { largestDifference } from '../findings.ts';
import { estimateTable } from '../page/estimate-table.ts';
import { figure } from '../page/figure.ts';
import { type Html, html, joined } from '../page/html.ts';
import { prose } from '../page/prose.ts';
import { policyKey } from '../page/policy-key.ts';
import type { Context } from './context.ts';

const shown = ['revenue', 'cost', 'profit'];

/** Revenue and cost as differences to the baseline. */
export function moneySection(context: Context): Html | null {
  const { comparison, names, challengers, money, baseline, reading } = context;
  const rows = shown.flatMap((key) => comparison.metrics.filter((metric) => metric.key === key));
  if (challengers.length === 0 || rows.length === 0) return null;
  return html`<section>
    <h2>Cost and revenue</h2>
    ${figure({
      title: largestDifference(rows, money, context, ({ name }) => name.toLowerCase()),
      note: `Candidate minus ${baseline}: the ${reading}${context.exception}. Hollow: the interval holds zero. ${costBasis(comparison)}`,
      key: policyKey(names, challengers),
      draw: (size) =>
        intervalChart(
          {
            rows: rows.map(({ name, differences }) => ({ name, values: differences })),
            policies: challengers,
            unit: money,
            axis: `difference, ${context.moneyAxis}`,
            style: 'differences',
            target: null,
          },
          size,
        ),
      numbers: estimateTable(
        'Money',
        names,
        rows.map((row) => ({ ...row, unit: money })),
      ),
    })}
    ${joined(
      staffingCaveats(comparison).map((text) => html`<p class="warning">${prose(text)}</p>`),
    )}
  </section>`;
}
