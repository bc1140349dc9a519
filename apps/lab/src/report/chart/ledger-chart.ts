import type { Unit } from '../../figures/unit.ts';
import { leakColour } from '../page/tokens.ts';
import { draw } from './draw.ts';
import { type Graphic, rectangle, text } from './marks.ts';
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

/** What was attainable, split into what was won and what leaked; money for one replication. */
export interface LedgerBar {
  readonly policy: string;
  readonly won: number;
  /** In the order of the key, which is the same for all bars. */
  readonly leaks: readonly number[];
  /** Still to be won when the run ends: neither won nor leaked. */
  readonly open: number;
}

const barHeight = 30;
const leakedRoom = 116;

/** One bar for each policy: won cool on the left, leaks warm on the right, to a common end. */
export function ledgerChart(
  bars: readonly LedgerBar[],
  unit: Unit,
  axis: string,
  size: Size,
): string {
  const left = size.isNarrow ? 4 : nameRoom;
  const rowHeight = barHeight + (size.isNarrow ? 34 : 16);
  const ends = bars.map(({ won, leaks, open }) =>
    leaks.reduce((sum, leak) => sum + leak, won + open),
  );
  const scale = niceScale([0, ...ends], size.isNarrow ? 3 : 6);
  const option = {
    grid: { left, right: leakedRoom, top: 4, bottom: 44, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      ...scale,
      max: Math.max(1, ...ends),
      name: axis,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: axisText,
      axisLabel: {
        ...axisText,
        showMaxLabel: false,
        alignMinLabel: size.isNarrow ? 'left' : 'center',
        formatter: (value: number) => unit.write(value, scale.interval),
      },
      splitLine: gridLine,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ policy }) => policy),
      axisTick: { show: false },
      axisLine,
      axisLabel: { ...nameLabel, show: !size.isNarrow },
    },
    series: [
      customSeries((surface) =>
        bars.flatMap((bar, index) => drawBar(bar, index, surface, size, unit)),
      ),
    ],
  };
  return draw(option, size.width, 48 + bars.length * rowHeight);
}

function drawBar(
  { policy, won, leaks, open }: LedgerBar,
  index: number,
  { at, left }: Surface,
  { isNarrow }: Size,
  unit: Unit,
): Graphic[] {
  const [, middle] = at(0, index);
  const y = middle - barHeight / 2 + (isNarrow ? 10 : 0);
  const leaked = leaks.reduce((sum, leak) => sum + leak, 0);
  let from = 0;
  const parts = [
    { amount: won, colour: 'var(--won)' },
    ...leaks.map((amount, rank) => ({ amount, colour: leakColour(rank) })),
    { amount: open, colour: 'var(--line-2)' },
  ];
  const segments = parts.map(({ amount, colour }) => {
    const [x1] = at(from, index);
    from += amount;
    const [x2] = at(from, index);
    // A hairline of paper keeps neighbours apart.
    return rectangle(x1, y, Math.max(0, x2 - x1 - 1), barHeight, colour);
  });
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, won + leaked))) - 2);
  const [wonEnd] = at(won, index);
  const [end] = at(won + leaked + open, index);
  const wonText = `won ${unit.write(won, step)}`;
  const isWonWide = wonEnd - left > wonText.length * 7.5;
  return [
    ...(isNarrow ? [text(policy, left, y - 10)] : []),
    ...segments,
    ...(isWonWide
      ? [text(wonText, left + 8, y + barHeight / 2, { fill: '#08263a', stroke: 'none' })]
      : []),
    text(`${unit.write(leaked, step)} leaked`, end + 6, y + barHeight / 2),
  ];
}
