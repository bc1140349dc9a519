import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { create, extract } from 'tar';
import { StoreError } from '../store-error.ts';
import { folderOf } from './cluster.ts';
import { takeLock } from './lock-file.ts';
import { runningIn } from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { startEmbedded } from './start-embedded.ts';

export interface BackupPlaces {
  /** Of the embedded Postgres. */
  readonly dataDir: string;
  /** Of what signs checkpoints and links: without it nobody could go on with the chain of checkpoints. */
  readonly keysDir: string;
  /** A gzipped tar. */
  readonly file: string;
}

/** What stands beside the cluster in an archive. */
const STAGE = 'backup';
const PLATFORM = `${process.platform}-${process.arch}`;

interface Label {
  readonly format: 1;
  readonly platform: string;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Keeps others from starting the server, and stops one that a killed process left running. What a killed server left is whole in
 * its files: it is recovered when it is started next, from the copy as well.
 */
const holdStill = async (dataDir: string): Promise<() => void> => {
  if (!existsSync(folderOf({ dataDir })))
    throw new StoreError('embedded', `there is no database in ${dataDir}`);
  const lock = join(dataDir, 'supervisor.lock');
  takeLock(lock)();
  if (runningIn(folderOf({ dataDir })) !== null) await (await startEmbedded({ dataDir })).stop();
  const giveBack = takeLock(lock);
  if (runningIn(folderOf({ dataDir })) === null) return giveBack;
  giveBack();
  throw new StoreError('in-use', `somebody started the Postgres of ${dataDir} meanwhile: stop it`);
};

/**
 * Copies the embedded Postgres and the keys into an archive that their owner alone may read. The service must not run: throws
 * `StoreError` `in-use` if it does, `embedded` if there is nothing to copy or the file is there already.
 */
export const backUpEmbedded = async (
  places: BackupPlaces & { readonly at: number },
): Promise<void> => {
  const [dataDir, keysDir, file] = [places.dataDir, places.keysDir, places.file].map((path) =>
    resolve(path),
  ) as [string, string, string];
  if (existsSync(file)) throw new StoreError('embedded', `${file} is there already: name another`);
  const giveBack = await holdStill(dataDir);
  const stage = join(dataDir, STAGE);
  const partial = `${file}.partial`;
  try {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage, { mode: 0o700 });
    const label: Label = { format: 1, platform: PLATFORM, at: places.at };
    writeFileSync(join(stage, 'label.json'), JSON.stringify(label));
    if (existsSync(keysDir)) cpSync(keysDir, join(stage, 'keys'), { recursive: true });
    writeFileSync(partial, '', { mode: 0o600 });
    const members = [`${STAGE}/`, 'credentials.json', 'cluster/'];
    await create({ gzip: { level: 6 }, cwd: dataDir, file: partial, portable: true }, members);
    renameSync(partial, file);
  } finally {
    rmSync(stage, { recursive: true, force: true });
    rmSync(partial, { force: true });
    giveBack();
  }
};

const isEmpty = (folder: string): boolean =>
  !existsSync(folder) || readdirSync(folder).length === 0;

const labelIn = (file: string, unpacked: string): Label => {
  const path = join(unpacked, STAGE, 'label.json');
  const label = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Label) : null;
  if (label?.format !== 1 || !existsSync(join(unpacked, 'cluster', 'PG_VERSION')))
    throw new StoreError('embedded', `${file} is no backup of Baton's`);
  if (label.platform !== PLATFORM)
    throw new StoreError(
      'embedded',
      `${file} was made on ${label.platform}, and the files of Postgres are of no use on ${PLATFORM}: restore it there`,
    );
  return label;
};

const giveTo = (folder: string, uid: number, gid: number): void => {
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, name), uid, gid);
};

/** Why an archive cannot be read, by what zlib or the system says. */
const unreadable = (file: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return `${file} is cut off: copy it again, whole`;
  if (code.startsWith('Z_')) return `${file} is damaged: copy it again, or take an earlier one`;
  if (/^E[A-Z]+$/.test(code)) return `${file} cannot be unpacked: ${(error as Error).message}`;
  return `${file} is no backup of Baton's`;
};

/**
 * Puts back what `backUpEmbedded` copied, where there is no database and no key yet; gives when the backup was made. Throws
 * `StoreError` `embedded`, and then nothing was changed.
 */
export const restoreEmbedded = async (places: BackupPlaces): Promise<number> => {
  const [dataDir, keysDir, file] = [places.dataDir, places.keysDir, places.file].map((path) =>
    resolve(path),
  ) as [string, string, string];
  if (!existsSync(file)) throw new StoreError('embedded', `there is no file ${file}`);
  for (const folder of [dataDir, keysDir])
    if (!isEmpty(folder))
      throw new StoreError('embedded', `${folder} is not empty: move it away, or name another`);
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const unpacked = join(dataDir, 'restore');
  mkdirSync(unpacked, { mode: 0o700 });
  try {
    await extract({
      file,
      cwd: unpacked,
      preserveOwner: false,
      // Links could lead out of the folder, and a backup has none.
      filter: (_path, entry) => !('type' in entry) || ['File', 'Directory'].includes(entry.type),
    }).catch((error: unknown) => {
      throw new StoreError('embedded', unreadable(file, error), { cause: error });
    });
    const { at } = labelIn(file, unpacked);
    const cluster = join(unpacked, 'cluster');
    chmodSync(cluster, 0o700);
    const user = serverUser();
    if (user !== null) giveTo(cluster, user.uid, user.gid);
    const keys = join(unpacked, STAGE, 'keys');
    if (existsSync(keys)) {
      cpSync(keys, keysDir, { recursive: true });
      chmodSync(keysDir, 0o700);
    }
    renameSync(join(unpacked, 'credentials.json'), join(dataDir, 'credentials.json'));
    // Last: what has this name is whole.
    renameSync(cluster, folderOf({ dataDir }));
    return at;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
};
