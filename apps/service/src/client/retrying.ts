import type { Send } from './send.ts';

export interface Patience {
  /** How often a request is sent at most; 1 is never again. */
  readonly tries: number;
  /** Resolves after so many milliseconds; rejects when the signal is aborted before. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 30_000;

export const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });

/** What the service asks for, in milliseconds; 0 if it says nothing. */
const askedWait = (answer: Response | null): number => {
  const seconds = Number(answer?.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : 0;
};

/**
 * Sends again what found nobody there: no answer at all, or 503. The waits double, with up to half taken off so that clients do not
 * come back all at once, and are never shorter than `Retry-After`. Every try is the same request, with the same idempotency key.
 */
export const retrying =
  (send: Send, { tries, wait, random }: Patience): Send =>
  async (request) => {
    for (let tried = 1; ; tried++) {
      const last = tried >= tries;
      let answer: Response | null = null;
      try {
        // A body can be read once: each try but the last one takes a copy.
        answer = await send(last ? request : request.clone());
        if (last || answer.status !== 503) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (last || request.signal.aborted) throw error;
      }
      const backOff = FIRST_WAIT_MS * 2 ** (tried - 1) * (1 - random() / 2);
      await wait(Math.max(backOff, askedWait(answer)), request.signal);
    }
  };
