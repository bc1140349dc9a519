/**
 * The power of ten to round to, so that a figure says no more than its interval supports: the rule of
 * the Particle Data Group (Review of Particle Physics, introduction, 5.3), by which a half-width whose
 * digits begin below 355 keeps two of them and otherwise one. Without an interval, three digits of the
 * largest figure.
 */
export function roundingStep(halfWidth: number, largest: number): number {
  const magnitude = halfWidth > 0 ? halfWidth : Math.abs(largest);
  if (!Number.isFinite(magnitude) || magnitude === 0) return 1;
  const power = Math.floor(Math.log10(magnitude));
  if (halfWidth <= 0) return 10 ** (power - 2);
  return 10 ** (magnitude / 10 ** power < 3.55 ? power - 1 : power);
}

/** Nearest multiple of the step; never minus zero, which would print as `-0`. */
export const roundTo = (value: number, step: number): number => {
  const rounded =
    step >= 1 ? Math.round(value / step) * step : Math.round(value * (1 / step)) / (1 / step);
  return rounded === 0 ? 0 : rounded;
};
