import { writeMean } from '../../figures/write-estimate.ts';
import { curveChart } from '../chart/curve-chart.ts';
import type { Row, SpeedCurve } from '../comparison.ts';
import { largestDifference, largestFirst, lowestFirst } from '../findings.ts';
import { dataTable } from '../page/data-table.ts';
import { figure } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { policyKey, policyName } from '../page/policy-key.ts';
import { policyColour } from '../page/tokens.ts';
import type { Context } from './context.ts';
import { rowFigure } from './row-figure.ts';

const acceptanceTarget = 0.9;

/** Deadlines kept, by what is owed. */
export function attainmentSection(context: Context): Html {
  const { comparison, share } = context;
  const rows = lowestFirst(comparison.attainment);
  return html`<section>
    <h2>Deadlines kept</h2>
    ${rowFigure(context, {
      title: largestDifference(
        rows,
        share.difference,
        context,
        ({ name }) => `attainment of “${name}”`,
      ),
      note: 'Share of obligations met within their SLA, by kind.',
      rows,
      unit: share,
      axis: '% of obligations met in time',
      column: 'Obligation',
    })}
  </section>`;
}

/** How soon somebody tries to reach a lead, as a distribution. */
export function speedSection(context: Context): Html {
  const { comparison, names, everyone, share } = context;
  const ticks = comparison.speed[0]?.points.map(({ hours }) => tick(hours)) ?? [];
  return html`<section>
    <h2>Speed to lead</h2>
    ${figure({
      title: withinADay(comparison.speed),
      note: 'Share of leads that somebody really tried to reach within each time after the inquiry, on the wall clock; bands are the intervals. The axis is not even: each step is about twice the last.',
      key: policyKey(names, everyone),
      draw: (size) =>
        curveChart(
          {
            ticks,
            curves: comparison.speed.map(({ points }, policy) => ({
              colour: policyColour(policy),
              policy,
              isDashed: false,
              points,
            })),
            xAxis: 'time since the inquiry',
            yAxis: '% of leads contacted',
          },
          size,
        ),
      numbers: dataTable(
        [
          { title: 'Within', isNumber: false },
          ...names.map((name, index) => ({ title: policyName(name, index), isNumber: true })),
        ],
        ticks.map((label, index) => [
          label,
          ...comparison.speed.map(({ points }) => {
            const point = points[index];
            return point === undefined ? '–' : writeMean(share, point);
          }),
        ]),
      ),
    })}
  </section>`;
}

function withinADay(curves: readonly SpeedCurve[]): string {
  const said = curves.flatMap(({ policy, points }) => {
    const day = points.find(({ hours }) => hours === 24);
    return day === undefined ? [] : [`${Math.round(day.mean * 100)}% under ${policy}`];
  });
  return said.length === 0
    ? 'How soon leads were contacted'
    : `Contacted within 24 hours: ${said.join(', ')}`;
}

/** `5 min`, `4 h`, `2 d` */
function tick(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 24 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`;
}

/** Acceptance by rep and by source against the 90% that the field strives for. */
export function acceptanceSection(context: Context): Html {
  const { comparison, share } = context;
  const of = (by: 'rep' | 'source', column: string): Html | null => {
    const rows = lowestFirst(comparison.acceptance.filter((row) => row.by === by));
    if (rows.length === 0) return null;
    return rowFigure(context, {
      title: belowTarget(rows, context.names, column),
      note: `Share of offers accepted, by ${by}, lowest under ${context.baseline} first; who was offered nothing there stands last.`,
      rows,
      unit: share,
      axis: '% of offers accepted',
      column: by === 'rep' ? 'Rep' : 'Source',
      target: { value: acceptanceTarget, label: '90% strived for' },
    });
  };
  return html`<section>
    <h2>Acceptance</h2>
    ${of('rep', 'reps')}${of('source', 'sources')}
  </section>`;
}

/** Below only where the whole interval is: an overlap with the target is no finding. */
function belowTarget(rows: readonly Row[], names: readonly string[], what: string): string {
  const said = names.map((name, index) => {
    const below = rows.filter(({ values }) => (values[index]?.high ?? 1) < acceptanceTarget);
    const measured = rows.filter(({ values }) => (values[index] ?? null) !== null);
    return `${below.length} of ${measured.length} under ${name}`;
  });
  return `Clearly below 90% acceptance: ${said.join(', ')} (${what})`;
}

/** How busy each rep is. */
export function loadSection(context: Context): Html {
  const { comparison, share } = context;
  const rows = largestFirst(comparison.load);
  return html`<section>
    <h2>Load of each rep</h2>
    ${rowFigure(context, {
      title: busiest(rows, context.names),
      note: 'Share of working hours spent on leads, busiest under any policy first.',
      rows,
      unit: share,
      axis: '% of working hours spent on leads',
      column: 'Rep',
    })}
  </section>`;
}

function busiest(rows: readonly Row[], names: readonly string[]): string {
  const most = names.map((name, index) => {
    const top = Math.max(0, ...rows.map(({ values }) => values[index]?.mean ?? 0));
    return `${Math.round(top * 100)}% of working hours under ${name}`;
  });
  return `The busiest rep spends on leads: ${most.join(', ')}`;
}
