import type { ChildProcess } from 'node:child_process';
import { pause } from './alive.ts';
import { type Cluster, folderOf, start } from './cluster.ts';
import { forgetDead, runningIn } from './postmaster.ts';

const LOOK_EVERY_MS = 250;
/** Backends of a server killed outright need a moment to notice; until then its memory is in use. */
const RESTART_TRIES = 40;

/**
 * Keeps the server running: one that was killed is started again on the same port, so that clients find it. A server
 * from an earlier life of ours is no child of this process, so it is looked at rather than waited for.
 */
export const supervise = (cluster: Cluster, port: number, report: (line: string) => void) => {
  const stopping = new AbortController();
  let wake = (): void => {};
  const restart = async (): Promise<void> => {
    report('Postgres died; starting it again');
    for (let tries = 1; !stopping.signal.aborted; tries++) {
      try {
        forgetDead(folderOf(cluster));
        watch((await start(cluster, port)).child);
        report('Postgres is back');
        return;
      } catch (error) {
        if (tries % RESTART_TRIES === 0) report(String(error));
        await pause(LOOK_EVERY_MS);
      }
    }
  };
  const watch = (child: ChildProcess): void => {
    child.once('exit', () => wake());
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (runningIn(folderOf(cluster)) === null) await restart();
      await new Promise<void>((done) => {
        wake = done;
        setTimeout(done, LOOK_EVERY_MS).unref();
      });
    }
  };
  const running = loop();
  return {
    watch,
    end: async (): Promise<void> => {
      stopping.abort();
      wake();
      await running;
    },
  };
};
