import { expect, test } from 'vitest';
import { resultJsonSchema } from '../experiment/result-schema.ts';
import { experimentJsonSchema, recordingMapJsonSchema, streamJsonSchema } from './json-schemas.ts';

test.each([
  ['stream', JSON.stringify(streamJsonSchema()), ['sources', 'recorded', 'bursts', 'given']],
  [
    'experiment',
    JSON.stringify(experimentJsonSchema()),
    ['baseline', 'candidates', 'leadsDuring', 'halfWidth'],
  ],
  ['map', JSON.stringify(recordingMapJsonSchema()), ['instant', 'won', 'spread']],
  ['result', JSON.stringify(resultJsonSchema()), ['differences', 'ledger', 'attainable', 'leaks']],
])('the JSON Schema of the %s names its keys and says what they mean', (_name, schema, keys) => {
  for (const key of keys) expect(schema).toContain(`"${key}":`);
  expect(schema.match(/"description":/g)?.length).toBeGreaterThan(5);
});
