import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { roles } from '@baton/store';
import { z } from 'zod';
import type { Demo } from './front.ts';

const demoSchema = z.object({
  workspace: z.string(),
  people: z.array(
    z.object({
      person: z.string(),
      called: z.string(),
      role: z.enum(roles),
      name: z.string(),
      password: z.string(),
      key: z.string(),
    }),
  ),
});

/**
 * The demo's log-ins and keys, in clear in a file beside the other keys, so that a later start can show them again. Nothing of a
 * real workspace is ever kept like this.
 */
export const keptDemo = (keysDir: string) => {
  const file = join(keysDir, 'demo.json');
  return {
    read: (): Demo | null => {
      if (!existsSync(file)) return null;
      try {
        return demoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // Cut off while it was written: others are made.
        return null;
      }
    },
    keep: (demo: Demo): void => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flush: true });
    },
  };
};
