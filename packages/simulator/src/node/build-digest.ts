import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * SHA-256 over the sources in the folders (tests aside) and over other files that matter, by their names and contents. A
 * file that is not there counts as such.
 */
export const digestOfSources = (
  folders: readonly string[],
  files: readonly string[],
  also: readonly string[] = [],
): string => {
  const hash = createHash('sha256');
  // Lengths in front, so that what moves from one file to the next is seen.
  const take = (name: string, content: Uint8Array): void => {
    hash.update(`${name}\n${content.length}\n`).update(content);
  };
  for (const one of also) take('', Buffer.from(one));
  for (const [index, folder] of folders.entries())
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (/(?<!\.test)\.ts$/.test(name)) take(`${index}/${name}`, readFileSync(join(folder, name)));
  for (const file of files) if (existsSync(file)) take('', readFileSync(file));
  return hash.digest('hex');
};

/**
 * Says which code simulates: a result of one digest can be continued by the same digest alone. Core and simulator run from
 * their sources, so these are what counts, with the versions that the lock file names and Node's own. Takes some 20 ms.
 */
export const buildDigest = (): string =>
  digestOfSources(
    [dirname(createRequire(import.meta.url).resolve('@baton/core')), dirname(import.meta.dirname)],
    [join(import.meta.dirname, '../../../../package-lock.json')],
    [process.version, process.arch],
  );
