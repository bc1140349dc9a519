import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { isAlive, waitFor } from './alive.ts';
import { type Postmaster, runningIn } from './postmaster.ts';
import { blockedAt } from './reachable.ts';
import type { ServerUser } from './server-user.ts';

/** A cluster's place and how it is run. */
export interface Cluster {
  readonly dataDir: string;
  /** Folder of `initdb` and `postgres`. */
  readonly binaries: string;
  readonly user: ServerUser | null;
  /** Settings of postgresql.conf that go before the defaults. */
  readonly settings: Readonly<Record<string, string>>;
}

export const folderOf = ({ dataDir }: Pick<Cluster, 'dataDir'>): string => join(dataDir, 'cluster');
export const logOf = ({ dataDir }: Pick<Cluster, 'dataDir'>): string =>
  join(dataDir, 'postgres.log');

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 30_000;

const runAs = ({ user }: Cluster) => (user === null ? {} : { uid: user.uid, gid: user.gid });

/** Throws where the server's user cannot get to its data or its binaries, before Postgres says so less clearly. */
export const checkReachable = ({ dataDir, binaries, user }: Cluster): void => {
  if (user === null) return;
  for (const path of [dataDir, binaries]) {
    const blocked = blockedAt(path, user);
    if (blocked !== null)
      throw new StoreError(
        'embedded',
        `Postgres runs as the user ${user.name}, who may not enter ${blocked} on the way to ${path}: ` +
          `set BATON_DATA_DIR to a folder that everybody can reach (such as /var/lib/baton), or chmod o+x ${blocked}`,
      );
  }
};

/** Makes the cluster if there is none. It appears under its name when it is whole. */
export const initialise = (cluster: Cluster, password: string): void => {
  const folder = folderOf(cluster);
  if (existsSync(folder)) return;
  const { user } = cluster;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  if (user !== null) chownSync(partial, user.uid, user.gid);
  const secret = `${folder}.password`;
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (user !== null) chownSync(secret, user.uid, user.gid);
  const made = spawnSync(
    join(cluster.binaries, 'initdb'),
    // The C locale sorts by bytes, on every machine alike.
    [
      '-D',
      partial,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      // Who wants no safety of what is written wants none for the empty cluster either.
      ...(cluster.settings['fsync'] === 'off' ? ['--no-sync'] : []),
    ],
    { ...runAs(cluster), encoding: 'utf8', cwd: tmpdir() },
  );
  rmSync(secret, { force: true });
  if (made.status !== 0)
    throw new StoreError('embedded', `initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
  renameSync(partial, folder);
};

/** A quarter of the machine's memory, as Postgres' manual advises, and a gigabyte at most; its own default of 128 MB is for tiny ones. */
const buffersMb = (): number => Math.max(32, Math.min(1024, Math.floor(totalmem() / 4 / 2 ** 20)));

const DEFAULTS = {
  listen_addresses: '127.0.0.1',
  // The path of a socket must be short, which a data folder's need not be.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: `${buffersMb()}MB`,
  max_wal_size: '4GB',
  log_min_messages: 'warning',
};

const lastLines = (file: string, from: number): string =>
  readFileSync(file, 'utf8').slice(from).trim().split('\n').slice(-5).join('\n');

/**
 * Starts the server on the port and waits until it takes connections. It is a process of its own group, so that a Ctrl-C
 * reaches its supervisor alone. Throws with the last lines of its log if it ends instead.
 */
export const start = async (
  cluster: Cluster,
  port: number,
): Promise<{ readonly child: ChildProcess; readonly postmaster: Postmaster }> => {
  const settings = Object.entries({ ...DEFAULTS, ...cluster.settings });
  const log = openSync(logOf(cluster), 'a', 0o600);
  const logged = readFileSync(logOf(cluster), 'utf8').length;
  const child = spawn(
    join(cluster.binaries, 'postgres'),
    [
      '-D',
      folderOf(cluster),
      '-p',
      `${port}`,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...runAs(cluster), cwd: folderOf(cluster), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  let failure: (() => string) | null = null;
  child.once('error', ({ message }) => (failure = () => message));
  child.once('exit', () => (failure ??= () => lastLines(logOf(cluster), logged)));
  const postmaster = await waitFor(READY_WITHIN_MS, () => {
    if (failure !== null) throw new StoreError('embedded', `Postgres did not start: ${failure()}`);
    const running = runningIn(folderOf(cluster));
    return running?.pid === child.pid && running?.isReady === true ? running : null;
  });
  if (postmaster === null) {
    child.kill('SIGQUIT');
    throw new StoreError(
      'embedded',
      `Postgres was not ready within a minute: see ${logOf(cluster)}`,
    );
  }
  return { child, postmaster };
};

/** Stops the server: first politely (open transactions are rolled back), then at once. */
export const stop = async (cluster: Cluster): Promise<void> => {
  const running = runningIn(folderOf(cluster));
  if (running === null) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(running.pid, signal);
    // Its file goes before the process does.
    const isGone = await waitFor(STOPPED_WITHIN_MS, () => (isAlive(running.pid) ? null : true));
    if (isGone === true) return;
  }
  throw new StoreError('embedded', `Postgres does not stop: see ${logOf(cluster)}`);
};
