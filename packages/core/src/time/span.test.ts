import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSpan } from './parse-span.ts';
import { DAY_MS, formatSpan, HOUR_MS, MINUTE_MS, type Span } from './span.ts';

const read = (text: string | number): Span => {
  const parsed = parseSpan(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

const spans: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    unit: fc.constantFrom('wall', 'open'),
    ms: fc.integer({ min: 0, max: 100 * 365 * DAY_MS }),
  }),
  fc.record({
    unit: fc.constantFrom('wall', 'open'),
    ms: fc
      .integer({ min: 0, max: 5000 })
      .chain((n) => fc.constantFrom(n * MINUTE_MS, n * HOUR_MS, n * DAY_MS)),
  }),
  fc.record({
    unit: fc.constant('openDays' as const),
    days: fc.integer({ min: 0, max: 36_500_000 }).map((thousandths) => thousandths / 1000),
  }),
  fc.record({ unit: fc.constant('months' as const), months: fc.integer({ min: 0, max: 1200 }) }),
);

describe('parseSpan', () => {
  test.each<[string | number, Span]>([
    ['30 business minutes', { unit: 'open', ms: 30 * MINUTE_MS }],
    ['4 business hours', { unit: 'open', ms: 4 * HOUR_MS }],
    ['4 working hours', { unit: 'open', ms: 4 * HOUR_MS }],
    ['1 business day', { unit: 'openDays', days: 1 }],
    ['1.5 business days', { unit: 'openDays', days: 1.5 }],
    ['24 hours', { unit: 'wall', ms: 24 * HOUR_MS }],
    ['7 days', { unit: 'wall', ms: 7 * DAY_MS }],
    ['2 weeks', { unit: 'wall', ms: 14 * DAY_MS }],
    ['60 days', { unit: 'wall', ms: 60 * DAY_MS }],
    ['18 months', { unit: 'months', months: 18 }],
    ['1 year', { unit: 'months', months: 12 }],
    ['1 year 6 months', { unit: 'months', months: 18 }],
    ['0.5 years', { unit: 'months', months: 6 }],
    ['30 min', { unit: 'wall', ms: 30 * MINUTE_MS }],
    ['4h', { unit: 'wall', ms: 4 * HOUR_MS }],
    ['1h30m', { unit: 'wall', ms: 90 * MINUTE_MS }],
    ['1 day, 4 hours', { unit: 'wall', ms: 28 * HOUR_MS }],
    [' 2 Business Hours ', { unit: 'open', ms: 2 * HOUR_MS }],
    ['0', { unit: 'wall', ms: 0 }],
    [0, { unit: 'wall', ms: 0 }],
  ])('reads %j', (text, span) => {
    expect(read(text)).toEqual(span);
  });

  test.each<[string | number, RegExp]>([
    ['', /missing/],
    [5, /has no unit/],
    ['5', /not a duration/],
    ['soon', /not a duration/],
    ['-3 days', /not a duration/],
    ['3 fortnights', /no unit `fortnights`/],
    ['1 business month', /no business month/],
    ['1 business week', /no business week/],
    ['1.5 months', /whole number of months/],
    ['1 day 1 business day', /mixes/],
    ['1 month 3 days', /mixes/],
    ['101 years', /longer than 100 years/],
    ['9999999999999 business hours', /longer than 100 years/],
    ['1e9 days', /not a duration|no unit/],
    ['1 constructor', /no unit/],
    ['9 '.repeat(100), /100 characters/],
  ])('refuses %j and says what it accepts', (text, message) => {
    const parsed = parseSpan(text);
    expect(parsed).toMatchObject({ ok: false, message: expect.stringMatching(message) });
    expect(parsed).toHaveProperty('fix', expect.stringMatching(/\w/));
  });

  test('what formatSpan writes is read back as the same span', () => {
    fc.assert(
      fc.property(spans, (span) => {
        expect(read(formatSpan(span))).toEqual(span);
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseSpan(text)).toHaveProperty('ok');
      }),
    );
  });
});

describe('formatSpan', () => {
  test.each([
    '24 hours',
    '7 days',
    '30 business minutes',
    '4 business hours',
    '1 business day',
    '18 months',
    '1 year',
    '0',
  ])('keeps %s as people write it', (text) => {
    expect(formatSpan(read(text))).toBe(text);
  });
});
