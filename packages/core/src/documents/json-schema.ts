import { z } from 'zod';
import { orgSchema } from './schema/org-schema.ts';
import { policySchema } from './schema/policy-schema.ts';

/** A JSON Schema document as it is written to a file. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where published schemas are found; an editor follows `# yaml-language-server: $schema=` with it or a relative path. */
const BASE = 'https://baton.example/schemas';

/**
 * The JSON Schema (draft 7, which the YAML plug-ins of editors know best) of what a person writes: defaults are
 * optional, durations are texts. What zod cannot say there, such as names that have to exist, `parse…` checks.
 */
export const publish = (schema: z.ZodType, id: string, title: string): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, $id: `${BASE}/${id}.json`, title, ...rest };
};

export const policyJsonSchema = (): JsonSchema => publish(policySchema, 'policy', 'Baton policy');
export const orgJsonSchema = (): JsonSchema => publish(orgSchema, 'org', 'Baton org');
