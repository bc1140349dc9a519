import { setTimeout as sleep } from 'node:timers/promises';

export interface Repeating {
  /** Finishes the round under way and begins no other. */
  readonly stop: () => Promise<void>;
}

/** Runs rounds one after another; each says how many ms to wait before the next. One that fails is told and waited out. */
export const repeat = (
  round: () => Promise<number>,
  {
    onError,
    afterErrorMs,
  }: { readonly onError: (error: unknown) => void; readonly afterErrorMs: number },
): Repeating => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let waitMs = afterErrorMs;
      try {
        waitMs = await round();
      } catch (error) {
        onError(error);
      }
      // Rejects when stopped, which ends the loop as well.
      await sleep(waitMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
