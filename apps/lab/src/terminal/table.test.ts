import { fc, it } from '@fast-check/vitest';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect } from 'vitest';
import { terminalColumns } from './columns.ts';
import { shownWidth, table } from './table.ts';
import { wrap } from './wrap.ts';

const plain = (text: string): string => text;
const word = fc.stringMatching(/^[a-z]{1,60}$/);

describe('a table', () => {
  it.prop([fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 })])(
    'fits 100 columns by cutting texts, never numbers',
    (rows) => {
      const number = '+$1,234 k ±$56 k';
      const text = table(
        [
          { title: 'name', align: 'left' },
          { title: 'holder', align: 'left' },
          { title: 'amount', align: 'right' },
        ],
        rows.map(([name, holder]) => [name, holder, number]),
        plain,
      );
      const lines = text.split('\n');
      expect(lines).toHaveLength(rows.length + 1);
      for (const line of lines) expect(shownWidth(line)).toBeLessThanOrEqual(terminalColumns);
      for (const line of lines.slice(1)) expect(line.endsWith(number)).toBe(true);
    },
  );

  it('aligns coloured cells as if they had no colour', () => {
    const text = table(
      [
        { title: 'a', align: 'left' },
        { title: 'b', align: 'right' },
      ],
      [
        ['x', '\u001b[32m12\u001b[39m'],
        ['y', '345'],
      ],
      plain,
    );
    expect(stripVTControlCharacters(text)).toBe('a    b\nx   12\ny  345');
  });
});

describe('wrapped text', () => {
  it.prop([
    fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
    fc.integer({ min: 12, max: 40 }),
  ])('keeps every word and no line too long', (words, width) => {
    const lines = wrap(words.join(' '), width);
    expect(lines.join(' ')).toBe(words.join(' '));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  });
});
