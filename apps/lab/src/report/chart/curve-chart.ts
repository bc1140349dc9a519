import type { Estimate } from '../../figures/estimate.ts';
import { draw } from './draw.ts';
import { type Graphic, marker, polygon, polyline } from './marks.ts';
import { niceScale } from './scale.ts';
import type { Size } from './sizes.ts';
import { axisLine, axisText, customSeries, gridLine, type Surface } from './surface.ts';

export interface Curve {
  readonly colour: string;
  /** The policy whose marker stands on the points, or `null` for a line without markers. */
  readonly policy: number | null;
  readonly isDashed: boolean;
  readonly points: readonly Estimate[];
}

export interface CurveChart {
  /** What stands under the points, evenly spaced. */
  readonly ticks: readonly string[];
  readonly curves: readonly Curve[];
  readonly xAxis: string;
  readonly yAxis: string;
}

/** Shares over time, between 0 and 100%, each line with the band of its interval. */
export function curveChart({ ticks, curves, xAxis, yAxis }: CurveChart, size: Size): string {
  const highs = curves.flatMap(({ points }) => points.map(({ high }) => high));
  const scale = niceScale([0, ...highs], 5);
  const option = {
    grid: { left: 48, right: 16, top: 28, bottom: 48, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: ticks,
      boundaryGap: false,
      name: xAxis,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: axisText,
      axisLine,
      axisLabel: { ...axisText, hideOverlap: true, interval: size.isNarrow ? 2 : 0 },
    },
    yAxis: {
      type: 'value',
      ...scale,
      min: 0,
      max: Math.min(1, scale.max),
      name: yAxis,
      nameLocation: 'end',
      nameTextStyle: { ...axisText, align: 'left', padding: [0, 0, 0, -44] },
      axisLabel: { ...axisText, formatter: (value: number) => `${Math.round(value * 100)}%` },
      splitLine: gridLine,
    },
    series: [customSeries((surface) => curves.flatMap((curve) => drawCurve(curve, surface)))],
  };
  return draw(option, size.width, size.isNarrow ? 260 : 320);
}

function drawCurve({ colour, policy, isDashed, points }: Curve, { at }: Surface): Graphic[] {
  const line = points.map(({ mean }, index) => at(index, mean));
  const band = [
    ...points.map(({ high }, index) => at(index, Math.min(1, high))),
    ...points.map(({ low }, index) => at(index, Math.max(0, low))).toReversed(),
  ];
  return [
    polygon(band, { fill: colour, opacity: 0.18, stroke: 'none' }),
    polyline(line, { stroke: colour, lineWidth: 2, ...(isDashed ? { lineDash: [5, 4] } : {}) }),
    ...(policy === null ? [] : line.map(([x, y]) => marker(policy, x, y, false))),
  ];
}
