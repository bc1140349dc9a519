import type { Facts, FactValue } from '@baton/core';
import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean()]);
const range = z.strictObject({
  atLeast: z.number().optional().describe('This or more'),
  below: z.number().optional().describe('Less than this'),
});

/** Which leads something is about: every fact named must fit; a fact that the lead does not have fits nothing. */
export const factsMatcher = z
  .record(z.string().max(100), z.union([value, z.array(value).min(1).max(1000), range]))
  .describe('Facts that must fit: a value, a list of values, or `{ atLeast, below }`');

export type FactsMatcher = z.output<typeof factsMatcher>;

const equals = (known: FactValue, wanted: string | number | boolean): boolean =>
  typeof known === 'object' ? known.some((one) => one === wanted) : known === wanted;

type Entries = readonly (readonly [string, FactsMatcher[string]])[];
const listed = new WeakMap<FactsMatcher, Entries>();

/** What a matcher asks for, listed once: documents do not change while they are simulated. */
const entriesOf = (matcher: FactsMatcher): Entries => {
  let entries = listed.get(matcher);
  if (entries === undefined) listed.set(matcher, (entries = Object.entries(matcher)));
  return entries;
};

const fits = (known: FactValue | undefined, wanted: FactsMatcher[string]): boolean => {
  if (known === undefined) return false;
  if (Array.isArray(wanted)) return wanted.some((one) => equals(known, one));
  if (typeof wanted !== 'object') return equals(known, wanted);
  if (typeof known !== 'number') return false;
  return known >= (wanted.atLeast ?? -Infinity) && known < (wanted.below ?? Infinity);
};

/** Whether a lead's facts fit. An empty matcher fits every lead. */
export const matchesFacts = (matcher: FactsMatcher, facts: Facts): boolean => {
  for (const [name, wanted] of entriesOf(matcher)) if (!fits(facts[name], wanted)) return false;
  return true;
};
