import { type Estimate, includesZero } from '../../figures/estimate.ts';
import { type Unit, unitOf } from '../../figures/unit.ts';
import {
  differenceStep,
  levelStep,
  writeChange,
  writeMargin,
  writeMean,
} from '../../figures/write-estimate.ts';
import { costBasis } from '../caveats.ts';
import { keyMetrics, type Metric, otherMetrics } from '../comparison.ts';
import { dataTable } from '../page/data-table.ts';
import { type Html, html } from '../page/html.ts';
import { policyName } from '../page/policy-key.ts';
import type { Context } from './context.ts';

/** All metrics of all policies in one table, each candidate with its difference to the baseline. */
export function overviewSection(context: Context): Html {
  const { comparison, reading, baseline } = context;
  return html`<section>
    <h2>The policies in figures</h2>
    <p class="note">
      Each figure is the ${reading}: ${comparison.period.words}. Below it, for a candidate, its
      difference to ${baseline}; differences are paired: both policies meet the same leads with the
      same luck${context.exception}. Grey: the interval holds zero. ${costBasis(comparison)}
    </p>
    ${metricTable(context, keyMetrics(comparison))}
    <details>
      <summary>All other metrics</summary>
      ${metricTable(context, otherMetrics(comparison))}
    </details>
  </section>`;
}

function metricTable({ comparison, names }: Context, metrics: readonly Metric[]): Html {
  return dataTable(
    [
      { title: 'Metric', isNumber: false },
      ...names.map((name, index) => ({ title: policyName(name, index), isNumber: true })),
    ],
    metrics.map((metric) => {
      const unit = unitOf(metric.unit, comparison.currency);
      return [metric.name, ...names.map((_, index) => cell(metric, index, unit))];
    }),
  );
}

function cell(metric: Metric, index: number, unit: Unit): string | Html {
  const value = metric.values[index] ?? null;
  if (value === null) return '–';
  const step = levelStep(unit, metric.values, metric.differences);
  const mean = writeMean(unit, value, step);
  if (index === 0) return html`${mean}<br /><small>${writeMargin(unit, value, step)}</small>`;
  const difference = metric.differences[index - 1] ?? null;
  if (difference === null) return mean;
  const by = unit.difference;
  return html`${mean}<br /><small class="${tone(metric, difference)}"
      >${writeChange(by, difference, differenceStep(by, metric.differences))}</small
    >`;
}

function tone({ better }: Metric, difference: Estimate): 'good' | 'bad' | 'unclear' {
  if (better === null || includesZero(difference)) return 'unclear';
  const isUp = difference.mean > 0;
  return isUp === (better === 'up') ? 'good' : 'bad';
}
