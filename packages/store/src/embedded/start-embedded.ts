import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreError } from '../store-error.ts';
import { waitFor } from './alive.ts';
import { embeddedBinaries } from './binaries.ts';
import { checkReachable, type Cluster, folderOf, initialise, start, stop } from './cluster.ts';
import { type Credentials, credentialsIn } from './credentials.ts';
import { freePort } from './free-port.ts';
import { takeLock } from './lock-file.ts';
import { forgetDead, type Postmaster, runningIn } from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { supervise } from './supervise.ts';

export interface EmbeddedOptions {
  /** Made if missing. As root it must be a folder that the user `postgres` can reach. */
  readonly dataDir: string;
  /** Another server's folder of `initdb` and `postgres`, in place of the one that npm brought. */
  readonly binaries?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server died and when it is back. */
  readonly report?: (line: string) => void;
}

/** A Postgres that this process started, or found running in its data folder, and keeps running. */
export interface Embedded {
  readonly port: number;
  readonly credentials: Credentials;
  /** The server's process now. */
  readonly pid: () => number | null;
  /** Ends the server and gives the data folder back. */
  readonly stop: () => Promise<void>;
}

/** The server that a supervisor killed outright has left running. */
const adopt = async (cluster: Cluster): Promise<Postmaster | null> => {
  if (runningIn(folderOf(cluster)) === null) return null;
  return waitFor(60_000, () => {
    const running = runningIn(folderOf(cluster));
    return running === null || running.isReady ? running : null;
  });
};

/** Makes the folder and holds it; a folder that cannot be written is told by name. */
const takeFolder = (dataDir: string): (() => void) => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    return takeLock(join(dataDir, 'supervisor.lock'));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'embedded',
      `the data folder ${dataDir} cannot be written (${(error as Error).message}): ` +
        'set BATON_DATA_DIR to one that can, or DATABASE_URL to a Postgres',
      { cause: error },
    );
  }
};

/**
 * Runs a real Postgres in the data folder: made at the first start, found again if an earlier process of ours was killed,
 * started otherwise. One process at a time supervises a data folder. Throws `StoreError` with code `in-use`, or
 * `embedded` with what to do about it.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const dataDir = resolve(options.dataDir);
  const user = serverUser();
  const giveBack = takeFolder(dataDir);
  try {
    const binaries = options.binaries ?? embeddedBinaries(dataDir, user);
    if (!existsSync(binaries))
      throw new StoreError('embedded', `there is no Postgres in ${binaries}`);
    const cluster: Cluster = { dataDir, binaries, user, settings: options.settings ?? {} };
    checkReachable(cluster);
    const credentials = credentialsIn(dataDir);
    initialise(cluster, credentials.superuser);
    let found = await adopt(cluster);
    let child: ChildProcess | null = null;
    if (found === null) {
      forgetDead(folderOf(cluster));
      ({ postmaster: found, child } = await start(cluster, await freePort()));
    }
    const { port } = found;
    const supervisor = supervise(cluster, port, options.report ?? (() => {}));
    if (child !== null) supervisor.watch(child);
    return {
      port,
      credentials,
      pid: () => runningIn(folderOf(cluster))?.pid ?? null,
      stop: async () => {
        await supervisor.end();
        await stop(cluster);
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw error;
  }
};
