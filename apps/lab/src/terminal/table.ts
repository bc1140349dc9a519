import Table from 'cli-table3';
import { stripVTControlCharacters } from 'node:util';
import { terminalColumns } from './columns.ts';

const gap = 2;

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * A table without rules, at most 100 columns wide: numbers stand right, and what is too wide is cut
 * from the widest left-aligned column, never from a number.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paintTitle: (title: string) => string,
): string {
  const widths = fit(columns, rows);
  const drawn = new Table({
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    colWidths: widths.map((width) => width + gap),
    colAligns: columns.map(({ align }) => align),
  });
  drawn.push(
    columns.map(({ title }) => paintTitle(title)),
    ...rows.map((row) => [...row]),
  );
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The widths that the columns get: what they need, less what is too much. */
function fit(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(shownWidth)),
  );
  const texts = columns.flatMap(({ align }, index) => (align === 'left' ? [index] : []));
  let excess = widths.reduce((sum, width) => sum + width + gap, 0) - terminalColumns;
  while (excess > 0 && texts.some((index) => (widths[index] ?? 0) > 8)) {
    const widest = texts.reduce((a, b) => ((widths[a] ?? 0) >= (widths[b] ?? 0) ? a : b));
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

export const shownWidth = (text: string): number =>
  [...graphemes.segment(stripVTControlCharacters(text))].length;

const graphemes = new Intl.Segmenter();

const borderless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
