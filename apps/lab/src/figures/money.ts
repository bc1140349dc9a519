import { minus } from './minus.ts';
import { roundTo } from './step.ts';
import type { Unit } from './unit.ts';

/** How many minor units make one unit: 100 cents, 1 yen, 1000 fils. */
export const minorUnits = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2);

const scales = [
  { from: 1e9, divisor: 1e9, suffix: '\u00a0bn' },
  { from: 1e6, divisor: 1e6, suffix: '\u00a0M' },
  { from: 1e4, divisor: 1e3, suffix: '\u00a0k' },
];

/** `$412 k`, `−R$1.31 M`, `€9,400`: integer minor units of an ISO 4217 currency. */
export function moneyUnit(currency: string): Unit {
  const perUnit = minorUnits(currency);
  const symbol = symbolOf(currency);
  const unit = {
    write: (minor: number, step: number) => {
      const value = roundTo(minor, Math.max(step, 1)) / perUnit;
      const size = Math.abs(value);
      // What is rounded to thousands is written in thousands, as is what stands beside it.
      const least = value === 0 ? 0 : step / perUnit;
      const { divisor, suffix } = scales.find(
        (scale) => size >= scale.from || least >= scale.divisor,
      ) ?? { divisor: 1, suffix: '' };
      const digits = Math.max(
        0,
        Math.ceil(Math.log10(divisor / (Math.max(step, 1) / perUnit)) - 1e-9),
      );
      const text = new Intl.NumberFormat('en', {
        minimumFractionDigits: Math.min(digits, 2),
        maximumFractionDigits: Math.min(digits, 2),
      }).format(size / divisor);
      return `${value < 0 ? minus : ''}${symbol}${text}${suffix}`;
    },
    axis: currency,
    finest: perUnit,
  };
  return {
    ...unit,
    get difference() {
      return this;
    },
  };
}

/** Every digit, for amounts that are exact: `$124,000`, `€9,400.50`. */
export function exactMoney(minor: number, currency: string): string {
  const perUnit = minorUnits(currency);
  const text = new Intl.NumberFormat('en', {
    minimumFractionDigits: minor % perUnit === 0 ? 0 : Math.round(Math.log10(perUnit)),
  }).format(Math.abs(minor) / perUnit);
  return `${minor < 0 ? minus : ''}${symbolOf(currency)}${text}`;
}

function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  // A code in place of a symbol (`CHF`) needs room before the figure.
  return /\p{L}$/u.test(symbol) ? `${symbol}\u00a0` : symbol;
}
