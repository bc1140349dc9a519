import { expect, test } from 'vitest';
import { answerOf, isSame, saidBy, textOf } from './same-answer.ts';

const odd: readonly (readonly [string, unknown, unknown])[] = [
  ['NaN and null', { fact: Number.NaN }, { fact: null }],
  ['undefined and absent', { fact: undefined }, {}],
  ['undefined and null', [undefined], [null]],
  ['-0 and 0', { amount: -0 }, { amount: 0 }],
  ['Infinity and null', Infinity, null],
  ['a number and its text', { amount: 1 }, { amount: '1' }],
  ['NaN and its text', Number.NaN, 'NaN'],
  ['a list and an object of its places', ['a'], { 0: 'a' }],
  ['an empty list and an empty object', [], {}],
  ['a hole and nothing', Array.from({ length: 1 }), []],
  ['one text and two', ['a,b'], ['a', 'b']],
];

test.each(odd)('%s are told apart', (_what, left, right) => {
  expect(textOf(left)).not.toBe(textOf(right));
  expect(isSame({ gave: left }, { gave: left })).toBe(true);
  expect(isSame({ gave: left }, { gave: right })).toBe(false);
});

test('the order of keys says nothing', () => {
  expect(textOf({ a: 1, b: { c: [Number.NaN], d: undefined } })).toBe(
    textOf({ b: { d: undefined, c: [Number.NaN] }, a: 1 }),
  );
});

test('an error is an answer: the same by its words, whatever XState puts before them', () => {
  const thrown = (words: string) =>
    answerOf(() => {
      throw new Error(words);
    });
  expect(isSame(thrown('Unable to evaluate guard: nobody'), thrown('nobody'))).toBe(true);
  expect(isSame(thrown('nobody'), thrown('everybody'))).toBe(false);
  expect(isSame({ gave: 1 }, thrown('1'))).toBe(false);
  expect(isSame(thrown('1'), { gave: 1 })).toBe(false);
  expect(saidBy(thrown('nobody'))).toBe('an error: nobody');
});
