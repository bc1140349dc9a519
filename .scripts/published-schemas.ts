import { type JsonSchema, orgJsonSchema, policyJsonSchema } from '@baton/core';
import { resultJsonSchema, worldJsonSchema } from '@baton/simulator';

/** Every published JSON Schema, by the name of its file in `docs/reference/schemas`. */
export const publishedSchemas: Readonly<Record<string, () => JsonSchema>> = {
  policy: policyJsonSchema,
  org: orgJsonSchema,
  world: worldJsonSchema,
  result: resultJsonSchema,
};
