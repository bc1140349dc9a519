import * as files from 'node:fs';
import { describe, expect } from 'vitest';
import { PoissonArrivals, type RateStretch } from '../arrivals/poisson-arrivals.ts';
import { unitExponentials } from '../arrivals/unit-exponentials.ts';
import { exponential, uniform } from '../distributions/continuous.ts';
import { Draws } from '../random/draws.ts';
import { Moments } from '../statistics/moments.ts';
import { purpose, uniformsOf } from './address.ts';
import { countsPresent } from './infinite-server.ts';
import { validation } from './validation-case.ts';

const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('nurture');
const every = (period: number, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index * period);

function* steps(
  width: number,
  until: number,
  rate: (from: number, to: number) => number,
): Generator<RateStretch, undefined> {
  for (let step = 0; step * width < until; step++)
    yield { until: (step + 1) * width, rate: rate(step * width, (step + 1) * width) };
  return undefined;
}

describe('nobody waits', () => {
  validates('mginf', () => {
    const u = uniformsOf(draws, 'mginf', 0);
    const stay = uniform(1, 5);
    const looks = every(5, 5, 5000);
    const arrivals = new PoissonArrivals(
      0,
      steps(25_100, 25_000, () => 20),
      unitExponentials(draws, 'mginf', 0),
    );
    // Nobody stays longer than 5: the count at 5 is stationary already, and counts 5 apart have no customer in common.
    const counts = countsPresent(
      arrivals,
      (customer) => stay.inverse(u(customer, purpose.service)),
      looks,
    );
    return { 'L mean': counts, 'L variance': counts.map((count) => (count - 60) ** 2) };
  });

  validates('mt-m-inf-t6', ({ mu, t }) => {
    const u = uniformsOf(draws, 'mt-m-inf', 0);
    const stay = exponential(1 / (mu as number));
    const days = 4000;
    const integral = (at: number): number =>
      10 * at - ((8 * 24) / (2 * Math.PI)) * Math.cos((2 * Math.PI * at) / 24);
    const rate = (from: number, to: number): number =>
      (integral(to) - integral(from)) / (to - from);
    const arrivals = new PoissonArrivals(
      0,
      steps(0.05, days * 24, rate),
      unitExponentials(draws, 'mt-m-inf', 0),
    );
    // From empty, e^(-t/4) of the distance is left: after three days 1 in 60 million. Every second day is looked at, when
    // one in 160,000 of those present before is still there.
    const looks = every(48, 72 + (t as number), days / 2 - 3);
    const counts = countsPresent(
      arrivals,
      (customer) => stay.inverse(u(customer, purpose.service)),
      looks,
    );
    const moments = Moments.of(counts);
    // The count is Poisson: the variance is the mean (standard error of a variance: itself times sqrt(2/n)).
    const apart = moments.variance / moments.mean - 1;
    expect(Math.abs(apart / Math.sqrt(2 / counts.length))).toBeLessThan(4);
    return { 'E[number in system at t]': counts };
  });
});
