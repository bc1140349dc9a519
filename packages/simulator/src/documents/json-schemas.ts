import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment-schema.ts';
import { recordingMapSchema } from '../stream/recorded/recording-map.ts';
import { streamSchema } from '../stream/stream-schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Draft 7 of what a person writes, which the YAML plug-ins of editors know best. */
const published = (schema: z.ZodType, id: string, title: string): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  });
  return { $schema, $id: `https://baton.example/schemas/${id}.json`, title, ...rest };
};

export const streamJsonSchema = (): JsonSchema => published(streamSchema, 'stream', 'Baton stream');
export const experimentJsonSchema = (): JsonSchema =>
  published(experimentSchema, 'experiment', 'Baton experiment');
export const recordingMapJsonSchema = (): JsonSchema =>
  published(recordingMapSchema, 'map', 'Baton map of a recording');
