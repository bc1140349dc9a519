import { type JsonSchema, orgJsonSchema, policyJsonSchema } from '@baton/core';
import {
  experimentJsonSchema,
  recordingMapJsonSchema,
  resultJsonSchema,
  streamJsonSchema,
  worldJsonSchema,
} from '@baton/simulator';

/** Every published JSON Schema, by the name of its file in `docs/reference/schemas`. */
export const publishedSchemas: Readonly<Record<string, () => JsonSchema>> = {
  policy: policyJsonSchema,
  org: orgJsonSchema,
  world: worldJsonSchema,
  stream: streamJsonSchema,
  map: recordingMapJsonSchema,
  experiment: experimentJsonSchema,
  result: resultJsonSchema,
};
