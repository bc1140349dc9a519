import type { Definition, Ladder, RoutingRule, Rung, SlaClause } from '../../policy/policy.ts';
import { actsFor } from '../../policy/rung-acts.ts';
import type { FactType } from '../../rules/condition.ts';
import { formatSpan } from '../../time/span.ts';
import { authorCondition, authorWhen } from './condition.ts';

const authorFact = (type: FactType): unknown => {
  if (type.type === 'oneOf') return { oneOf: type.values };
  return type.type === 'listOf' ? { listOf: type.values } : type.type;
};

const authorQualify = ({ rule, when, then, reason }: Definition['qualify'][number]): unknown => {
  const { kind, ...parts } = then;
  return {
    rule,
    ...authorWhen(when),
    then: kind,
    ...parts,
    ...(reason === null ? {} : { reason }),
  };
};

export const authorDefinition = ({ facts, segments, qualify }: Definition): unknown => ({
  facts: Object.fromEntries(Object.entries(facts).map(([name, type]) => [name, authorFact(type)])),
  segments: segments.map(({ segment, when }) => ({ segment, when: authorCondition(when) })),
  qualify: qualify.map(authorQualify),
});

/** What `return`, `send` and `expire` do follows from the kind, so nobody writes it. */
const authorAct = (act: Rung['act']): object => {
  switch (act) {
    case 'reassign':
      return { reassign: true };
    case 'delegate':
      return { delegate: true };
    case 'exception':
      return { move: 'exception' };
    case 'final':
      return { move: 'final-decision' };
    case 'none':
    case 'return':
    case 'send':
    case 'expire':
      return {};
    default:
      return act satisfies never;
  }
};

const authorLadder = ({ rungs, repeat }: Ladder): object => ({
  escalate: rungs.map(({ at, notify, act }) => ({ at: `${at}%`, notify, ...authorAct(act) })),
  repeat: { every: formatSpan(repeat.every), notify: repeat.notify },
});

export const authorClause = (clause: SlaClause): unknown => ({
  for: clause.for,
  ...(clause.step === null ? {} : { step: clause.step }),
  ...authorWhen(clause.when),
  ...(clause.within === null ? {} : { within: formatSpan(clause.within) }),
  ...(clause.calendar === null ? {} : { calendar: clause.calendar }),
  ...authorLadder(clause.ladder),
  ...(actsFor(clause.for).includes('reassign') ? { reassignAtMost: clause.reassignAtMost } : {}),
});

const authorTarget = ({ to, by, cap }: RoutingRule): object => {
  if (to.kind === 'person') return { person: to.person };
  if (to.kind === 'sticky')
    return { sticky: to.to, ...(to.within === null ? {} : { within: formatSpan(to.within) }) };
  const score =
    by.kind === 'best-fit'
      ? { score: by.score.map(({ when, points }) => ({ when: authorCondition(when), points })) }
      : {};
  return {
    pool: to.pool,
    by: by.kind,
    ...score,
    ...(cap === null ? {} : { cap: `${cap.tokens} per ${formatSpan(cap.per)}` }),
  };
};

export const authorRouting = (rule: RoutingRule): unknown => ({
  rule: rule.rule,
  ...authorWhen(rule.when),
  to: authorTarget(rule),
  else: rule.else,
  rejection: rule.rejection,
});
