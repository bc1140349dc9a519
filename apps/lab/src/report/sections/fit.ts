import { countUnit } from '../../figures/count.ts';
import { unitOf } from '../../figures/unit.ts';
import { writeInterval, writeMean } from '../../figures/write-estimate.ts';
import { curveChart } from '../chart/curve-chart.ts';
import type { Fit } from '../comparison.ts';
import { dataTable } from '../page/data-table.ts';
import { figure } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { lineKey } from '../page/line-key.ts';
import type { Context } from './context.ts';

const recordedColour = 'var(--leak-1)';
const simulatedColour = 'var(--policy-1)';
const lines = [
  { name: 'recorded', colour: recordedColour },
  { name: 'simulated under the baseline', colour: simulatedColour },
];

/** A recording beside what the baseline makes of its leads: how far the world can be trusted. */
export function fitSection({ baseline, share }: Context, fit: Fit): Html {
  const { lag } = fit;
  const simulated = lag.flatMap(({ simulated: one }) => (one === null ? [] : [one]));
  const recorded = lag.map(({ recorded: mean }) => ({ mean, low: mean, high: mean }));
  return html`<section>
    <h2>How well the simulation fits the recording</h2>
    <p class="note">
      The recording’s leads, as they came, under ${baseline}. Where the two differ, the world
      document is at fault, and so is the answer by about as much.
    </p>
    ${dataTable(
      [
        { title: 'What', isNumber: false },
        { title: 'Recorded', isNumber: true },
        { title: 'Simulated', isNumber: true },
        { title: 'Interval', isNumber: true },
      ],
      fit.rows.map((row) => fitRow(row)),
    )}
    ${
      simulated.length < lag.length
        ? null
        : figure({
            title: farthest(fit),
            note: 'Share of the won leads that were won within so many days of the inquiry.',
            key: lineKey(lines),
            draw: (size) =>
              curveChart(
                {
                  ticks: lag.map(({ days }) => `${days} d`),
                  curves: [
                    { colour: simulatedColour, policy: null, isDashed: false, points: simulated },
                    { colour: recordedColour, policy: null, isDashed: true, points: recorded },
                  ],
                  xAxis: 'days from inquiry to won',
                  yAxis: '% of won leads',
                },
                size,
              ),
            numbers: dataTable(
              [
                { title: 'Within', isNumber: false },
                ...lines.map(({ name }) => ({ title: name, isNumber: true })),
              ],
              lag.map(({ days, recorded: mean }, index) => [
                `${days} days`,
                share.write(mean, share.finest),
                simulated[index] === undefined ? '–' : writeMean(share, simulated[index]),
              ]),
            ),
          })
    }
  </section>`;
}

function fitRow({ what, unit, recorded, simulated }: Fit['rows'][number]): readonly string[] {
  const written = unit === 'share' ? unitOf('share', 'USD') : countUnit;
  const suffix = unit === 'days' ? ' days' : '';
  const finest = unit === 'count' ? 1 : written.finest;
  return [
    what,
    `${written.write(recorded, finest)}${suffix}`,
    simulated === null ? '–' : `${writeMean(written, simulated)}${suffix}`,
    simulated === null ? '–' : writeInterval(written, simulated),
  ];
}

function farthest({ lag }: Fit): string {
  const gaps = lag.flatMap(({ days, recorded, simulated }) =>
    simulated === null ? [] : [{ days, gap: Math.abs(recorded - simulated.mean) }],
  );
  const [first, ...rest] = gaps;
  if (first === undefined) return 'How long won leads took';
  const { days, gap } = rest.reduce((a, b) => (b.gap > a.gap ? b : a), first);
  return `Recorded and simulated lags are ${Math.round(gap * 100)} points apart at most, at ${days} days`;
}
