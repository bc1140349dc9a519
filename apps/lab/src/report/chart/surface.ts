import type { Graphic } from './marks.ts';

/** What a custom series may ask while it draws. */
export interface Surface {
  /** Pixels of a point given in the axes' units; a category by its index. */
  readonly at: (x: number, y: number) => readonly [number, number];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A series that draws all at once, after the axes have been laid out. */
export function customSeries(paint: (surface: Surface) => readonly Graphic[]): object {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    // One item: the drawing is one; its value lies anywhere on the axes.
    data: [[0, 0]],
    renderItem: (
      { coordSys }: { readonly coordSys: { x: number; y: number; width: number; height: number } },
      api: { readonly coord: (point: readonly number[]) => number[] },
    ) => ({
      type: 'group',
      children: paint({
        at: (x, y) => {
          const [px = 0, py = 0] = api.coord([x, y]);
          return [px, py];
        },
        left: coordSys.x,
        top: coordSys.y,
        width: coordSys.width,
        height: coordSys.height,
      }),
    }),
  };
}

export const axisText = { color: 'var(--ink-2)', fontSize: 12 };
export const axisLine = { lineStyle: { color: 'var(--line-2)' } };
export const gridLine = { lineStyle: { color: 'var(--line)' } };

/**
 * Room for the names of rows, and how wide they may run in it: letters are measured for one typeface
 * and shown in the reader's, so a fifth is kept free.
 */
export const nameRoom = 196;
export const nameLabel = {
  ...axisText,
  color: 'var(--ink)',
  width: 150,
  overflow: 'break',
  interval: 0,
} as const;
