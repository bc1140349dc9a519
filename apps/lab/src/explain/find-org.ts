import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../command-line/failures.ts';
import { shownPath } from '../documents/shown-path.ts';

const names = ['org.yaml', 'org.yml', 'org.json'];
const foldersAtMost = 3;

/** The org that a policy most likely belongs to: beside it, or up to two folders above. */
export function findOrg(policy: string): string {
  let folder = dirname(resolve(policy));
  for (let climbed = 0; climbed < foldersAtMost; climbed += 1) {
    const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    folder = dirname(folder);
  }
  throw new UsageError(
    'no org.yaml stands beside the policy or above it',
    shownPath(policy),
    'say which: --org ORG',
  );
}
