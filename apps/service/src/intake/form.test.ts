import { test } from '@fast-check/vitest';
import type { FactType } from '@baton/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawValue, readFact } from './fact-value.ts';
import { checkMapping, type FormMapping, formMappingSchema } from './form-mapping.ts';
import { type MapContext, mapFields } from './map-fields.ts';
import { normaliseParagraphs } from './normalise-paragraphs.ts';

const declared: Readonly<Record<string, FactType>> = {
  employees: { type: 'integer' },
  budget: { type: 'number' },
  urgent: { type: 'boolean' },
  region: { type: 'oneOf', values: ['NA', 'EMEA'] },
  products: { type: 'listOf', values: ['press', 'robot'] },
  title: { type: 'text' },
};
const type = (name: string): FactType => declared[name] ?? { type: 'text' };

describe('a fact', () => {
  it.each<[string, RawValue, unknown]>([
    ['employees', '1200', 1200],
    ['employees', 1200, 1200],
    ['employees', '1,200', 1200],
    ['employees', '1.200', 1200],
    ['employees', "1'200'000", 1_200_000],
    ['employees', ' 1\u00a0200 ', 1200],
    ['employees', '-0', 0],
    ['budget', '12.5', 12.5],
    ['budget', '12,5', 12.5],
    ['budget', '1.200.000', 1_200_000],
    ['budget', '1.200', 1.2],
    ['urgent', 'on', true],
    ['urgent', 'Nein', false],
    ['urgent', true, true],
    ['region', 'emea', 'EMEA'],
    ['products', 'Press; robot,press', ['press', 'robot']],
    ['products', ['robot'], ['robot']],
    ['title', '  Head\u0000 of\nsales ', 'Head of sales'],
  ])('%s from %j is %j', (fact, raw, value) => {
    expect(readFact(type(fact), raw)).toEqual({ ok: true, value });
  });

  it.each<[string, RawValue]>([
    ['employees', 'many'],
    ['employees', '12.5'],
    ['employees', '0x10'],
    ['employees', '1e999'],
    ['employees', '10-50'],
    ['budget', '1,200'],
    ['budget', ''],
    ['budget', 'NaN'],
    ['urgent', 'perhaps'],
    ['region', 'Mars'],
    ['products', 'press, hammer'],
    ['title', 'x'.repeat(301)],
  ])('%s is not read from %j, and the fix is told', (fact, raw) => {
    const read = readFact(type(fact), raw);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.fix).not.toBe('');
  });

  test.prop([
    fc.constantFrom(...Object.keys(declared)),
    fc.oneof(fc.string(), fc.double(), fc.boolean()),
  ])('%s reads what it has read', (fact, raw) => {
    const read = readFact(type(fact), raw);
    if (read.ok) expect(readFact(type(fact), read.value)).toEqual(read);
  });
});

const mapping: FormMapping = formMappingSchema.parse({
  fields: {
    full_name: { contact: 'name' },
    email: { contact: 'mail' },
    tel: { contact: 'phone' },
    org: { contact: 'company' },
    size: { fact: 'employees', values: { '11-50': 30 } },
    region: { fact: 'region' },
    products: { fact: 'products' },
    comments: 'message',
    utm: 'program',
    submission: 'key',
    csrf: 'ignore',
  },
  constants: { urgent: true },
  required: ['email'],
});
const context: MapContext = {
  source: 'form',
  declared,
  defaultCountry: 'US',
  receivedAt: 7,
  registrar: null,
};
const map = (fields: Parameters<typeof mapFields>[0]) => mapFields(fields, mapping, context);

