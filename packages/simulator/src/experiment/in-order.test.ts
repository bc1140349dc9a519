import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { runInOrder } from './in-order.ts';
import type { Replicated } from './replicate.ts';
import { nothingChecked } from './verified-executor.ts';
import type { Runner } from './runner.ts';

const nothing = (replication: number): Replicated => ({
  replication,
  policies: [],
  examples: [],
  fit: null,
  checked: nothingChecked,
});

/** Ends replications in an order of its own. */
const shuffled = (
  width: number,
  delays: readonly number[],
): Runner & { readonly most: () => number } => {
  let under = 0;
  let most = 0;
  return {
    width,
    verify: 0,
    most: () => most,
    run: async (replication, { signal } = {}) => {
      under += 1;
      most = Math.max(most, under);
      for (let turn = 0; turn < (delays[replication % delays.length] ?? 0); turn++)
        await Promise.resolve();
      under -= 1;
      signal?.throwIfAborted();
      return nothing(replication);
    },
  };
};

describe('running replications', () => {
  test.prop([
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 20 }),
    fc.array(fc.nat(9), { minLength: 1 }),
  ])(
    'gives them in the order of their numbers, whichever ends first, and no more at once than the runner is wide',
    async (width, from, count, delays) => {
      const runner = shuffled(width, delays);
      let last = 0;
      const results = await runInOrder(runner, {
        from,
        until: from + count,
        signal: undefined,
        onDone: (done) => {
          expect(done).toBeGreaterThanOrEqual(last);
          last = done;
        },
      });
      expect(results.map(({ replication }) => replication)).toEqual(
        Array.from({ length: count }, (_, index) => from + index),
      );
      expect(last).toBe(count);
      expect(runner.most()).toBeLessThanOrEqual(width);
    },
  );

  test('rejects with the reason when it is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const running = runInOrder(shuffled(2, [3]), {
      from: 0,
      until: 10,
      signal: controller.signal,
      onDone: () => controller.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
  });
});
