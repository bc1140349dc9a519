import { Piscina } from 'piscina';
import type { TextMarks } from '../privacy/names-person.ts';
import type { MailNames } from './mail-names.ts';
import type { ReadMail } from './read-mail.ts';

export interface MailReader {
  /** Rejects when the mail cannot be read, or not within the time. */
  read(raw: Uint8Array): Promise<ReadMail>;
  /** Whether it names somebody in any part; `unsure` when that takes longer than the time. */
  names(raw: Uint8Array, marks: TextMarks): Promise<MailNames>;
  close(): Promise<void>;
}

/**
 * Reads mails on a thread of their own, and ends the thread when one takes longer than `timeMs`: a mail of 10 MB in lines of
 * one letter takes the parser over a minute, which no connection of anybody else should wait for. An ordinary one of 7 MB takes
 * 0.15 s. One thread at a time, started with the first mail and let go after a minute without.
 */
export const mailReader = ({ timeMs }: { readonly timeMs: number }): MailReader => {
  const pool = new Piscina({
    filename: new URL('read-mail-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(name: string, given: unknown): Promise<T> => {
    // The clock of a mail starts when its turn comes, not while it waits for others.
    const mail = last.then(() => runWithin<T>(pool, name, given, timeMs));
    last = mail.catch(() => null);
    return mail;
  };
  return {
    read: (raw) => inTurn<ReadMail>('readMail', raw),
    names: (raw, marks) =>
      inTurn<MailNames>('mailNames', { raw, marks }).catch((error: unknown): MailNames => {
        if (error instanceof TakesTooLong) return 'unsure';
        throw error;
      }),
    close: () => pool.close({ force: true }),
  };
};

/** A thread that is not up by then will not come up. */
const START_MS = 60_000;

class TakesTooLong extends Error {
  override readonly name = 'TakesTooLong';
}

const runWithin = async <T>(
  pool: Piscina,
  name: string,
  given: unknown,
  timeMs: number,
): Promise<T> => {
  await pool.run(null, { name: 'ready', signal: AbortSignal.timeout(START_MS) });
  const signal = AbortSignal.timeout(timeMs);
  try {
    return (await pool.run(given, { name, signal })) as T;
  } catch (error) {
    throw signal.aborted ? new TakesTooLong(`it takes longer than ${timeMs} ms to read`) : error;
  }
};
