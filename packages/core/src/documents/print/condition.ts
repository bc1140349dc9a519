import type { Condition } from '../../rules/condition.ts';

/** A condition as a document says it; `normaliseCondition` gives the same condition back. */
export const authorCondition = (condition: Condition): Readonly<Record<string, unknown>> => {
  if ('all' in condition) return { all: condition.all.map(authorCondition) };
  if ('any' in condition) return { any: condition.any.map(authorCondition) };
  if ('not' in condition) return { not: authorCondition(condition.not) };
  const { fact, operator, value } = condition;
  return operator === 'equal' && typeof value !== 'object'
    ? { [fact]: value }
    : { [fact]: { [operator]: value } };
};

export const authorWhen = (
  when: Condition | null,
): { readonly when?: Readonly<Record<string, unknown>> } =>
  when === null ? {} : { when: authorCondition(when) };
