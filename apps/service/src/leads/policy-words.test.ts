import { expect, test } from 'vitest';
import { withWords } from './policy-words.ts';

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', maxLength: 200 }, note: { type: 'string' } },
};

test('a field takes the words of the policy, the others stay', () => {
  expect(withWords(schema, { reason: ['a', 'b'] })).toEqual({
    type: 'object',
    properties: { reason: { type: 'string', enum: ['a', 'b'] }, note: { type: 'string' } },
  });
});

test('no words, and fields that there are not, change nothing', () => {
  expect(withWords(schema, { reason: [], track: ['long'] })).toEqual(schema);
  expect(withWords({ type: 'object' }, { reason: ['a'] })).toEqual({ type: 'object' });
});
