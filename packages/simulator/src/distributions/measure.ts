import { parsePercent, parseSpan } from '@baton/core';
import { DistributionError, type LawUnit } from './distribution.ts';

/** The mean Gregorian month, 365.2425 / 12 days: a law over months has no calendar to count them in. */
const MONTH_MS = 30.436875 * 86_400_000;

export type Authored = number | string;
export type Path = readonly (string | number)[];

interface Measured {
  readonly value: number;
  readonly unit: LawUnit;
}

/**
 * Reads the quantities of one distribution and holds them to one unit: all plain numbers, or all clock time, or all
 * business hours, or all business days. A 0 fits every unit.
 */
export class Measure {
  private found: LawUnit | undefined;

  get unit(): LawUnit {
    return this.found ?? 'plain';
  }

  quantity(authored: Authored, path: Path): number {
    const { value, unit } = measured(authored, path);
    if (value === 0) return 0;
    if (this.found !== undefined && this.found !== unit)
      throw new DistributionError(
        `\`${authored}\` is not in the unit of the others (${NAMES[this.found]})`,
        path,
      );
    this.found = unit;
    return value;
  }
}

const NAMES: Readonly<Record<LawUnit, string>> = {
  plain: 'plain numbers',
  wallMs: 'clock time',
  openMs: 'business hours',
  openDays: 'business days',
};

/** A percentage or a fraction as a fraction. */
export function fraction(authored: Authored, path: Path): number {
  const read = parsePercent(authored);
  if (!read.ok) throw new DistributionError(read.message, path, read.fix);
  return read.value;
}

function measured(authored: Authored, path: Path): Measured {
  if (typeof authored === 'number') return { value: authored, unit: 'plain' };
  const span = parseSpan(authored);
  if (!span.ok) throw new DistributionError(span.message, path, span.fix);
  switch (span.value.unit) {
    case 'wall':
      return { value: span.value.ms, unit: 'wallMs' };
    case 'months':
      return { value: span.value.months * MONTH_MS, unit: 'wallMs' };
    case 'open':
      return { value: span.value.ms, unit: 'openMs' };
    case 'openDays':
      return { value: span.value.days, unit: 'openDays' };
    default:
      return span.value satisfies never;
  }
}
