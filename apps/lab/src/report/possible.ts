import type { ReportPart } from '@baton/simulator';
import { cutTo, type Estimate } from '../figures/estimate.ts';

type Range = readonly [least: number, most: number];
type Metric = ReportPart['metrics'][number];
type Row = ReportPart['attainment'][number];

const share: Range = [0, 1];
const shareDifference: Range = [-1, 1];
const amount: Range = [0, Infinity];
const anything: Range = [-Infinity, Infinity];

const levelOf = ({ key, unit }: Metric): Range =>
  unit === 'share' ? share : key === 'profit' ? anything : amount;
const differenceOf = ({ unit }: Metric): Range => (unit === 'share' ? shareDifference : anything);

/** What is a figure for each lead, and none without leads. */
const isPerLead = ({ key, unit }: Metric): boolean =>
  unit === 'share' || unit === 'ratio' || (unit === 'hours' && key !== 'workload.hoursPerRepWeek');

const cutRow = <R extends Row>(row: R, levels: Range, differences: Range): R => ({
  ...row,
  values: row.values.map((value) => (value === null ? null : cutTo(value, levels))),
  differences: row.differences.map((value) => (value === null ? null : cutTo(value, differences))),
});

const nowhere = <R extends Row>(row: R): R => ({
  ...row,
  values: row.values.map(() => null),
  differences: row.differences.map(() => null),
});

const cutPoint = <P extends Estimate>(point: P, range: Range): P => ({
  ...point,
  ...cutTo(point, range),
});

/**
 * The figures of a result as they can be told: an interval of Student's t knows nothing of what it measures and may reach
 * beyond 100% or below zero, and a share of no leads at all is written as 0.
 * @param leads how many came in, over all replications
 */
export function possible<R extends ReportPart>(report: R, leads: number): R {
  const shares = <T extends Row>(rows: readonly T[]): readonly T[] =>
    rows.map((row) => cutRow(row, share, shareDifference));
  const { speed, buying, fit } = report;
  return {
    ...report,
    metrics: report.metrics.map((metric) =>
      leads === 0 && isPerLead(metric)
        ? nowhere(metric)
        : cutRow(metric, levelOf(metric), differenceOf(metric)),
    ),
    leaks: report.leaks.map((leak) => cutRow(leak, amount, anything)),
    attainment: shares(report.attainment),
    acceptance: shares(report.acceptance),
    load: shares(report.load),
    speed: speed.map((curve) => ({
      ...curve,
      points: curve.points.map((point) => cutPoint(point, share)),
    })),
    buying:
      buying === null
        ? null
        : { ...buying, bought: buying.bought.map((point) => cutPoint(point, share)) },
    fit:
      fit === null
        ? null
        : {
            rows: fit.rows.map((row) => ({
              ...row,
              simulated:
                row.simulated === null
                  ? null
                  : cutTo(row.simulated, row.unit === 'share' ? share : amount),
            })),
            lag: fit.lag.map((point) => ({
              ...point,
              simulated: point.simulated === null ? null : cutTo(point.simulated, share),
            })),
          },
  };
}
