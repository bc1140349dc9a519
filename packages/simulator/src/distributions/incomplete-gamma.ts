const HALF_LOG_TWO_PI = 0.9189385332046727;
const TERMS_AT_MOST = 100_000;

/** Logarithm of the gamma function for x > 0, by Stirling's series after shifting x above 12 (DLMF 5.11.1, 5.5.1). */
export function logGamma(x: number): number {
  let shift = 1;
  let large = x;
  while (large < 12) shift *= large++;
  const inverse = 1 / large;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360))))));
  return (large - 0.5) * Math.log(large) - large + HALF_LOG_TWO_PI + series - Math.log(shift);
}

/** Both tails of the gamma distribution with unit scale at exp(logX); the smaller one keeps its relative accuracy. */
export interface GammaTails {
  readonly below: number;
  readonly above: number;
  /** Density of log X: the derivative of `below` by logX. */
  readonly density: number;
}

/**
 * The regularised incomplete gamma functions P(shape, x) and Q(shape, x) at x = exp(logX): the power series below the
 * mean (DLMF 8.11.4), Legendre's continued fraction by Lentz's method above it (DLMF 8.9.2).
 */
export function gammaTails(shape: number, logX: number): GammaTails {
  const x = Math.exp(logX);
  const density = Math.exp(shape * logX - x - logGamma(shape));
  if (x < shape + 1) {
    const below = (density * seriesSum(shape, x)) / shape;
    return { below, above: 1 - below, density };
  }
  const above = density * continuedFraction(shape, x);
  return { below: 1 - above, above, density };
}

function seriesSum(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let index = 1; index < TERMS_AT_MOST; index++) {
    term *= x / (shape + index);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

function continuedFraction(shape: number, x: number): number {
  let odd = x + 1 - shape;
  let fromAbove = 1e300;
  let fromBelow = 1 / odd;
  let value = fromBelow;
  for (let index = 1; index < TERMS_AT_MOST; index++) {
    const partial = -index * (index - shape);
    odd += 2;
    fromBelow = 1 / nonZero(partial * fromBelow + odd);
    fromAbove = nonZero(odd + partial / fromAbove);
    const factor = fromBelow * fromAbove;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
