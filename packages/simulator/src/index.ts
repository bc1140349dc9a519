// Kernel and random numbers
export { Kernel, type EventHandler } from './kernel/kernel.ts';
export { Draws, OCCURRENCES, PURPOSES, type UniformPair } from './random/draws.ts';
export { hashId, hashPair, type IdHash } from './random/id-hash.ts';
export { philox } from './random/philox.ts';
export { philoxKey, type PhiloxKey } from './random/seed.ts';

// Distributions
export { compileDistribution } from './distributions/compile.ts';
export {
  deterministic,
  exponential,
  gamma,
  lognormal,
  lognormalByMean,
  normal,
  triangular,
  uniform,
  weibull,
  weibullByMedian,
} from './distributions/continuous.ts';
export { bernoulli, categorical, discrete, geometric, poisson } from './distributions/discrete.ts';
export {
  type Distribution,
  DistributionError,
  type Law,
  type LawUnit,
} from './distributions/distribution.ts';
export { normalQuantile } from './distributions/normal-quantile.ts';
export { type AuthoredDistribution, distributionSchema } from './distributions/schema.ts';
export { curve, empirical, quantileTable } from './distributions/tabulated.ts';

// Arrivals
export { type ArrivalSource, Arrivals, type ArrivalWindow } from './arrivals/arrivals.ts';
export type { Burst } from './arrivals/burst.ts';
export {
  PURPOSES_OF_STREAMS,
  STREAM_PURPOSES,
  unitExponentials,
  type UnitExponentials,
} from './arrivals/unit-exponentials.ts';
export { type RateBlock, type WeeklyRates, weekOf } from './arrivals/weekly-rates.ts';
