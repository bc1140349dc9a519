import type { Given } from './command.ts';
import { UsageError } from './failures.ts';

/** The option as a whole number of at least `atLeast`; `undefined` when it was not given. */
export function wholeNumber(given: Given, name: string, atLeast: number): number | undefined {
  const text = given.option(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= atLeast) return value;
  throw new UsageError(
    `\`--${name} ${text}\` is not a whole number from ${atLeast} on`,
    `in the option --${name}`,
    `write for example: --${name} ${Math.max(atLeast, 20)}`,
  );
}
