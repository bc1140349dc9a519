import { describe, expect, test } from 'vitest';
import { orgJsonSchema, policyJsonSchema } from './json-schema.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths of properties that an editor would show without a word. */
const silent = (schema: unknown, path: string): readonly string[] => {
  if (Array.isArray(schema))
    return schema.flatMap((one, index) => silent(one, `${path}[${index}]`));
  if (!isRecord(schema)) return [];
  const { properties } = schema;
  const own = isRecord(properties)
    ? Object.entries(properties).flatMap(([key, property]) =>
        isRecord(property) &&
        !('description' in property) &&
        !('$ref' in property) &&
        !('allOf' in property)
          ? [`${path}.${key}`]
          : [],
      )
    : [];
  return [
    ...own,
    ...Object.entries(schema).flatMap(([key, inner]) =>
      key === 'default' || key === 'examples' ? [] : silent(inner, `${path}/${key}`),
    ),
  ];
};

describe.each([
  ['policy', policyJsonSchema(), ['policy', 'version', 'routing']],
  ['org', orgJsonSchema(), ['org', 'calendars', 'people']],
] as const)('the JSON Schema of a %s', (name, schema, required) => {
  test('names itself and what has to be there', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `https://baton.example/schemas/${name}.json`,
      type: 'object',
      additionalProperties: false,
      required,
    });
  });

  test('describes every property', () => {
    expect(silent(schema, '')).toEqual([]);
  });
});
