import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';

export interface Patience {
  /** Told once, when there is something to wait for. */
  readonly report: (line: string) => void;
  /** Ends the waiting: what it was aborted with is thrown. */
  readonly signal?: AbortSignal;
  readonly atMostMs?: number;
}

const WAIT_AT_MOST_MS = 60_000;
const AGAIN_AFTER_MS = 500;

const isAway = (error: unknown): error is StoreError =>
  error instanceof StoreError && error.code === 'unavailable';

const whyOf = ({ cause }: StoreError): string =>
  cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';

/**
 * Does what needs the server, from its beginning each time, until the server is there: after a restart of the machine
 * Postgres may come up later than its clients, and recovers before it takes connections. What is done must be good to do
 * again. Throws `StoreError` `unavailable` with what to do after a minute, anything else at once.
 */
export const whenThere = async <T>(
  work: () => Promise<T>,
  { report, signal, atMostMs = WAIT_AT_MOST_MS }: Patience,
): Promise<T> => {
  // Not the wall clock, which may be set meanwhile.
  const until = performance.now() + atMostMs;
  const seconds = Math.round(atMostMs / 1000);
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (performance.now() >= until)
        throw new StoreError(
          'unavailable',
          `the database did not answer for ${seconds} s${whyOf(error)}: start it, or correct the address`,
          { cause: error.cause },
        );
      if (tries === 1)
        report(`the database does not answer${whyOf(error)}: waiting ${seconds} s at most`);
      // Rejects when aborted, which is seen before the next try.
      await sleep(AGAIN_AFTER_MS, undefined, signal === undefined ? {} : { signal }).catch(
        () => {},
      );
    }
  }
};
