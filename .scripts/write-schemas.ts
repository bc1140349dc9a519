import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from './published-schemas.ts';
import { root } from './root.mjs';

const folder = join(root, 'docs/reference/schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas))
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema(), null, 2)}\n`);
