import type { Unit } from '../../figures/unit.ts';
import { type IntervalChart, intervalChart } from '../chart/interval-chart.ts';
import type { Row } from '../comparison.ts';
import { estimateTable } from '../page/estimate-table.ts';
import { figure } from '../page/figure.ts';
import type { Html } from '../page/html.ts';
import { policyKey } from '../page/policy-key.ts';
import type { Context } from './context.ts';

const shownRows = 12;

interface RowFigure {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly Row[];
  readonly unit: Unit;
  readonly axis: string;
  readonly column: string;
  readonly target?: IntervalChart['target'];
}

/** Levels by name under every policy, as dots with their intervals; long lists go on in the numbers. */
export function rowFigure(
  { names, everyone, reading }: Context,
  { title, note, rows, unit, axis, column, target = null }: RowFigure,
): Html {
  const hidden = rows.length - shownRows;
  const more = hidden > 0 ? ` The other ${hidden} stand in the numbers.` : '';
  return figure({
    title,
    note: `${note} Each mark is the ${reading}.${more}`,
    key: policyKey(names, everyone),
    draw: (size) =>
      intervalChart(
        { rows: rows.slice(0, shownRows), policies: everyone, unit, axis, style: 'dots', target },
        size,
      ),
    numbers: estimateTable(
      column,
      names,
      rows.map((row) => ({ ...row, unit })),
    ),
  });
}
