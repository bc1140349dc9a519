import {
  accepted,
  isZone,
  issueText,
  type Outcome,
  parsePercent,
  parseSpan,
  readWith,
  refused,
  suggestZone,
} from '@baton/core';
import { z } from 'zod';

const written = z.union([z.string(), z.number()]);

const readShare = (text: string | number): Outcome<number> => {
  const share = parsePercent(text);
  return share.ok && (share.value < 0 || share.value > 1)
    ? refused(`${text} is not between 0% and 100%`, 'write for example `35%`')
    : share;
};

/** `35%` or `0.35` as a fraction from 0 to 1. */
export const share = readWith(written, readShare).meta({
  description: 'A share',
  examples: ['35%'],
});

const readFactor = (text: string | number): Outcome<number> => {
  const read = typeof text === 'number' ? accepted(text) : parsePercent(text);
  return read.ok && read.value < 0
    ? refused(`${text} is below 0`, 'write for example `120%`')
    : read;
};

/** `120%` or `1.2` as a factor from 0 up. */
export const factor = readWith(written, (text) => readFactor(text)).meta({
  description: 'A factor',
  examples: ['120%', 1.2],
});

/** A part of a whole: a percentage of it, or a weight beside the others. */
export const part = readWith(written, (text): Outcome<Part> => {
  const read = readFactor(text);
  const isPercent = String(text).includes('%');
  return read.ok ? accepted({ weight: read.value, isPercent }) : read;
}).meta({ description: 'A share, or a weight beside the others', examples: ['60%', 3] });

export interface Part {
  /** From 0 up; a fraction where it is a percentage. */
  readonly weight: number;
  readonly isPercent: boolean;
}

/** `15%` or `-5%` a year as a fraction. */
export const growth = readWith(written, (text) => {
  const read = parsePercent(text);
  return read.ok && read.value <= -1
    ? refused(`${text} leaves nothing`, 'write for example `15%`')
    : read;
}).meta({ description: 'Growth a year, compounded', examples: ['15%'] });

/** A stretch of clock time in milliseconds. */
export const wallMs = readWith(z.string(), (text) => {
  const span = parseSpan(text);
  if (!span.ok) return span;
  return span.value.unit === 'wall' && span.value.ms > 0
    ? accepted(span.value.ms)
    : refused(`\`${text}\` is not a stretch of clock time`, 'write for example `3 days`');
}).meta({ description: 'A stretch of clock time', examples: ['3 days'] });

export const zone = z
  .string()
  .refine(isZone, {
    error: ({ input }) => {
      const near = suggestZone(String(input));
      return issueText(
        `\`${String(input)}\` is not a time zone`,
        near === undefined
          ? 'write one such as `America/New_York` or `UTC`'
          : `did you mean \`${near}\`?`,
      );
    },
  })
  .meta({ description: 'An IANA time zone', examples: ['America/New_York', 'UTC'] });

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

export const currency = z
  .string()
  .refine((code) => CURRENCIES.has(code), {
    error: ({ input }) =>
      issueText(
        `\`${String(input)}\` is not a currency`,
        'write its code of three letters, such as `USD`',
      ),
  })
  .meta({ description: 'A currency by its ISO 4217 code', examples: ['USD', 'EUR'] });

/** A name that becomes part of ids. */
export const idPart = z
  .string()
  .max(60)
  .refine((text) => /^[a-z0-9][a-z0-9-]*$/.test(text), {
    error: ({ input }) =>
      issueText(
        `\`${String(input)}\` cannot be part of an id`,
        'use small letters, digits and `-`, such as `web-demo`',
      ),
  });

export const day = z.iso
  .date({
    error: ({ input }) =>
      issueText(`\`${String(input)}\` is not a date that exists`, 'write for example `2027-01-04`'),
  })
  .meta({ description: 'A date', examples: ['2027-01-04'] });
