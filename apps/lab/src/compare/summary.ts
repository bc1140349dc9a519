import { count } from '../figures/count.ts';
import { type Estimate, includesZero, isCut } from '../figures/estimate.ts';
import { unitOf } from '../figures/unit.ts';
import {
  differenceStep,
  levelStep,
  writeChange,
  writeMargin,
  writeMean,
} from '../figures/write-estimate.ts';
import { percent } from '../report/answer-sentence.ts';
import { checkedWords } from '../report/checked-words.ts';
import { answers } from '../report/answers.ts';
import { costBasis, precisionCaveat, staffingCaveats } from '../report/caveats.ts';
import { type Comparison, keyMetrics, type Metric, stillOpen } from '../report/comparison.ts';
import { largestFirst } from '../report/findings.ts';
import { colours } from '../terminal/colours.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { type Column, shownWidth, table } from '../terminal/table.ts';
import { wrap } from '../terminal/wrap.ts';

const shownLeaks = 5;
/** Names of metrics that are shorter than the report’s, so that a terminal cuts none. */
const shortNames: Readonly<Record<string, string>> = {
  leakageShare: 'Share leaked',
  'offered.slaAttainment': 'Offers answered in time',
  'speedToLead.medianHours': 'Median to first attempt',
  'workload.hoursPerRepWeek': 'Hours per rep and week',
};

/** More candidates than this do not fit beside one another in 100 columns. */
const besideAtMost = 2;

/** The result as it stands on a terminal: the answer, the key metrics, the largest leaks; one screen. */
export function summary(comparison: Comparison): string {
  const c = colours();
  const [first = '', ...others] = answers(comparison);
  const candidates = comparison.policies.length - 1;
  return [
    ...wrap(first === '' ? alone(comparison) : first, terminalColumns).map((line) => c.bold(line)),
    ...others.flatMap((other) => wrap(other, terminalColumns)),
    ...caveats(precisionCaveat(comparison)),
    '',
    candidates <= besideAtMost ? metricsAsRows(comparison) : policiesAsRows(comparison),
    ...wrap(costBasis(comparison), terminalColumns).map((line) => c.dim(line)),
    ...caveats(...staffingCaveats(comparison)),
    '',
    ...leaks(comparison),
  ].join('\n');
}

/** What stands in the way of taking the figures at their word. */
const caveats = (...texts: readonly (string | null)[]): readonly string[] =>
  texts.flatMap((text) =>
    text === null
      ? []
      : wrap(text.replaceAll('`', ''), terminalColumns).map((line) => colours().yellow(line)),
  );

/** How much was run and how much of it was checked, for the last lines. */
export const workDone = (comparison: Comparison, seconds: number): string =>
  [
    `${count(comparison.replications)} replications, ${count(comparison.leads)} leads, ${count(comparison.events)} events in ${seconds.toFixed(1)} s; seed ${comparison.seed}`,
    ...wrap(checkedWords(comparison), terminalColumns),
  ].join('\n');

const right = (title: string): Column => ({ title, align: 'right' });

/** The first line where nothing is compared. */
function alone({ policies, period, replications, confidence }: Comparison): string {
  const names = policies.map(({ name }) => name).join(', ');
  return `${names} alone on the ${period.words}: means of ${replications} replications, ± half the ${percent(confidence)} interval, or its ends where one is cut.`;
}

function metricsAsRows(comparison: Comparison): string {
  const [baseline, ...candidates] = comparison.policies;
  const metrics = keyMetrics(comparison);
  const columns = [
    { title: 'metric', align: 'left' as const },
    right(baseline?.name ?? ''),
    ...candidates.map(({ name }) => right(name)),
  ];
  const ofCandidates = candidates.map((_, index) =>
    paired(
      metrics.map((metric) => [
        level(comparison, metric, index + 1),
        change(comparison, metric, index),
      ]),
    ),
  );
  const margins = candidates.length === 0;
  const rows = metrics.map((metric, row) => [
    shortNames[metric.key] ?? metric.name,
    `${level(comparison, metric, 0)}${margins ? ` ${margin(comparison, metric)}` : ''}`,
    ...ofCandidates.map((cells) => cells[row] ?? ''),
  ]);
  return table(columns, rows, colours().dim);
}

