import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const record = (value: unknown): Schema => (isSchema(value) ? value : {});

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const LENGTH_AT_MOST = 20;

const WORDS = ['r-01', 'm-01', 'long', 'price', '1', 'jane@acme.com', '2026-05-04'];

/**
 * Values that a JSON Schema allows, as far as schemas of this service go; `known` is where its references lead, `words` are
 * texts that mean something.
 */
export const arbitraryOf = (
  schema: Schema,
  known: Readonly<Record<string, object>>,
  words: readonly string[] = WORDS,
  depth = 0,
): fc.Arbitrary<unknown> => {
  const { $ref, type } = schema;
  const inner = (one: unknown): fc.Arbitrary<unknown> =>
    arbitraryOf(record(one), known, words, depth + 1);
  if (depth > 8) return fc.constant(null);
  if (typeof $ref === 'string') return inner(known[$ref.replace('#/components/schemas/', '')]);
  if (Object.hasOwn(schema, 'const')) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...list(schema['enum']));
  const either = [...list(schema['oneOf']), ...list(schema['anyOf'])];
  if (either.length > 0) return fc.oneof(...either.map(inner));
  if (Array.isArray(type))
    return fc.oneof(...list(type).map((one) => inner({ ...schema, type: one })));
  switch (type) {
    case 'object': {
      const properties = record(schema['properties']);
      const required = list(schema['required']).map(String);
      const fields = Object.entries(properties).map(([name, one]) => [name, inner(one)] as const);
      const more = schema['additionalProperties'];
      const own = fc.record(Object.fromEntries(fields), {
        requiredKeys: required.filter((name) => Object.hasOwn(properties, name)),
      });
      return isSchema(more)
        ? fc
            .tuple(
              own,
              fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), inner(more), { maxKeys: 2 }),
            )
            .map(([ours, others]) => ({ ...others, ...ours }))
        : own;
    }
    case 'array':
      return fc.array(inner(schema['items']), {
        minLength: number(schema['minItems'], 0),
        maxLength: Math.min(3, number(schema['maxItems'], 3)),
      });
    case 'string':
      return fc.oneof(
        fc.constantFrom(...words),
        fc.string({
          minLength: number(schema['minLength'], 0),
          maxLength: Math.max(
            number(schema['minLength'], 0),
            Math.min(LENGTH_AT_MOST, number(schema['maxLength'], LENGTH_AT_MOST)),
          ),
        }),
      );
    case 'integer':
      return fc.integer({
        min: Math.max(-(2 ** 31), number(schema['minimum'], -10)),
        max: Math.min(2 ** 31 - 1, number(schema['maximum'], 2 ** 31 - 1)),
      });
    case 'number':
      return fc.double({ min: -1e6, max: 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};
