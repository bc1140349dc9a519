import type { Condition, Facts, FactValue, Operator } from './condition.ts';
import { valueFact } from './engine-rules.ts';
import { factOf } from './facts-named.ts';
import type { RuleSet } from './rule-set.ts';

/** What a set asks of one fact. */
interface Asked {
  /** Whether the whole value matters: it meets another fact, or a list is compared. */
  whole: boolean;
  readonly numbers: Set<number>;
  readonly texts: Set<string>;
}

const wholeOperators: ReadonlySet<Operator> = new Set(['contains', 'doesNotContain']);

const note = (asked: Asked, value: FactValue): void => {
  for (const one of typeof value === 'object' ? value : [value]) {
    if (typeof one === 'number') asked.numbers.add(one);
    if (typeof one === 'string') asked.texts.add(one);
  }
};

const collect = (condition: Condition, of: (fact: string) => Asked): void => {
  if ('all' in condition) for (const inner of condition.all) collect(inner, of);
  else if ('any' in condition) for (const inner of condition.any) collect(inner, of);
  else if ('not' in condition) collect(condition.not, of);
  else {
    const asked = of(condition.fact);
    const other = valueFact(condition.value);
    if (other !== null) asked.whole = of(other).whole = true;
    else note(asked, condition.value as FactValue);
    if (wholeOperators.has(condition.operator)) asked.whole = true;
  }
};

/** Place among the sorted thresholds: odd on one of them, even between two. */
const place = (value: number, thresholds: readonly number[]): number => {
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((thresholds[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return 2 * low + (thresholds[low] === value ? 1 : 0);
};

type KeyPart = (value: FactValue | undefined) => string;

const keyPart = ({ whole, numbers, texts }: Asked): KeyPart => {
  const thresholds = [...numbers].toSorted((left, right) => left - right);
  return (value) => {
    if (value === undefined) return '-';
    if (typeof value === 'number') {
      return whole || Number.isNaN(value) ? `=${value}` : `n${place(value, thresholds)}`;
    }
    if (!whole && typeof value === 'string' && !texts.has(value)) return '*';
    // Self-delimiting, so that no two lists of values read alike.
    return JSON.stringify(value);
  };
};

/**
 * A key for the facts of a judgement: equal keys, equal verdicts. A number that is only compared with constants counts
 * by its place among the set's constants, a text by which of them it is, if any, so that the values that facts really take
 * fall into few classes. Facts compared with one another count by their value.
 */
export const memoKey = (set: RuleSet): ((facts: Facts) => string) => {
  const asked = new Map<string, Asked>();
  const of = (fact: string): Asked => {
    const known = asked.get(fact) ?? { whole: false, numbers: new Set(), texts: new Set() };
    asked.set(fact, known);
    return known;
  };
  for (const { when } of set.rules) if (when !== null) collect(when, of);
  const parts = [...asked].map(([fact, what]) => ({ fact, part: keyPart(what) }));
  return (facts) => {
    let key = '';
    for (const { fact, part } of parts) key += `${part(factOf(facts, fact))},`;
    return key;
  };
};