describe('a form post', () => {
  it('becomes contact, facts and message, each in its place', () => {
    const mapped = map({
      full_name: 'JANE DOE',
      Email: 'Jane@ACME.com',
      tel: '415 555 2671',
      size: '11-50',
      region: 'na',
      products: ['press'],
      comments: 'We need\r\na press\u0000.',
      utm: 'spring',
      submission: 's-1',
      csrf: 'secret',
      shoe_size: '44',
      empty: ' ',
    });
    expect(mapped).toMatchObject({
      ok: true,
      inquiry: {
        source: 'form',
        key: 's-1',
        receivedAt: 7,
        contact: {
          name: 'Jane Doe',
          mail: { address: 'Jane@acme.com' },
          phone: { e164: '+14155552671' },
        },
        message: 'We need\na press.',
        program: 'spring',
        other: { shoe_size: '44' },
      },
    });
    expect(mapped.ok && mapped.inquiry.facts).toEqual({
      employees: 30,
      region: 'NA',
      products: ['press'],
      urgent: true,
      hasMail: true,
      hasPhone: true,
      freeMail: false,
      emailDomain: 'acme.com',
    });
    expect(mapped.ok && mapped.inquiry.other).toEqual({ shoe_size: '44' });
  });

  it('is refused with every field that is wrong, and its fix', () => {
    expect(map({ full_name: 'Jane', size: 'many', region: 'EMEAA' })).toEqual({
      ok: false,
      errors: [
        { field: 'email', message: 'email is missing', fix: 'fill it in' },
        {
          field: 'size',
          message: 'size: "many" is no number that can be read in one way',
          fix: 'use one of `11-50`',
        },
        {
          field: 'region',
          message: 'region: "EMEAA" is none of its values',
          fix: 'did you mean `EMEA`?',
        },
      ],
    });
  });

  it('finds its own values whatever their case, and tells them to who wrote another', () => {
    const values = { Americas: 'NA', Europe: 'EMEA' };
    const own = { ...mapping, fields: { where: { fact: 'region', values } }, required: [] };
    const told = (where: string) => mapFields({ where, Name: 'Jo' }, own, context);
    const errors = [
      {
        field: 'where',
        message: 'where: "Mars" is none of its values',
        fix: 'use one of `Americas`, `Europe`',
      },
    ];
    expect(told('Mars')).toEqual({ ok: false, errors });
    const named = { ...own, fields: { ...own.fields, Name: { contact: 'name' as const } } };
    expect(mapFields({ where: 'europe', Name: 'Jo' }, named, context)).toMatchObject({
      ok: true,
      inquiry: { facts: { region: 'EMEA' } },
    });
  });

  it('is not refused for an address that cannot be used', () => {
    expect(map({ email: 'jane at acme', comments: 'Call me' })).toMatchObject({
      ok: true,
      inquiry: {
        contact: { mail: null, refused: { mail: 'jane at acme' } },
        facts: { hasMail: false },
      },
    });
  });

  it('is refused when it says nothing, or far too much', () => {
    expect(mapFields({ size: '5' }, { ...mapping, required: [] }, context)).toMatchObject({
      ok: false,
    });
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`f${n}`, 'x']));
    expect(map({ email: 'jane@acme.com', ...many })).toMatchObject({ ok: false });
  });

  it('is refused when the mapping names a fact that the policy has no more', () => {
    const mapped = mapFields({ email: 'jane@acme.com', size: '5' }, mapping, {
      ...context,
      declared: {},
    });
    expect(mapped).toMatchObject({ ok: false, errors: [{ field: 'urgent' }, { field: 'size' }] });
  });

  test.prop([
    fc.dictionary(
      fc.string(),
      fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    ),
  ])('of any fields is an inquiry or a list of errors, without a null byte', (fields) => {
    const mapped = mapFields(fields, { ...mapping, required: [] }, context);
    expect(JSON.stringify(mapped)).not.toContain(String.raw`\u0000`);
    if (!mapped.ok) expect(mapped.errors.length).toBeGreaterThan(0);
  });

  it('brings no prototype of its own', () => {
    const fields = JSON.parse(
      '{"email":"jane@acme.com","__proto__":"x","constructor":"y"}',
    ) as Record<string, string>;
    const mapped = map(fields);
    expect(mapped.ok && Object.getPrototypeOf(mapped.inquiry.other)).toBe(Object.prototype);
    expect(mapped.ok && Object.keys(mapped.inquiry.other)).toEqual(['__proto__', 'constructor']);
  });
});

describe('a mapping', () => {
  it('that fits the policy has no errors', () => {
    expect(checkMapping(mapping, declared)).toEqual([]);
  });

  it('is told everything that is wrong with it', () => {
    const wrong = formMappingSchema.parse({
      fields: {
        a: { fact: 'employes' },
        b: { fact: 'hasMail' },
        c: { fact: 'employees', values: { few: 'some' } },
        d: { contact: 'mail' },
        e: { contact: 'mail' },
        f: 'ignore',
        g: 'ignore',
      },
      constants: { region: 'Mars' },
      required: ['z'],
    });
    expect(checkMapping(wrong, declared).map(({ field, fix }) => [field, fix])).toEqual([
      ['a', 'did you mean `employees`?'],
      ['b', 'map the field to the contact, or to a declared fact'],
      ['c', 'write it like 1200 or 12.5'],
      ['e', 'map one of them, or set the other to ignore'],
      ['region', 'use one of `NA`, `EMEA`'],
      ['z', 'map it, or require it no more'],
    ]);
  });
});

describe('a message', () => {
  test.prop([fc.string({ unit: 'binary' })])('is made storable once and for all', (raw) => {
    const once = normaliseParagraphs(raw);
    expect(once ?? '').not.toContain('\u0000');
    if (once !== null) expect(normaliseParagraphs(once)).toBe(once);
  });
});
