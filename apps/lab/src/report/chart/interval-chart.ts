import type { Estimate } from '../../figures/estimate.ts';
import { includesZero } from '../../figures/estimate.ts';
import type { Unit } from '../../figures/unit.ts';
import { differenceStep, levelStep, writeMean, writeSigned } from '../../figures/write-estimate.ts';
import { policyColour } from '../page/tokens.ts';
import { draw } from './draw.ts';
import { type Graphic, group, line, marker, rectangle, text } from './marks.ts';
import { niceScale } from './scale.ts';
import type { Size } from './sizes.ts';
import {
  axisLine,
  axisText,
  customSeries,
  gridLine,
  nameLabel,
  nameRoom,
  type Surface,
} from './surface.ts';

export interface IntervalRow {
  readonly name: string;
  /** One for each policy shown; `null` leaves its lane empty. */
  readonly values: readonly (Estimate | null)[];
}

export interface IntervalChart {
  readonly rows: readonly IntervalRow[];
  /** Places of the policies in the experiment: their colours and markers. */
  readonly policies: readonly number[];
  readonly unit: Unit;
  /** Under the axis: `US dollars in 12 months`. */
  readonly axis: string;
  /**
   * `bars` for amounts, which start at zero; `dots` for shares and levels; `differences` stand about a
   * zero line and are hollow when their interval holds zero.
   */
  readonly style: 'bars' | 'dots' | 'differences';
  /** A target that a dashed line shows. */
  readonly target: { readonly value: number; readonly label: string } | null;
}

const lane = 16;
const rowGap = 12;
const labelLine = 18;
const valueRoom = 64;

/** Horizontal intervals, one row for each name and in it one lane for each policy. */
export function intervalChart(chart: IntervalChart, size: Size): string {
  const { rows, policies, unit, target } = chart;
  const rowHeight = policies.length * lane + rowGap + (size.isNarrow ? labelLine : 0);
  const top = target === null ? 6 : 22;
  const left = size.isNarrow ? 4 : nameRoom;
  const scale = scaleOf(chart, size);
  const option = {
    grid: { left, right: valueRoom, top, bottom: 44, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      ...scale,
      name: chart.axis,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: axisText,
      axisLabel: {
        ...axisText,
        formatter: (value: number) => unit.write(value, Math.max(unit.finest, scale.interval)),
        hideOverlap: true,
        alignMinLabel: size.isNarrow ? 'left' : 'center',
      },
      splitLine: gridLine,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: chart.style === 'bars' ? axisLine : { show: false },
      axisLabel: { ...nameLabel, show: !size.isNarrow },
    },
    series: [
      customSeries((surface) => [
        ...guides(chart, surface),
        ...rows.map((row, index) => drawRow(chart, row, index, surface, size)),
      ]),
    ],
  };
  return draw(option, size.width, top + 44 + rows.length * rowHeight);
}

function scaleOf({ rows, style, unit, target }: IntervalChart, size: Size) {
  const ends = rows.flatMap(({ values }) =>
    values.flatMap((value) => (value === null ? [] : [value.low, value.high, value.mean])),
  );
  const [lowest, highest] = limits(style, unit);
  const values = [...ends, ...(target === null ? [] : [target.value])].map((value) =>
    Math.min(highest, Math.max(lowest, value)),
  );
  return niceScale(style === 'dots' ? values : [0, ...values], size.isNarrow ? 3 : 6);
}

/**
 * What is drawn ends where the quantity does, though a t interval may reach beyond: a share at 0 and
 * 100%, an amount at zero. The numbers give the interval as it is.
 */
function limits(style: IntervalChart['style'], unit: Unit): readonly [number, number] {
  if (style === 'differences') return [-Infinity, Infinity];
  return [0, unit.axis === '%' ? 1 : Infinity];
}

function guides({ style, target }: IntervalChart, { at, top, height }: Surface): Graphic[] {
  const upright = (value: number, colour: string, dash?: readonly number[]): Graphic => {
    const [x] = at(value, 0);
    return line([x, top], [x, top + height], { stroke: colour, lineWidth: 1.2, lineDash: dash });
  };
  const zero = style === 'differences' ? [upright(0, 'var(--ink-2)')] : [];
  if (target === null) return zero;
  const [x] = at(target.value, 0);
  return [
    ...zero,
    upright(target.value, 'var(--ink-2)', [4, 3]),
    text(target.label, x, top - 10, { align: 'center', fill: 'var(--ink-2)' }),
  ];
}

function drawRow(
  chart: IntervalChart,
  { name, values }: IntervalRow,
  index: number,
  surface: Surface,
  { isNarrow }: Size,
): Graphic {
  const [, middle] = surface.at(0, index);
  const first = middle - ((values.length - 1) * lane) / 2 + (isNarrow ? labelLine / 2 : 0);
  const label = text(name, surface.left, first - lane / 2 - labelLine / 2 + 1, {
    width: surface.width + valueRoom,
    overflow: 'truncate',
  });
  return group([
    ...(isNarrow ? [label] : []),
    ...values.flatMap((value, place) =>
      value === null
        ? []
        : drawEstimate(
            chart,
            { value, beside: values },
            chart.policies[place] ?? 0,
            first + place * lane,
            surface,
          ),
    ),
  ]);
}

function drawEstimate(
  { style, unit, rows }: IntervalChart,
  { value, beside }: { readonly value: Estimate; readonly beside: IntervalRow['values'] },
  policy: number,
  y: number,
  { at }: Surface,
): Graphic[] {
  const [lowest, highest] = limits(style, unit);
  const step =
    style === 'dots'
      ? levelStep(
          unit,
          rows.flatMap(({ values }) => values),
        )
      : undefined;
  const [low] = at(Math.max(lowest, value.low), 0);
  const [mean] = at(value.mean, 0);
  const [high] = at(Math.min(highest, value.high), 0);
  const written =
    style === 'differences'
      ? writeSigned(unit, value, differenceStep(unit, beside))
      : writeMean(unit, value, step);
  const label = text(written, Math.max(high, mean) + 8, y);
  if (style === 'bars') {
    const [zero] = at(0, 0);
    return [
      rectangle(Math.min(zero, mean), y - 5, Math.abs(mean - zero), 10, policyColour(policy)),
      whisker(low, high, y, 'var(--ink)'),
      label,
    ];
  }
  const hollow = style === 'differences' && includesZero(value);
  return [whisker(low, high, y, policyColour(policy)), marker(policy, mean, y, hollow), label];
}

const whisker = (low: number, high: number, y: number, stroke: string): Graphic =>
  group([
    line([low, y], [high, y], { stroke, lineWidth: 1.5 }),
    line([low, y - 3], [low, y + 3], { stroke, lineWidth: 1.5 }),
    line([high, y - 3], [high, y + 3], { stroke, lineWidth: 1.5 }),
  ]);
