import { gammaTails } from './incomplete-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Beyond what a uniform of 53 bits can ask for (8.21 standard deviations). */
const REACH = 8.25;
const STEPS = 32;
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * Quantile function of the gamma distribution with unit scale. The logarithm of the quantile is smooth in the normal
 * quantile of u, so it is solved exactly at 529 nodes (Newton on the logarithm of the smaller tail, which is concave)
 * and joined by cubics with exact slopes: relative error below 1e-7 for shapes from 0.01 to 10,000, below 1e-9 from 1 up (against
 * SciPy over the whole range of u), at some 60 ns a draw where solving each time takes microseconds.
 */
export function gammaQuantile(shape: number): (u: number) => number {
  const nodes = 2 * REACH * STEPS + 1;
  const logs = new Float64Array(nodes);
  const slopes = new Float64Array(nodes);
  const middle = (nodes - 1) / 2;
  const solve = (node: number, start: number): number => {
    const z = (node - middle) / STEPS;
    const solved = solveLog(shape, z, start);
    logs[node] = solved;
    slopes[node] =
      Math.exp((-z * z) / 2) / (SQRT_TWO_PI * gammaTails(shape, solved).density * STEPS);
    return solved;
  };
  const centre = solve(middle, Math.log(shape));
  for (let node = middle + 1, start = centre; node < nodes; node++) start = solve(node, start);
  for (let node = middle - 1, start = centre; node >= 0; node--) start = solve(node, start);
  return (u) => {
    const position = (normalQuantile(u) + REACH) * STEPS;
    const node = Math.floor(position);
    const t = position - node;
    const rest = 1 - t;
    const start = logs[node]!;
    const end = logs[node + 1]!;
    const bend = rest * slopes[node]! - t * slopes[node + 1]!;
    return Math.exp(rest * start + t * end + t * rest * (bend + (end - start) * (t - rest)));
  };
}

/** log x at which the gamma tail equals the normal tail at z. */
function solveLog(shape: number, z: number, start: number): number {
  // P(Z > |z|) = Q(1/2, z^2/2) / 2.
  const tail = z === 0 ? 0.5 : gammaTails(0.5, Math.log((z * z) / 2)).above / 2;
  const target = Math.log(tail);
  let logX = start;
  for (let round = 0; round < 100; round++) {
    const { below, above, density } = gammaTails(shape, logX);
    const mass = z > 0 ? above : below;
    const step = ((target - Math.log(mass)) * mass) / (z > 0 ? -density : density);
    logX += step;
    if (Math.abs(step) < 1e-14 * Math.max(1, Math.abs(logX))) break;
  }
  return logX;
}
