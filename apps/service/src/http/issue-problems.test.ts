import { expect, test } from 'vitest';
import { z } from 'zod';
import { formMappingSchema } from '../intake/form-mapping.ts';
import { problemsOfIssues } from './issue-problems.ts';

const found = (schema: z.ZodType, sent: unknown) => {
  const { error } = schema.safeParse(sent);
  return problemsOfIssues(error?.issues ?? [], sent);
};
const of = (schema: z.ZodType, sent: unknown) =>
  found(z.strictObject({ it: schema }), sent === undefined ? {} : { it: sent });

test.each<[string, z.ZodType, unknown, string, string | undefined]>([
  ['missing', z.string(), undefined, 'this is missing', 'add it: a text'],
  ['a missing word', z.enum(['a', 'b']), undefined, 'this is missing', 'add one of a, b'],
  ['another type', z.number(), 'x', '`x` is not a number', 'write a number'],
  ['a list', z.string(), ['x'], 'a list is not a text', 'write a text'],
  ['a part of a number', z.int(), 1.5, '`1.5` is not a whole number', 'write a whole number'],
  ['no number', z.coerce.number(), 'abc', '`abc` is not a number', 'write a number'],
  ['empty', z.string().min(1), '', 'this is empty', 'write at least 1 character'],
  ['too short', z.string().min(12), 'abc', 'this is too short', 'write at least 12 characters'],
  ['an empty list', z.array(z.string()).min(1), [], 'this is empty', 'write at least 1 entry'],
  ['too long', z.string().max(2), 'abc', 'this is too long', 'use at most 2 characters'],
  ['too little', z.number().min(1), 0, '`0` is too little', 'use at least 1'],
  ['too much', z.number().lt(100), 100, '`100` is too much', 'use less than 100'],
  ['a slip', z.enum(['call', 'mail']), 'cal', '`cal` is not known here', 'did you mean `call`?'],
  ['a date', z.iso.date(), '5/1', '`5/1` does not fit here', 'write a date like 2026-05-31'],
  ['words of the schema', z.string().min(2, 'own words\nown fix'), 'x', 'own words', 'own fix'],
  ['a check of its own', z.string().refine(() => false, 'no'), 'x', 'no', undefined],
])('%s is told in plain words', (_, schema, sent, message, fix) => {
  expect(of(schema, sent)).toEqual([
    { path: ['it'], message, ...(fix === undefined ? {} : { fix }) },
  ]);
});

test('unknown fields are each named', () => {
  const fix = 'leave it out, or correct its name';
  const message = 'there is no such field here';
  expect(found(z.strictObject({}), { a: 1, b: 2 })).toEqual([
    { path: ['a'], message, fix },
    { path: ['b'], message, fix },
  ]);
});

test('of a union the branch that was meant tells what is wrong', () => {
  const fields = { full_name: { contact: 'nam' } };
  expect(found(formMappingSchema, { fields })).toEqual([
    {
      path: ['fields', 'full_name', 'contact'],
      message: '`nam` is not known here',
      fix: 'did you mean `name`?',
    },
  ]);
});

test('where none was meant, all that is taken is listed', () => {
  const [problem] = found(formMappingSchema, { fields: { a: 7 } });
  expect(problem).toMatchObject({ path: ['fields', 'a'], message: '`7` does not fit here' });
  expect(problem?.fix).toContain('message');
});

test('what no path leads to is no reason to fail', () => {
  expect(found(z.object({ a: z.object({ b: z.string() }) }), null)).toEqual([
    { path: [], message: '`null` is not an object', fix: 'write an object' },
  ]);
});
