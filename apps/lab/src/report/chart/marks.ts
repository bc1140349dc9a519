import { policyColour } from '../page/tokens.ts';
import { fontFamily } from './draw.ts';

/** Graphic elements as ECharts' custom series takes them. */
export interface Graphic {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Graphic[];
}

export const group = (children: readonly Graphic[]): Graphic => ({ type: 'group', children });

export const line = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  style: Readonly<Record<string, unknown>>,
): Graphic => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { fill: 'none', ...style } });

export const rectangle = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): Graphic => ({ type: 'rect', shape: { x, y, width, height }, style: { fill } });

export const text = (
  content: string,
  x: number,
  y: number,
  style: Readonly<Record<string, unknown>> = {},
): Graphic => ({
  type: 'text',
  style: {
    text: content,
    x,
    y,
    fill: 'var(--ink)',
    font: `12px ${fontFamily}`,
    verticalAlign: 'middle',
    // A halo of paper keeps figures legible where a line or a band passes.
    stroke: 'var(--paper)',
    lineWidth: 3,
    ...style,
  },
});

/** A policy's marker has a shape of its own, so that it is known without its colour. */
export function marker(policy: number, x: number, y: number, hollow: boolean): Graphic {
  const colour = policyColour(policy);
  const style = { fill: hollow ? 'var(--paper)' : colour, stroke: colour, lineWidth: 1.5 };
  const r = 4.2;
  switch (policy % 4) {
    case 0:
      return { type: 'circle', shape: { cx: x, cy: y, r }, style };
    case 1:
      return polygon(
        [
          [x, y - r - 1],
          [x + r + 1, y],
          [x, y + r + 1],
          [x - r - 1, y],
        ],
        style,
      );
    case 2:
      return { type: 'rect', shape: { x: x - r, y: y - r, width: 2 * r, height: 2 * r }, style };
    default:
      return polygon(
        [
          [x, y - r - 1],
          [x + r + 1, y + r],
          [x - r - 1, y + r],
        ],
        style,
      );
  }
}

export const polygon = (
  points: readonly (readonly [number, number])[],
  style: Readonly<Record<string, unknown>>,
): Graphic => ({ type: 'polygon', shape: { points }, style });

export const polyline = (
  points: readonly (readonly [number, number])[],
  style: Readonly<Record<string, unknown>>,
): Graphic => ({ type: 'polyline', shape: { points }, style: { fill: 'none', ...style } });
