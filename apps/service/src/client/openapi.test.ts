import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clientTypes } from '../testing/client-types.ts';

it('the client’s types are those of the OpenAPI document', async () => {
  const written = readFileSync(new URL('openapi.ts', import.meta.url), 'utf8');
  // A difference of 7,000 lines would not be read.
  expect(written === (await clientTypes()), 'run: node .scripts/write-client.ts').toBe(true);
});
