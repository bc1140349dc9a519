import { writeMean } from '../../figures/write-estimate.ts';
import { curveChart } from '../chart/curve-chart.ts';
import type { BuyingCurve } from '../comparison.ts';
import { dataTable } from '../page/data-table.ts';
import { figure } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { lineKey } from '../page/line-key.ts';
import type { Context } from './context.ts';

const actual = 'var(--policy-1)';
const assumed = 'var(--leak-1)';

/** A shorter run sees too little of a buying time to say anything about it. */
const monthsAtLeast = 4;

/** When prospects buy, against when reps act as if they did. */
export function buyingSection({ comparison, share }: Context): Html | null {
  const { buying } = comparison;
  if (buying === null || buying.bought.length < monthsAtLeast) return null;
  const { bought } = buying;
  const flat = buying.assumed?.map((mean) => ({ mean, low: mean, high: mean })) ?? null;
  const lines = [
    { name: 'have bought', colour: actual },
    ...(flat === null
      ? []
      : [{ name: 'as if they bought when people work on them', colour: assumed }]),
  ];
  return html`<section>
    <h2>When prospects buy</h2>
    ${figure({
      title: finding(buying),
      note: 'Share of leads that have bought, from anybody, by the end of each month after the inquiry; beside it the same share as if they bought when people work on them.',
      key: lineKey(lines),
      draw: (size) =>
        curveChart(
          {
            ticks: bought.map((_, month) => String(month + 1)),
            curves: [
              { colour: actual, policy: null, isDashed: false, points: bought },
              ...(flat === null
                ? []
                : [{ colour: assumed, policy: null, isDashed: true, points: flat }]),
            ],
            xAxis: 'months since the inquiry',
            yAxis: '% of leads',
          },
          size,
        ),
      numbers: dataTable(
        [
          { title: 'Month', isNumber: false },
          ...lines.map(({ name }) => ({ title: name, isNumber: true })),
        ],
        bought.map((point, month) => [
          String(month + 1),
          writeMean(share, point),
          ...(flat?.[month] === undefined ? [] : [writeMean(share, flat[month])]),
        ]),
      ),
    })}
  </section>`;
}

function finding({ bought }: BuyingCurve): string {
  const last = bought.at(-1)?.mean ?? 0;
  const early = bought[1]?.mean ?? last;
  const later = last === 0 ? 0 : Math.round((1 - early / last) * 100);
  return `${later}% of those who buy do so after the second month`;
}
