import type { RoutingMethod, RoutingRule, RoutingTarget } from '../../policy/policy.ts';
import type { Path } from '../document-error.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredRoutingRule } from '../schema/routing.ts';
import { normaliseCondition, type Vocabulary } from './condition.ts';

const targetOf = ({ to }: AuthoredRoutingRule): RoutingTarget => {
  if (to.sticky !== undefined) return { kind: 'sticky', to: to.sticky, within: to.within ?? null };
  return to.person === undefined
    ? { kind: 'pool', pool: to.pool ?? '' }
    : { kind: 'person', person: to.person };
};

const methodOf = (
  { to }: AuthoredRoutingRule,
  path: Path,
  vocabulary: Vocabulary,
  report: Report,
): RoutingMethod => {
  if (to.by === 'best-fit' && to.score === undefined)
    report.error(
      [...path, 'by'],
      'nothing says what fits best',
      'add `score:` with conditions and points',
    );
  if (to.by !== 'best-fit' && to.score !== undefined)
    report.error(
      [...path, 'score'],
      '`score` counts only for best fit',
      'write `by: best-fit`, or remove it',
    );
  if (to.by !== 'best-fit') return { kind: to.by ?? 'weighted-rotation' };
  const asking = { ...vocabulary, owner: true };
  const score = (to.score ?? []).map(({ when, points }, index) => ({
    when: normaliseCondition(when, [...path, 'score', index, 'when'], asking, report),
    points,
  }));
  return { kind: 'best-fit', score };
};

/** `by`, `score`, `cap` and a queue need a pool, `within` needs stickiness. */
const refuseStray = (rule: AuthoredRoutingRule, path: Path, report: Report): void => {
  const { to } = rule;
  if (to.pool === undefined) {
    for (const key of ['by', 'score', 'cap'] as const)
      if (to[key] !== undefined)
        report.error(
          [...path, 'to', key],
          `\`${key}\` needs a pool`,
          'remove it, or send to a pool',
        );
    if (rule.else === 'queue')
      report.error(
        [...path, 'else'],
        'only a pool has a queue',
        'write `else: next` or `else: exception`',
      );
  }
  if (to.sticky === undefined && to.within !== undefined)
    report.error([...path, 'to', 'within'], '`within` counts only for `sticky`', 'remove it');
};

const DEFAULT_ELSE = { pool: 'queue', person: 'exception', sticky: 'next' } as const;

export const normaliseRouting = (
  rules: readonly AuthoredRoutingRule[],
  vocabulary: Vocabulary,
  report: Report,
): readonly RoutingRule[] => {
  refuseDuplicates(
    rules.map(({ rule }) => rule),
    'a rule',
    (index) => ['routing', index, 'rule'],
    report,
  );
  return rules.map((rule, index) => {
    const path: Path = ['routing', index];
    refuseStray(rule, path, report);
    const to = targetOf(rule);
    return {
      rule: rule.rule,
      when:
        rule.when === undefined
          ? null
          : normaliseCondition(rule.when, [...path, 'when'], vocabulary, report),
      to,
      by: methodOf(rule, [...path, 'to'], vocabulary, report),
      cap: rule.to.cap ?? null,
      else: rule.else ?? DEFAULT_ELSE[to.kind],
      rejection: rule.rejection ?? 'keeps-turn',
    };
  });
};
