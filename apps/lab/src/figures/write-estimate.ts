import { type Estimate, halfWidth, isCut } from './estimate.ts';
import { roundingStep } from './step.ts';
import type { Unit } from './unit.ts';

const stepOf = (unit: Unit, estimate: Estimate): number =>
  Math.max(
    unit.finest,
    roundingStep(halfWidth(estimate), Math.max(Math.abs(estimate.low), Math.abs(estimate.high))),
  );

/** The finest step of all, yet no finer than a tenth of the coarsest. */
const finestOf = (unit: Unit, estimates: readonly Estimate[]): number => {
  const steps = estimates.map((one) => stepOf(unit, one));
  return Math.max(Math.min(...steps), Math.max(...steps) / 10);
};

const known = (estimates: readonly (Estimate | null)[]): readonly Estimate[] =>
  estimates.flatMap((one) => (one === null ? [] : [one]));

/**
 * One step for levels that stand beside one another, so that they can be compared by eye: that of the widest interval, but
 * no coarser than that of their differences, which are paired and known better, and never so coarse that a level that is
 * told apart from zero is written as zero. `undefined` where there are none.
 */
export function levelStep(
  unit: Unit,
  levels: readonly (Estimate | null)[],
  differences: readonly (Estimate | null)[] = [],
): number | undefined {
  const all = known(levels);
  if (all.length === 0) return undefined;
  const paired = known(differences);
  const sizes = all
    .filter(({ low, high }) => low > 0 || high < 0)
    .map(({ mean }) => 10 ** Math.floor(Math.log10(Math.abs(mean))));
  const steps = all.map((one) => stepOf(unit, one));
  const limit = paired.length === 0 ? Infinity : finestOf(unit.difference, paired);
  return Math.max(unit.finest, Math.min(Math.max(...steps), limit, ...sizes));
}

/** One step for differences that stand beside one another; `undefined` where there are none. */
export function differenceStep(
  unit: Unit,
  differences: readonly (Estimate | null)[],
): number | undefined {
  const all = known(differences);
  return all.length === 0 ? undefined : finestOf(unit, all);
}

/** `$412 k` */
export const writeMean = (unit: Unit, estimate: Estimate, step = stepOf(unit, estimate)): string =>
  unit.write(estimate.mean, step);

/** `$388 k to $435 k` */
export function writeInterval(
  unit: Unit,
  estimate: Estimate,
  step = stepOf(unit, estimate),
): string {
  return `${unit.write(estimate.low, step)} to ${unit.write(estimate.high, step)}`;
}

/** `+$412 k`, `−$3 k`, `$0` */
export const writeSigned = (
  unit: Unit,
  estimate: Estimate,
  step = stepOf(unit, estimate),
): string => signed(unit, estimate.mean, step);

/** `−$3 k to +$9 k` */
export function writeSignedInterval(
  unit: Unit,
  estimate: Estimate,
  step = stepOf(unit, estimate),
): string {
  return `${signed(unit, estimate.low, step)} to ${signed(unit, estimate.high, step)}`;
}

/** `±$23 k`, half the interval's width; for an interval that was cut its ends, `0% to 14%`. */
export function writeMargin(unit: Unit, estimate: Estimate, step = stepOf(unit, estimate)): string {
  return isCut(estimate)
    ? writeInterval(unit, estimate, step)
    : `±${unit.write(halfWidth(estimate), step)}`;
}

/** `+$26 k ±$14 k`; `0` alone where both are. */
export function writeChange(unit: Unit, estimate: Estimate, step = stepOf(unit, estimate)): string {
  const nothing = unit.write(0, step);
  const mean = writeSigned(unit, estimate, step);
  if (mean === nothing && unit.write(halfWidth(estimate), step) === nothing) return nothing;
  return isCut(estimate)
    ? `${mean} (${writeSignedInterval(unit, estimate, step)})`
    : `${mean} ${writeMargin(unit, estimate, step)}`;
}

const signed = (unit: Unit, value: number, step: number): string => {
  const text = unit.write(value, step);
  const isZero = unit.write(0, step) === text;
  return value > 0 && !isZero ? `+${text}` : text;
};
