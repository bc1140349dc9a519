import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merkleRoot } from '@baton/core';

const sha256 = (...parts: (string | Buffer)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

test('is the tree of RFC 6962', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((leaf) => sha256('\u0000', leaf)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  expect(merkleRoot([])).toBe(sha256().toString('hex'));
  expect(merkleRoot(['a'])).toBe(a.toString('hex'));
  expect(merkleRoot(['a', 'b', 'c'])).toBe(
    sha256('\u0001', sha256('\u0001', a, b), c).toString('hex'),
  );
});

test('of five leaves splits at four', () => {
  const leaves = ['1', '2', '3', '4', '5'];
  const right = merkleRoot(['5']);
  const left = merkleRoot(['1', '2', '3', '4']);
  expect(merkleRoot(leaves)).toBe(
    sha256('\u0001', Buffer.from(left, 'hex'), Buffer.from(right, 'hex')).toString('hex'),
  );
});

test('changes with every change of the leaves', () => {
  const lists = fc.array(fc.string(), { maxLength: 20 });
  fc.assert(
    fc.property(lists, lists, (one, other) => {
      expect(merkleRoot(one) === merkleRoot(other)).toBe(
        JSON.stringify(one) === JSON.stringify(other),
      );
    }),
  );
});
