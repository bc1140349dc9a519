import { z } from 'zod';
import { suggest } from './nearest.ts';
import { issueText } from './schema/scalars.ts';

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

const wordFor = (expected: string): string => WORDS[expected] ?? expected;

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const show = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = plain(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
};

const wrongType = (expected: string, input: unknown): string => {
  if (input === undefined)
    return issueText('this is missing', `add it; it is ${wordFor(expected)}`);
  if (input === null)
    return issueText('a value is missing here', `write ${wordFor(expected)}, or remove the key`);
  if (expected === 'string' && typeof input !== 'object')
    return issueText(`${show(input)} is not a text`, `put it in quotes: \`'${plain(input)}'\``);
  return issueText(`${show(input)} is not ${wordFor(expected)}`, `write ${wordFor(expected)}`);
};

const numberBound = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);

type Bound = { readonly origin: string; readonly input?: unknown };

const tooBig = (issue: Bound & { readonly maximum: number | bigint }): string =>
  numberBound(issue.origin)
    ? issueText(`${show(issue.input)} is too much`, `use at most ${issue.maximum}`)
    : issueText(
        'this is too long',
        `use at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`,
      );

const tooSmall = (issue: Bound & { readonly minimum: number | bigint }): string =>
  numberBound(issue.origin)
    ? issueText(`${show(issue.input)} is too little`, `use at least ${issue.minimum}`)
    : issueText('there are too few entries', `write at least ${issue.minimum}`);

const knownKeys = (schema: unknown): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/**
 * What zod found, in words, as `issueText`: every message says how to put it right. Given to `safeParse` as `error`.
 */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      return issueText(`there is no \`${key}\` here`, suggest(key, knownKeys(issue.inst)));
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      return issue.input === undefined
        ? issueText(
            'this is missing',
            `add one of ${values.map((value) => `\`${value}\``).join(', ')}`,
          )
        : issueText(`${show(issue.input)} is not known here`, suggest(plain(issue.input), values));
    }
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'custom':
    case undefined:
    default:
      return issueText(
        `${show(issue.input)} does not fit here`,
        'compare with the reference of this document',
      );
  }
};
