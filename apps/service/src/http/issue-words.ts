import { suggest } from '@baton/core';
import type { z } from 'zod';

/** What is wrong with a value, and how to put it right. */
export interface IssueWords {
  readonly message: string;
  readonly fix?: string;
}

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const kind = (expected: string): string => KINDS[expected] ?? expected;

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const show = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = plain(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
};

const some = (number: number | bigint, one: string, many: string): string =>
  `${number} ${number === 1 || number === 1n ? one : many}`;

const sizeOf = (origin: string, number: number | bigint): string => {
  if (origin === 'string') return some(number, 'character', 'characters');
  return ['array', 'set', 'map', 'object'].includes(origin)
    ? some(number, 'entry', 'entries')
    : String(number);
};
const isNumber = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);

const tooSmall = (
  { origin, minimum, inclusive = true }: z.core.$ZodIssueTooSmall,
  input: unknown,
): IssueWords => {
  const bound = `${inclusive ? 'at least' : 'more than'} ${sizeOf(origin, minimum)}`;
  if (isNumber(origin)) return { message: `${show(input)} is too little`, fix: `use ${bound}` };
  const isEmpty = input === '' || (Array.isArray(input) && input.length === 0);
  return { message: isEmpty ? 'this is empty' : 'this is too short', fix: `write ${bound}` };
};

const tooBig = (
  { origin, maximum, inclusive = true }: z.core.$ZodIssueTooBig,
  input: unknown,
): IssueWords => {
  const bound = `${inclusive ? 'at most' : 'less than'} ${sizeOf(origin, maximum)}`;
  return isNumber(origin)
    ? { message: `${show(input)} is too much`, fix: `use ${bound}` }
    : { message: 'this is too long', fix: `use ${bound}` };
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date like 2026-05-31',
  datetime: 'an instant like 2026-05-31T09:00:00Z',
  url: 'an address that begins with https://',
  email: 'a mail address',
};

const misformed = (
  { format, pattern }: z.core.$ZodIssueInvalidStringFormat,
  input: unknown,
): IssueWords => {
  const message = `${show(input)} does not fit here`;
  const wanted = FORMATS[format];
  if (wanted !== undefined) return { message, fix: `write ${wanted}` };
  return pattern === undefined ? { message } : { message, fix: `write what matches ${pattern}` };
};

/** What the schema says in words of its own; null for what zod says of itself, which begins with a capital. */
const ownWords = ({ message: said }: Issue): IssueWords | null => {
  if (/^(?:Invalid|Too small|Too big|Unrecognized) ?/u.test(said)) return null;
  const [message = '', fix] = said.split('\n');
  return fix === undefined ? { message } : { message, fix };
};

/** What zod found in a value, in words that say how to put it right. Unions and unknown keys are the caller's to take apart. */
export const wordsOfIssue = (issue: Issue, input: unknown): IssueWords => {
  const own = ownWords(issue);
  if (own !== null) return own;
  if (issue.code === 'invalid_type') {
    const wanted = kind(issue.expected);
    return input === undefined
      ? { message: 'this is missing', fix: `add it: ${wanted}` }
      : { message: `${show(input)} is not ${wanted}`, fix: `write ${wanted}` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return input === undefined
      ? { message: 'this is missing', fix: `add one of ${values.join(', ')}` }
      : { message: `${show(input)} is not known here`, fix: suggest(plain(input), values) };
  }
  if (issue.code === 'too_small') return tooSmall(issue, input);
  if (issue.code === 'too_big') return tooBig(issue, input);
  if (issue.code === 'invalid_format') return misformed(issue, input);
  return { message: `${show(input)} does not fit here` };
};
