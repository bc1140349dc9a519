import { minus } from './minus.ts';
import { roundTo } from './step.ts';
import type { Unit } from './unit.ts';

/** `8,000`, `−12.5` */
export const countUnit: Unit = {
  write: (value, step) => {
    const rounded = roundTo(value, step);
    const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    const text = new Intl.NumberFormat('en', {
      minimumFractionDigits: Math.min(digits, 2),
      maximumFractionDigits: Math.min(digits, 2),
    }).format(Math.abs(rounded));
    return `${rounded < 0 ? minus : ''}${text}`;
  },
  axis: '',
  finest: 0.1,
  get difference() {
    return countUnit;
  },
};

/** A whole number with its thousands apart. */
export const count = (value: number): string => countUnit.write(value, 1);
