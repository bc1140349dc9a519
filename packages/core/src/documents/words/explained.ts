import type { FactValue } from '../../rules/condition.ts';
import type { ConditionExplanation } from '../../rules/explain-rules.ts';

type Operator = Extract<ConditionExplanation, { readonly operator: unknown }>['operator'];

/** Why a condition holds or does not, naming only the parts that decided it. */
export function conditionWords(condition: ConditionExplanation): string {
  if ('all' in condition) return parts(condition.all, condition.holds, !condition.holds, ' and ');
  if ('any' in condition) return parts(condition.any, condition.holds, condition.holds, ' or ');
  if ('not' in condition) return conditionWords(condition.not);
  const { fact, operator, is, against, holds } = condition;
  if (is === null) return `${fact} is not known`;
  if (operator === 'exists') return `${fact} is ${said(is)}`;
  const other = against === null ? 'an unknown fact' : said(against);
  return holds
    ? affirmed(fact, operator, is, other)
    : `${fact} is ${said(is)}, ${denied[operator]} ${other}`;
}

/** Of `all`, one that fails decides; of `any`, one that holds. Otherwise every part does. */
function parts(
  conditions: readonly ConditionExplanation[],
  holds: boolean,
  oneDecides: boolean,
  joint: string,
): string {
  const decisive = conditions.find((condition) => condition.holds === holds);
  if (oneDecides && decisive !== undefined) return conditionWords(decisive);
  return conditions.map(conditionWords).join(oneDecides ? joint : ' and ');
}

function affirmed(fact: string, operator: Operator, is: FactValue, other: string): string {
  return operator === 'equal'
    ? `${fact} is ${other}`
    : `${fact} is ${said(is)}, ${held[operator]} ${other}`;
}

const held: Readonly<Record<Operator, string>> = {
  equal: 'that is',
  notEqual: 'not',
  in: 'one of',
  notIn: 'none of',
  contains: 'which contains',
  doesNotContain: 'which does not contain',
  lessThan: 'less than',
  lessThanInclusive: 'at most',
  greaterThan: 'more than',
  greaterThanInclusive: 'at least',
  exists: 'known:',
};

const denied: Readonly<Record<Operator, string>> = {
  equal: 'not',
  notEqual: 'which is',
  in: 'none of',
  notIn: 'one of',
  contains: 'which does not contain',
  doesNotContain: 'which contains',
  lessThan: 'not less than',
  lessThanInclusive: 'more than',
  greaterThan: 'not more than',
  greaterThanInclusive: 'less than',
  exists: 'unlike',
};

export const said = (value: FactValue): string =>
  typeof value === 'object' ? value.join(', ') : String(value);
