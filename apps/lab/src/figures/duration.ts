import { minus } from './minus.ts';
import { roundTo } from './step.ts';
import type { Unit } from './unit.ts';

/** Hours, said in the largest unit that leaves a figure of one or more: `35 min`, `4.2 h`, `3.1 days`. */
export const durationUnit: Unit = {
  write: (hours, step) => {
    const size = Math.abs(hours);
    const sign = hours < 0 && roundTo(hours, step) !== 0 ? minus : '';
    if (size < 1) return `${sign}${Math.round(size * 60)}\u00a0min`;
    if (size < 48) return `${sign}${trim(size)}\u00a0h`;
    return `${sign}${trim(size / 24)}\u00a0days`;
  },
  axis: 'hours',
  finest: 1 / 60,
  get difference() {
    return durationUnit;
  },
};

const trim = (value: number): string =>
  value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
