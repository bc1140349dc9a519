import type { Lead } from '@baton/core';
import type { Taken } from '@baton/store';
import { Problem } from '../http/problem.ts';

/** Something happened to a lead between reading it and locking it, so that what was worked out no longer fits. */
class Moved extends Error {
  override readonly name = 'Moved';
}

const TRIES = 5;

/** Throws unless each event was applied to the lead as it had been read. Called inside the transaction, which then ends. */
export const checkUnmoved = (read: readonly Lead[], taken: readonly Taken[]): void => {
  for (const [index, { lead, entries }] of taken.entries())
    if (lead.seq - entries.length !== read[index]?.seq)
      throw new Moved(`lead ${lead.id} has changed meanwhile`);
};

/** Tries again with what is there now. Throws a problem, 409, if leads move each time. */
export const untilUnmoved = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      if (tries === TRIES)
        throw new Problem(409, 'not-possible-now', `${error.message}: ask again`);
    }
  }
};
