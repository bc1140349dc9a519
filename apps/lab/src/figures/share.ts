import { minus } from './minus.ts';
import { roundTo } from './step.ts';
import type { Unit } from './unit.ts';

const written = (value: number, step: number): string => {
  const percent = roundTo(value * 100, step * 100);
  const digits = Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9));
  return `${percent < 0 ? minus : ''}${Math.abs(percent).toFixed(Math.min(digits, 1))}`;
};

/** A difference of two shares, in percentage points: `+3.2 points`. */
export const pointsUnit: Unit = {
  write: (value, step) => `${written(value, step)}\u00a0pt`,
  axis: 'percentage points',
  finest: 0.001,
  get difference() {
    return pointsUnit;
  },
};

/** `83.4%` of a figure between 0 and 1. */
export const shareUnit: Unit = {
  write: (value, step) => `${written(value, step)}%`,
  axis: '%',
  finest: 0.001,
  difference: pointsUnit,
};
