import { type FactType, type FactValue, suggest } from '@baton/core';
import { normaliseText } from '../hygiene/normalise-text.ts';

/** What forms, JSON and CSV give for one field. */
export type RawValue = string | number | boolean | readonly string[];

export type ReadFact =
  | { readonly ok: true; readonly value: FactValue }
  | { readonly ok: false; readonly message: string; readonly fix: string };

const TEXT_AT_MOST = 300;

/**
 * Reads a value as a fact of the type. Conservative: what can be read in two ways is refused, with the way to write it. Numbers may
 * have groups of three (`1,200`, `1 200`, `1'200`), a decimal point, or a decimal comma where it cannot be a group. Words of a
 * list are found whatever their case.
 */
export const readFact = (type: FactType, raw: RawValue): ReadFact => {
  switch (type.type) {
    case 'integer':
    case 'number':
      return readNumber(raw, type.type);
    case 'boolean':
      return readBoolean(raw);
    case 'text': {
      const text = normaliseText(asText(raw));
      if (text === null) return refuse('it is empty', 'give a text, or leave the field out');
      return text.length > TEXT_AT_MOST
        ? refuse(
            `it has ${text.length} characters`,
            `use ${TEXT_AT_MOST} at most; longer texts belong into the message`,
          )
        : { ok: true, value: text };
    }
    case 'oneOf':
      return readWord(asText(raw), type.values);
    case 'listOf': {
      const words = Array.isArray(raw) ? (raw as readonly string[]) : asText(raw).split(/[,;|]/u);
      const read = words
        .filter((word) => word.trim() !== '')
        .map((word) => readWord(word, type.values));
      const refused = read.find((one) => !one.ok);
      if (refused !== undefined) return refused;
      return {
        ok: true,
        value: [...new Set(read.flatMap((one) => (one.ok ? [String(one.value)] : [])))],
      };
    }
    default:
      return type satisfies never;
  }
};

const refuse = (message: string, fix: string): ReadFact => ({ ok: false, message, fix });

const asText = (raw: RawValue): string => (Array.isArray(raw) ? raw.join(', ') : String(raw));

const show = (text: string): string => JSON.stringify(text.slice(0, 60));

/** Beyond it sums are no longer exact; the bound of numbers in documents, too. */
const NUMBER_AT_MOST = 1e15;

const readNumber = (raw: RawValue, type: 'integer' | 'number'): ReadFact => {
  const text = (normaliseText(asText(raw)) ?? '').replace(/^\+/u, '');
  const value = Number(plainNumber(text, type));
  if (text === '' || !Number.isFinite(value) || Math.abs(value) > NUMBER_AT_MOST)
    return refuse(
      `${show(text)} is no number that can be read in one way`,
      'write it like 1200 or 12.5',
    );
  if (type === 'integer' && !Number.isInteger(value))
    return refuse(`${show(text)} is no whole number`, 'round it');
  // No minus zero: it would be another value to a rule's reader.
  return { ok: true, value: value === 0 ? 0 : value };
};

/** The number as JavaScript writes it, or `NaN`. */
const plainNumber = (text: string, type: 'integer' | 'number'): string => {
  if (
    /^-?\d+(\.\d+)?(e[+-]?\d+)?$/iu.test(text) &&
    !(type === 'integer' && /^-?[1-9]\d{0,2}\.\d{3}$/u.test(text))
  )
    return text;
  if (/^-?\d{1,3}(?:([ ’'])\d{3})(?:\1\d{3})*$/u.test(text)) return text.replaceAll(/[ ’']/gu, '');
  // 1,200 is twelve hundred where a whole number is asked for, and two things where any is.
  if (/^-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+$/u.test(text))
    return text.replaceAll(/[.,]/gu, '');
  if (type === 'integer' && /^-?[1-9]\d{0,2}[.,]\d{3}$/u.test(text))
    return text.replace(/[.,]/u, '');
  if (type === 'number' && /^-?\d+,(\d{1,2}|\d{4,})$/u.test(text)) return text.replace(',', '.');
  return 'NaN';
};

const YES: ReadonlySet<string> = new Set([
  'true',
  'yes',
  'y',
  '1',
  'on',
  'ja',
  'oui',
  'si',
  'sí',
  'sim',
  'x',
  '✓',
]);
const NO: ReadonlySet<string> = new Set([
  'false',
  'no',
  'n',
  '0',
  'off',
  'nein',
  'non',
  'não',
  'nao',
]);

const readBoolean = (raw: RawValue): ReadFact => {
  const text = (normaliseText(asText(raw)) ?? '').toLowerCase();
  if (YES.has(text)) return { ok: true, value: true };
  if (NO.has(text)) return { ok: true, value: false };
  return refuse(`${show(text)} is neither yes nor no`, 'write true or false');
};

const readWord = (raw: string, values: readonly string[]): ReadFact => {
  const word = normaliseText(raw) ?? '';
  const exact = values.find((value) => value.toLowerCase() === word.toLowerCase());
  if (exact !== undefined) return { ok: true, value: exact };
  return refuse(`${show(word)} is none of its values`, suggest(word, values));
};