/** Candidates as rows, with the metrics that decide alone, where there are too many to stand beside one another. */
function policiesAsRows(comparison: Comparison): string {
  const metrics = ['revenue', 'leakage', 'cost'].flatMap((key) =>
    comparison.metrics.filter((metric) => metric.key === key),
  );
  const cells = metrics.map((metric) =>
    paired(
      comparison.policies.map((_, index) => [
        level(comparison, metric, index),
        index === 0 ? '' : change(comparison, metric, index - 1),
      ]),
    ),
  );
  const columns = [
    { title: 'policy', align: 'left' as const },
    ...metrics.map(({ name }) => right(`${name}, difference`)),
  ];
  const rows = comparison.policies.map(({ name }, index) => [
    name,
    ...cells.map((column) => column[index] ?? ''),
  ]);
  return table(columns, rows, colours().dim);
}

/** Levels and their differences in one cell, each aligned with those above and below. */
function paired(cells: readonly (readonly [string, string])[]): readonly string[] {
  const widths = [0, 1].map((part) =>
    Math.max(...cells.map((cell) => shownWidth(cell[part] ?? ''))),
  );
  return cells.map((cell) =>
    cell.map((text, part) => ' '.repeat((widths[part] ?? 0) - shownWidth(text)) + text).join('  '),
  );
}

function level({ currency }: Comparison, metric: Metric, policy: number): string {
  const value = metric.values[policy] ?? null;
  const unit = unitOf(metric.unit, currency);
  return value === null
    ? '–'
    : writeMean(unit, value, levelStep(unit, metric.values, metric.differences));
}

function margin({ currency }: Comparison, metric: Metric): string {
  const value = metric.values[0] ?? null;
  if (value === null) return '';
  const text = writeMargin(unitOf(metric.unit, currency), value);
  return isCut(value) ? `(${text})` : text;
}

/** Green and red only for what is clear; the signs say the same without colour. */
function change({ currency }: Comparison, metric: Metric, candidate: number): string {
  const difference = metric.differences[candidate] ?? null;
  if (difference === null) return '–';
  const c = colours();
  const unit = unitOf(metric.unit, currency).difference;
  const text = writeChange(unit, difference, differenceStep(unit, metric.differences));
  if (includesZero(difference)) return c.dim(text);
  if (metric.better === null) return text;
  const isBetter = (metric.better === 'up') === difference.mean > 0;
  return isBetter ? c.green(text) : c.red(text);
}

function leaks(comparison: Comparison): readonly string[] {
  const rows = largestFirst(comparison.leaks.filter(({ name }) => name !== stillOpen));
  if (rows.length === 0) return ['Nothing leaked.'];
  const money = unitOf('money', comparison.currency);
  const level = (values: Metric['values'], value: Estimate): string => {
    const step = levelStep(money, values);
    return `${writeMean(money, value, step)} ${isCut(value) ? `(${writeMargin(money, value, step)})` : writeMargin(money, value, step)}`;
  };
  const drawn = table(
    [
      { title: 'leaks most through', align: 'left' },
      ...comparison.policies.map(({ name }) => right(name)),
    ],
    rows
      .slice(0, shownLeaks)
      .map(({ name, values }) => [
        name,
        ...values.map((value) => (value === null ? '–' : level(values, value))),
      ]),
    colours().dim,
  );
  const hidden = rows.length - shownLeaks;
  if (hidden <= 0) return [drawn];
  return [drawn, `and ${hidden} smaller ${hidden === 1 ? 'cause' : 'causes'}`];
}
