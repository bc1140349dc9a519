import type { Condition, Facts, FactValue } from './condition.ts';
import { valueFact } from './engine-rules.ts';

const collect = (condition: Condition, into: Set<string>): void => {
  if ('all' in condition) for (const part of condition.all) collect(part, into);
  else if ('any' in condition) for (const part of condition.any) collect(part, into);
  else if ('not' in condition) collect(condition.not, into);
  else {
    into.add(condition.fact);
    const other = valueFact(condition.value);
    if (other !== null) into.add(other);
  }
};

/** Names of the facts that the conditions compare, sorted, each once. */
export const factsNamed = (conditions: readonly (Condition | null)[]): string[] => {
  const names = new Set<string>();
  for (const condition of conditions) if (condition !== null) collect(condition, names);
  return [...names].toSorted();
};

/** A fact's value, or `undefined` for one that is not known, whatever its name. */
export const factOf = (facts: Facts, name: string): FactValue | undefined =>
  Object.hasOwn(facts, name) ? facts[name] : undefined;

/** The known ones among the named facts. */
export const pickFacts = (facts: Facts, names: readonly string[]): Facts => {
  const picked: Record<string, FactValue> = {};
  for (const name of names) {
    const value = factOf(facts, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
};
