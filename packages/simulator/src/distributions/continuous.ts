import { demand, type Law } from './distribution.ts';
import { gammaQuantile } from './gamma-quantile.ts';
import { logGamma } from './incomplete-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Always the same; the uniform is not looked at. */
export function deterministic(value: number): Law {
  demand(Number.isFinite(value), `${value} is not a finite number`);
  return { inverse: () => value, mean: value };
}

export function exponential(mean: number): Law {
  positive('mean', mean);
  return { inverse: (u) => -mean * Math.log1p(-u), mean };
}

export function uniform(low: number, high: number): Law {
  demand(low < high, `low ${low} is not below high ${high}`);
  return { inverse: (u) => low + (high - low) * u, mean: (low + high) / 2 };
}

export function normal(mean: number, sd: number): Law {
  demand(Number.isFinite(mean), `mean ${mean} is not a finite number`);
  positive('sd', sd);
  return { inverse: (u) => mean + sd * normalQuantile(u), mean };
}

/** `sigma` is the standard deviation of the logarithm. */
export function lognormal(median: number, sigma: number): Law {
  positive('median', median);
  positive('sigma', sigma);
  const location = Math.log(median);
  return {
    inverse: (u) => Math.exp(location + sigma * normalQuantile(u)),
    mean: Math.exp(location + (sigma * sigma) / 2),
  };
}

/** By mean and coefficient of variation: sigma^2 = ln(1 + cv^2), median = mean / sqrt(1 + cv^2). */
export function lognormalByMean(mean: number, cv: number): Law {
  positive('mean', mean);
  positive('cv', cv);
  const spread = 1 + cv * cv;
  return { ...lognormal(mean / Math.sqrt(spread), Math.sqrt(Math.log(spread))), mean };
}

/** By mean and coefficient of variation: shape 1 / cv^2. cv from 0.01 to 10, where the tabulated quantile is accurate. */
export function gamma(mean: number, cv: number): Law {
  positive('mean', mean);
  demand(cv >= 0.01 && cv <= 10, `cv ${cv} is not between 0.01 and 10`);
  const shape = 1 / (cv * cv);
  const scale = mean / shape;
  const quantile = gammaQuantile(shape);
  return { inverse: (u) => scale * quantile(u), mean };
}

export function weibull(scale: number, shape: number): Law {
  positive('scale', scale);
  positive('shape', shape);
  const power = 1 / shape;
  return {
    inverse: (u) => scale * Math.pow(-Math.log1p(-u), power),
    mean: scale * Math.exp(logGamma(1 + power)),
  };
}

export function weibullByMedian(median: number, shape: number): Law {
  positive('median', median);
  positive('shape', shape);
  return weibull(median / Math.pow(Math.LN2, 1 / shape), shape);
}

export function triangular(low: number, mode: number, high: number): Law {
  demand(low < high, `low ${low} is not below high ${high}`);
  demand(low <= mode && mode <= high, `mode ${mode} is not between low ${low} and high ${high}`);
  const width = high - low;
  const turn = (mode - low) / width;
  return {
    inverse: (u) =>
      u < turn
        ? low + Math.sqrt(u * width * (mode - low))
        : high - Math.sqrt((1 - u) * width * (high - mode)),
    mean: (low + mode + high) / 3,
  };
}

function positive(name: string, value: number): void {
  demand(value > 0 && value < Infinity, `${name} ${value} is not a positive number`);
}
