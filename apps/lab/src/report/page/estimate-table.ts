import type { Unit } from '../../figures/unit.ts';
import {
  differenceStep,
  levelStep,
  writeInterval,
  writeMean,
  writeSigned,
  writeSignedInterval,
} from '../../figures/write-estimate.ts';
import type { Estimate } from '../../figures/estimate.ts';
import { dataTable } from './data-table.ts';
import { type Html, html } from './html.ts';
import { policyName } from './policy-key.ts';

export interface EstimateRow {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly (Estimate | null)[];
  readonly differences: readonly (Estimate | null)[];
}

/** Means per policy and each candidate's difference to the baseline, every one with its interval. */
export function estimateTable(
  firstColumn: string,
  policies: readonly string[],
  rows: readonly EstimateRow[],
): Html {
  const columns = [
    { title: firstColumn, isNumber: false },
    ...policies.map((name, index) => ({ title: policyName(name, index), isNumber: true })),
    ...policies.slice(1).map((name, index) => ({
      title: html`${policyName(name, index + 1)} − ${policyName(policies[0] ?? '', 0)}`,
      isNumber: true,
    })),
  ];
  return dataTable(
    columns,
    rows.map(({ name, unit, values, differences }) => {
      const by = unit.difference;
      const [level, change] = [
        levelStep(unit, values, differences),
        differenceStep(by, differences),
      ];
      return [
        name,
        ...values.map((value) =>
          cell(value, (one) => [writeMean(unit, one, level), writeInterval(unit, one, level)]),
        ),
        ...differences.map((value) =>
          cell(value, (one) => [
            writeSigned(by, one, change),
            writeSignedInterval(by, one, change),
          ]),
        ),
      ];
    }),
  );
}

function cell(
  value: Estimate | null,
  write: (value: Estimate) => readonly [string, string],
): string | Html {
  if (value === null) return '–';
  const [mean, interval] = write(value);
  return html`${mean}<br /><small>${interval}</small>`;
}
