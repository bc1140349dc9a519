import { builtInFacts, factName, type FactType, factTypes, suggest } from '@baton/core';
import { z } from 'zod';
import { contactFields } from '../hygiene/contact.ts';
import { readFact } from './fact-value.ts';

const scalar = z.union([z.string().max(300), z.number(), z.boolean()]);

/** What a form's field is: part of the contact, a fact, the message, the program (campaign), the sender's key, or nothing. */
const targetSchema = z.union([
  z.strictObject({ contact: z.enum(contactFields) }),
  z.strictObject({
    fact: factName,
    /** What the form's values mean: `{ '1-10': 5, '11-50': 30 }`. Others are read as they are. */
    values: z.record(z.string().max(300), scalar).optional(),
  }),
  z.enum(['message', 'program', 'key', 'ignore']),
]);

/**
 * How posts of one form, or rows of one kind of CSV, become inquiries. Fields that it does not name are kept with the inquiry as they
 * are, and become no facts. Part of the workspace's settings, not of the policy.
 */
export const formMappingSchema = z
  .strictObject({
    fields: z.record(z.string().min(1).max(200), targetSchema),
    /** Facts of whatever comes by this form. */
    constants: z.record(factName, z.union([scalar, z.array(z.string().max(300))])).default({}),
    program: z.string().max(200).nullable().default(null),
    /** Fields without which a post is refused. */
    required: z.array(z.string().max(200)).default([]),
  })
  .meta({ id: 'FormMapping', description: 'How the fields of a form become an inquiry' });

export type FormMapping = z.output<typeof formMappingSchema>;
export type FieldTarget = FormMapping['fields'][string];

/** What is wrong with a field of a form or mapping, and how to put it right. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** Facts that are made of the contact, the account or the lead itself; nobody may say them from outside. */
const DERIVED: ReadonlySet<string> = new Set(
  Object.keys(builtInFacts).filter((name) => name !== 'account' && name !== 'existingCustomer'),
);

/** Types of the facts that an inquiry may bring under a policy: the declared ones, and the built-in ones that are not derived. */
export const givenFacts = (
  declared: Readonly<Record<string, FactType>>,
): Readonly<Record<string, FactType>> =>
  Object.fromEntries(
    Object.entries(factTypes(declared)).filter(([name]) => name in declared || !DERIVED.has(name)),
  );

/**
 * Everything wrong with a mapping under the facts that a policy declares: unknown and derived facts, values that do not fit, two
 * fields for one thing, required fields that are not mapped.
 */
export const checkMapping = (
  mapping: FormMapping,
  declared: Readonly<Record<string, FactType>>,
): readonly FieldError[] => {
  const types = givenFacts(declared);
  const errors: FieldError[] = [];
  const add = (field: string, message: string, fix: string): void => {
    errors.push({ field, message, fix });
  };
  const check = (
    field: string,
    fact: string,
    values: readonly Parameters<typeof readFact>[1][],
  ): void => {
    const type = types[fact];
    if (type === undefined) {
      if (DERIVED.has(fact))
        add(
          field,
          `the fact ${fact} is worked out, not given`,
          'map the field to the contact, or to a declared fact',
        );
      else add(field, `the policy declares no fact ${fact}`, suggest(fact, Object.keys(types)));
      return;
    }
    for (const value of values) {
      const read = readFact(type, value);
      if (!read.ok) add(field, `for the fact ${fact}, ${read.message}`, read.fix);
    }
  };
  const taken = new Map<string, string>();
  for (const [field, target] of Object.entries(mapping.fields)) {
    if (typeof target === 'object' && 'fact' in target)
      check(field, target.fact, Object.values(target.values ?? {}));
    const meaning = meaningOf(target);
    const before = taken.get(meaning);
    if (before !== undefined && target !== 'ignore')
      add(
        field,
        `${before} is mapped to ${meaning} already`,
        'map one of them, or set the other to ignore',
      );
    taken.set(meaning, field);
  }
  for (const [fact, value] of Object.entries(mapping.constants)) check(fact, fact, [value]);
  for (const field of mapping.required)
    if (mapping.fields[field] === undefined)
      add(field, 'it is required but not mapped', 'map it, or require it no more');
  return errors;
};

const meaningOf = (target: FieldTarget): string => {
  if (typeof target === 'string') return target;
  return 'contact' in target ? `contact ${target.contact}` : `fact ${target.fact}`;
};
