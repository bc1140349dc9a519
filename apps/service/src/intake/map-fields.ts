import { type Facts, type FactType, type FactValue, suggest } from '@baton/core';
import type { ContactField } from '../hygiene/contact.ts';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { normaliseText } from '../hygiene/normalise-text.ts';
import { type RawValue, readFact } from './fact-value.ts';
import { type FieldError, type FormMapping, givenFacts } from './form-mapping.ts';
import type { Inquiry } from './inquiry.ts';
import { normaliseParagraphs } from './normalise-paragraphs.ts';

export interface MapContext {
  readonly source: Inquiry['source'];
  /** `policy.definition.facts`. */
  readonly declared: Readonly<Record<string, FactType>>;
  readonly defaultCountry: string;
  readonly receivedAt: number;
  readonly registrar: string | null;
}

export type Mapped =
  | { readonly ok: true; readonly inquiry: Inquiry }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const FIELDS_AT_MOST = 300;
const OTHER_AT_MOST = 2000;

/**
 * Makes an inquiry of the fields of a form post or a CSV row. Fields are found by their exact name, then whatever their case.
 * A mail address or telephone number that cannot be used is no error: it is kept, and the facts say that there is none. Facts that
 * do not fit their type are errors, each with its field and the fix; all of them are told, not the first alone.
 */
export const mapFields = (
  fields: Readonly<Record<string, RawValue | null | undefined>>,
  mapping: FormMapping,
  context: MapContext,
): Mapped => {
  const given = presentFields(fields);
  if (given.size > FIELDS_AT_MOST)
    return failed('*', `it has ${given.size} fields`, `send ${FIELDS_AT_MOST} at most`);
  const errors: FieldError[] = [];
  const contact: { -readonly [K in ContactField]?: string } = {};
  const facts: Record<string, FactValue> = {};
  const words: { message: string | null; program: string | null; key: string | null } = {
    message: null,
    program: mapping.program,
    key: null,
  };
  const types = givenFacts(context.declared);
  const readInto = (field: string, fact: string, raw: RawValue, values?: OwnValues): void => {
    const type = types[fact];
    const read = type === undefined ? UNDECLARED : readFact(type, raw);
    if (read.ok) facts[fact] = read.value;
    else
      errors.push({
        field,
        message: `${field}: ${read.message}`,
        fix: fixOf(read.fix, raw, values),
      });
  };

  for (const [fact, value] of Object.entries(mapping.constants)) readInto(fact, fact, value);
  for (const field of mapping.required)
    if (!given.has(nameOf(field, given)))
      errors.push({ field, message: `${field} is missing`, fix: 'fill it in' });
  for (const [name, target] of Object.entries(mapping.fields)) {
    const field = nameOf(name, given);
    const raw = given.get(field);
    given.delete(field);
    if (raw === undefined || target === 'ignore') continue;
    if (target === 'message') words.message = normaliseParagraphs(String(raw));
    else if (typeof target === 'string')
      words[target] = cut(normaliseText(String(raw)), 200) ?? words[target];
    else if ('contact' in target) contact[target.contact] = cut(String(raw), 500) ?? '';
    else readInto(field, target.fact, meant(target.values, raw), target.values);
  }
  if (errors.length > 0) return { ok: false, errors };

  const normal = normaliseContact(contact, context);
  const { name, company, mail, phone, refused } = normal;
  if (
    [name, company, mail, phone, refused.mail ?? null, words.message].every((part) => part === null)
  )
    return failed(
      '*',
      'it names nobody and asks for nothing',
      'fill in a name, an address, a number or a message',
    );
  return {
    ok: true,
    inquiry: {
      source: context.source,
      receivedAt: context.receivedAt,
      contact: normal,
      facts: { ...(facts as Facts), ...factsFromContact(normal) },
      ...words,
      registrar: context.registrar,
      other: rest(given),
    },
  };
};

const UNDECLARED = {
  ok: false,
  message: 'it is mapped to a fact that the policy does not declare',
  fix: 'declare the fact, or change the mapping',
} as const;

const failed = (field: string, message: string, fix: string): Mapped => ({
  ok: false,
  errors: [{ field, message, fix }],
});

const presentFields = (fields: Parameters<typeof mapFields>[0]): Map<string, RawValue> =>
  new Map(
    Object.entries(fields).flatMap(([name, value]) => {
      const isEmpty =
        value === null ||
        value === undefined ||
        (typeof value === 'string' && value.trim() === '') ||
        (Array.isArray(value) && value.length === 0);
      return isEmpty ? [] : [[name, value] as const];
    }),
  );

/** The given field that a mapping's name means. */
const nameOf = (name: string, given: ReadonlyMap<string, RawValue>): string => {
  if (given.has(name)) return name;
  const plain = (text: string): string => text.trim().toLowerCase();
  return [...given.keys()].find((one) => plain(one) === plain(name)) ?? name;
};

/** What the form's own values mean, by what stands in the form. */
type OwnValues = Readonly<Record<string, string | number | boolean>> | undefined;

/** The form's own value put into the fact's, if the mapping says so; exactly as it is spelt, else whatever its case. */
const meant = (values: OwnValues, raw: RawValue): RawValue => {
  if (values === undefined) return raw;
  const text = normaliseText(String(raw)) ?? '';
  if (Object.hasOwn(values, text)) return values[text] ?? raw;
  const plain = text.toLowerCase();
  return Object.entries(values).find(([own]) => own.toLowerCase() === plain)?.[1] ?? raw;
};

/** Whoever fills in the form knows its own values, not what the policy calls them. */
const fixOf = (fix: string, raw: RawValue, values: OwnValues): string =>
  values === undefined || Object.keys(values).length === 0
    ? fix
    : suggest(normaliseText(String(raw)) ?? '', Object.keys(values));

/** No half character at the end: it could not be stored. */
const cut = (text: string | null, atMost: number): string | null =>
  text?.slice(0, atMost).toWellFormed() ?? null;

const rest = (given: ReadonlyMap<string, RawValue>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...given].flatMap(([field, raw]) => {
      const name = cut(normaliseText(field), 200);
      const text = cut(normaliseParagraphs(String(raw)), OTHER_AT_MOST);
      return name === null || text === null ? [] : [[name, text]];
    }),
  );
