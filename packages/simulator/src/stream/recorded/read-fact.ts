import { type FactValue, type Outcome, accepted, refused } from '@baton/core';
import { readNumber } from './read-number.ts';
import type { FactColumn, RecordingMap, TextColumn } from './recording-map.ts';
import { cellOf, type RecordedRow } from './recorded-row.ts';

const TRUE = new Set(['true', 'yes', 'y', '1', 'x', 't']);
const FALSE = new Set(['false', 'no', 'n', '0', 'f', '']);

const TEXT_AT_MOST = 200;

interface Renaming {
  readonly column: string;
  readonly values: Readonly<Record<string, string>>;
  readonly otherwise?: string | undefined;
  readonly empty?: string | undefined;
}

/** The cell's text as the map calls it; `null` when it is empty and the map does not say what that means. */
const renamed = (
  row: RecordedRow,
  { column, values, otherwise, empty }: Renaming,
): string | null => {
  const cell = cellOf(row, column);
  if (cell === '') return empty ?? null;
  return Object.hasOwn(values, cell) ? (values[cell] ?? cell) : (otherwise ?? cell);
};

/** The source of a lead. Refuses an empty cell for which the map has no word. */
export const readSource = (row: RecordedRow, source: TextColumn): Outcome<string> => {
  const column = typeof source === 'string' ? source : source.column;
  const text = renamed(row, typeof source === 'string' ? { column, values: {} } : source);
  if (text === null)
    return refused(`\`${column}\` is empty`, 'say in the map what an empty cell means');
  return text.length > TEXT_AT_MOST
    ? refused(`\`${column}\` has ${text.length} characters`, 'is this the right column?')
    : accepted(text);
};

const typed = (
  text: string,
  { type, column }: FactColumn,
  decimal: RecordingMap['decimal'],
): Outcome<FactValue> => {
  switch (type) {
    case 'text':
      return text.length > TEXT_AT_MOST
        ? refused(`\`${column}\` has ${text.length} characters`, 'is this the right column?')
        : accepted(text);
    case 'boolean':
      if (TRUE.has(text.toLowerCase())) return accepted(true);
      return FALSE.has(text.toLowerCase())
        ? accepted(false)
        : refused(
            `\`${column}\` is \`${text}\`, which is neither yes nor no`,
            'say in `values` what it means',
          );
    case 'number':
    case 'integer': {
      const number = readNumber(text, decimal);
      if (!number.ok) return refused(`\`${column}\`: ${number.message}`, number.fix);
      return type === 'number' || Number.isSafeInteger(number.value)
        ? number
        : refused(
            `\`${column}\` is \`${text}\`, not a whole number`,
            'correct it, or call the type `number`',
          );
    }
    default:
      return type satisfies never;
  }
};

/** A fact's value, `null` when it is not known. */
export const readFact = (
  row: RecordedRow,
  fact: FactColumn,
  decimal: RecordingMap['decimal'],
): Outcome<FactValue | null> => {
  const text = renamed(row, fact);
  if (text === null) return accepted(null);
  if (fact.oneOf !== undefined && !fact.oneOf.includes(text))
    return refused(
      `\`${fact.column}\` is \`${text}\`, which is none of ${fact.oneOf.join(', ')}`,
      'add it to `values` or `oneOf`',
    );
  return typed(text, fact, decimal);
};
