import { demand, type Law } from './distribution.ts';

/** Shares written as percentages add up to 1 but for rounding. */
const ROUNDING = 1e-6;
const POISSON_MEAN_AT_MOST = 1_000_000;

/** 1 with the chance given, else 0. It is 1 for high u, so that a raised chance only ever adds ones. */
export function bernoulli(chance: number): Law {
  share('chance', chance);
  return { inverse: (u) => (u >= 1 - chance ? 1 : 0), mean: chance };
}

/** Trials up to and including the first success: 1, 2, … */
export function geometric(chance: number): Law {
  share('chance', chance);
  demand(chance > 0, 'chance 0 never succeeds');
  const logFailure = Math.log1p(-chance);
  return {
    inverse: (u) => Math.max(1, Math.ceil(Math.log1p(-u) / logFailure)),
    mean: 1 / chance,
  };
}

/**
 * Counts of a Poisson distribution, by bisection in its cumulative table. The table spans 9 standard deviations and more
 * either side of the mean, beyond what 53 bits reach. It is built outward from the mode and then scaled to add up to 1.
 */
export function poisson(mean: number): Law {
  demand(
    mean >= 0 && mean <= POISSON_MEAN_AT_MOST,
    `mean ${mean} is not between 0 and ${POISSON_MEAN_AT_MOST}`,
  );
  if (mean === 0) return { inverse: () => 0, mean };
  const reach = Math.ceil(9 * Math.sqrt(mean) + 40);
  const mode = Math.floor(mean);
  const lowest = Math.max(0, mode - reach);
  const chances = new Float64Array(mode + reach - lowest + 1);
  chances[mode - lowest] = 1;
  for (let count = mode; count > lowest; count--)
    chances[count - 1 - lowest] = (chances[count - lowest]! * count) / mean;
  for (let count = mode + 1; count - lowest < chances.length; count++)
    chances[count - lowest] = (chances[count - 1 - lowest]! * mean) / count;
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const table = cumulated(chances.map((chance) => chance / total));
  return { inverse: (u) => lowest + firstAbove(table, u), mean };
}

/** The index of one of the weights, each as likely as its share of their sum. */
export function categorical(weights: readonly number[]): Law {
  for (const weight of weights)
    demand(weight >= 0 && weight < Infinity, `weight ${weight} is not a number from 0 up`);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  demand(total > 0, 'no weight is above 0');
  const table = cumulated(Float64Array.from(weights, (weight) => weight / total));
  return {
    inverse: (u) => firstAbove(table, u),
    mean: weights.reduce((sum, weight, index) => sum + index * weight, 0) / total,
  };
}

/** Values with their chances, which add up to 1. Listed in any order; drawn so that a higher u gives a higher value. */
export function discrete(pairs: readonly (readonly [value: number, chance: number])[]): Law {
  const total = pairs.reduce((sum, [, chance]) => sum + chance, 0);
  demand(Math.abs(total - 1) <= ROUNDING, `the chances add up to ${percent(total)}, not to 100%`);
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  const values = Float64Array.from(sorted, ([value]) => value);
  const index = categorical(sorted.map(([, chance]) => chance));
  return {
    inverse: (u) => values[index.inverse(u)]!,
    mean: sorted.reduce((sum, [value, chance]) => sum + value * chance, 0) / total,
  };
}

export function share(name: string, value: number): void {
  demand(value >= 0 && value <= 1, `${name} ${percent(value)} is not between 0% and 100%`);
}

const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(6))}%`;

/** Running sums whose last is 1 exactly, so that no u falls off the end. Trailing zeros stay unreachable. */
function cumulated(chances: Float64Array): Float64Array {
  const table = new Float64Array(chances.length);
  let sum = 0;
  let last = 0;
  for (let index = 0; index < chances.length; index++) {
    sum += chances[index]!;
    table[index] = sum;
    if (chances[index]! > 0) last = index;
  }
  return table.fill(1, last);
}

/** Index of the first entry above u. */
function firstAbove(table: Float64Array, u: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low;
}
