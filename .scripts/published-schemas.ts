import { type JsonSchema, orgJsonSchema, policyJsonSchema } from '@baton/core';

/** Every published JSON Schema, by the name of its file in `docs/reference/schemas`. */
export const publishedSchemas: Readonly<Record<string, () => JsonSchema>> = {
  policy: policyJsonSchema,
  org: orgJsonSchema,
};
