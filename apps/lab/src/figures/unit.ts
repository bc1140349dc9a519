import { countUnit } from './count.ts';
import { durationUnit } from './duration.ts';
import { moneyUnit } from './money.ts';
import { pointsUnit, shareUnit } from './share.ts';

/**
 * How figures of one kind are written. `write` gets a step of rounding in the figure's own unit, so
 * that a mean and the ends of its interval are rounded alike.
 */
export interface Unit {
  readonly write: (value: number, step: number) => string;
  /** For the ends of an axis and the titles of columns: `US$`, `% of leads`. */
  readonly axis: string;
  /** The unit in which a difference of two such figures is written. */
  readonly difference: Unit;
  /** A step is never finer than this. */
  readonly finest: number;
}

export type UnitName = 'money' | 'share' | 'count' | 'hours' | 'ratio';

/** @param currency ISO 4217; money is in its minor units, shares are 0 to 1, durations hours. */
export function unitOf(name: UnitName, currency: string): Unit {
  switch (name) {
    case 'money':
      return moneyUnit(currency);
    case 'share':
      return { ...shareUnit, difference: pointsUnit };
    case 'hours':
      return durationUnit;
    case 'count':
      return countUnit;
    case 'ratio':
      return { ...countUnit, finest: 0.01, axis: '' };
    default:
      return name satisfies never;
  }
}
