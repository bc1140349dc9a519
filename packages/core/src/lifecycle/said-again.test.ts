import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { asName, numbering, prefixing } from './said-again.ts';

const odd = ['', '__proto__', 'constructor', '0', '-0', 'desk:desk', 'a b', 'é', '\u0000'];

describe('texts that are said again', () => {
  const desk = prefixing('desk:');
  const attempt = numbering('attempt:');

  test.prop([fc.oneof(fc.string(), fc.constantFrom(...odd))])(
    'are what they would be put together',
    (rest) => {
      for (let time = 0; time < 2; time += 1) expect(desk(rest)).toBe(`desk:${rest}`);
      expect(asName(rest)).toBe(rest);
    },
  );

  test.prop([fc.oneof(fc.nat(3000), fc.integer(), fc.double())])(
    'are numbered by any number',
    (number) => {
      for (let time = 0; time < 2; time += 1) expect(attempt(number)).toBe(`attempt:${number}`);
    },
  );
});
