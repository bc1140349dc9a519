import * as files from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exponential } from '../distributions/continuous.ts';
import { Draws } from '../random/draws.ts';
import { Moments } from '../statistics/moments.ts';
import { pairedDifference } from '../statistics/paired-difference.ts';
import { purpose, uniformsOf } from './address.ts';
import { type Passage, type QueueModel, runQueue } from './queue-model.ts';
import { replicate, type Samples, validation } from './validation-case.ts';

const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('disciplines');

const meanWait = (passages: readonly Passage[]): number =>
  Moments.of(passages.map(({ wait }) => wait)).mean;

describe('priority without preemption', () => {
  validates('mm1-priority-np', (parameters) => {
    const { lambda1, lambda2, mu } = parameters as Readonly<Record<string, number>>;
    const rate = lambda1! + lambda2!;
    const gap = exponential(1 / rate);
    const service = exponential(1 / mu!);
    return replicate(30, (replication) => {
      const u = uniformsOf(draws, 'priority', replication);
      const classOf = (customer: number): number =>
        u(customer, purpose.choice) * rate < lambda1! ? 0 : 1;
      // The order of service does not change how long the server stays busy: an M/M/1 with load 0.7 has a relaxation time of
      // 37, and the warm-up is 40 of them.
      const { passages } = runQueue(
        {
          gap: (customer) => gap.inverse(u(customer, purpose.gap)),
          service: (customer) => service.inverse(u(customer, purpose.service)),
          servers: 1,
          classes: 2,
          classOf,
        },
        { from: 1500, until: 16_500 },
      );
      const high = meanWait(passages.filter(({ customer }) => classOf(customer) === 0));
      const low = meanWait(passages.filter(({ customer }) => classOf(customer) === 1));
      return {
        'Wq high': high,
        'Wq low': low,
        'conservation sum rho_i Wq_i': (lambda1! * high + lambda2! * low) / mu!,
      };
    });
  });
});

describe('two reps', () => {
  const policies = {
    'Wq pooled queue (M/M/2)': { servers: 2 },
    'Wq round robin (E2/M/1 each)': {
      servers: 1,
      stations: 2,
      stationOf: (customer: number) => customer % 2,
    },
    'Wq random split (2x M/M/1)': { servers: 1, stations: 2 },
  } as const satisfies Record<string, Partial<QueueModel>>;

  /** All three over the same leads: the same arrivals, the same handling times. */
  function compare(rate: number, mu: number): Samples {
    const gap = exponential(1 / rate);
    const service = exponential(1 / mu);
    return replicate(30, (replication) => {
      const u = uniformsOf(draws, 'two reps', replication);
      const waits = Object.entries(policies).map(([name, policy]) => {
        const model: QueueModel = {
          gap: (customer) => gap.inverse(u(customer, purpose.gap)),
          service: (customer) => service.inverse(u(customer, purpose.service)),
          stationOf: (customer) =>
            'stations' in policy && u(customer, purpose.choice) < 0.5 ? 1 : 0,
          ...policy,
        };
        // The slowest of the three is the M/M/1 with load 0.8, relaxation time 90; the warm-up is 16 of them.
        return [name, meanWait(runQueue(model, { from: 1500, until: 11_500 }).passages)] as const;
      });
      return Object.fromEntries(waits);
    });
  }

  validates('routing-2-reps', ({ lambda_, mu }) => compare(lambda_ as number, mu as number));

  test('a pooled queue beats round robin, and that beats chance, in every replication over common random numbers', () => {
    const samples = compare(1.6, 1);
    const [pooled, roundRobin, random] = Object.keys(policies).map((name) => samples[name]!);
    for (const [index, wait] of roundRobin!.entries()) {
      expect(pooled![index]).toBeLessThan(wait);
      expect(wait).toBeLessThan(random![index]!);
    }
    const against = pairedDifference(random!, pooled!, 0.95);
    expect(against.interval.high).toBeLessThan(0);
    // Common random numbers earn their keep: the waits of the same leads rise and fall together.
    expect(against.correlation).toBeGreaterThan(0.3);
    expect(pairedDifference(roundRobin!, pooled!, 0.95).varianceRatio).toBeGreaterThan(1);
  });
});
