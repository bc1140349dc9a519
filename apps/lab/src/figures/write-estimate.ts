import { type Estimate, halfWidth } from './estimate.ts';
import { roundingStep } from './step.ts';
import type { Unit } from './unit.ts';

const stepOf = (unit: Unit, estimate: Estimate): number =>
  Math.max(
    unit.finest,
    roundingStep(halfWidth(estimate), Math.max(Math.abs(estimate.low), Math.abs(estimate.high))),
  );

/** `$412 k` */
export const writeMean = (unit: Unit, estimate: Estimate): string =>
  unit.write(estimate.mean, stepOf(unit, estimate));

/** `$388 k to $435 k` */
export function writeInterval(unit: Unit, estimate: Estimate): string {
  const step = stepOf(unit, estimate);
  return `${unit.write(estimate.low, step)} to ${unit.write(estimate.high, step)}`;
}

/** `+$412 k`, `−$3 k`, `$0` */
export function writeSigned(unit: Unit, estimate: Estimate): string {
  const step = stepOf(unit, estimate);
  return signed(unit, estimate.mean, step);
}

/** `−$3 k to +$9 k` */
export function writeSignedInterval(unit: Unit, estimate: Estimate): string {
  const step = stepOf(unit, estimate);
  return `${signed(unit, estimate.low, step)} to ${signed(unit, estimate.high, step)}`;
}

/** `±$23 k`, half the interval's width. */
export function writeMargin(unit: Unit, estimate: Estimate): string {
  return `±${unit.write(halfWidth(estimate), stepOf(unit, estimate))}`;
}

const signed = (unit: Unit, value: number, step: number): string => {
  const text = unit.write(value, step);
  const isZero = unit.write(0, step) === text;
  return value > 0 && !isZero ? `+${text}` : text;
};
