import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTypes } from '../apps/service/src/testing/client-types.ts';
import { root } from './root.mjs';

writeFileSync(join(root, 'apps/service/src/client/openapi.ts'), await clientTypes());
