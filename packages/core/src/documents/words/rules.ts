import type { QualifyRule, QualifyThen, RoutingRule, RoutingTarget } from '../../policy/policy.ts';
import type { FactType } from '../../rules/condition.ts';
import { formatSpan } from '../../time/span.ts';
import { conditionInWords, listInWords } from './condition.ts';

export const factInWords = (type: FactType): string => {
  switch (type.type) {
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'yes or no';
    case 'text':
      return 'a text';
    case 'oneOf':
      return `one of ${listInWords(type.values, 'or')}`;
    case 'listOf':
      return `a list out of ${listInWords(type.values, 'and')}`;
    default:
      return type satisfies never;
  }
};

export const thenInWords = (then: QualifyThen): string => {
  switch (then.kind) {
    case 'qualified':
      return 'are qualified and go to an owner';
    case 'qualification':
      return `go to the desk \`${then.desk}\` to be qualified`;
    case 'nurture':
      return `go to the nurture track \`${then.track}\``;
    case 'disqualify':
      return `are disqualified as \`${then.criterion}\``;
    default:
      return then satisfies never;
  }
};

const leads = (when: QualifyRule['when'], what: string): string =>
  when === null ? `all other ${what}` : `${what} where ${conditionInWords(when)}`;

export const qualifyInWords = ({ when, then, reason }: QualifyRule): string =>
  `${leads(when, 'inquiries')} ${thenInWords(then)}${reason === null ? '' : ` (${reason})`}`;

export const targetInWords = (to: RoutingTarget): string => {
  if (to.kind === 'pool') return `to the pool \`${to.pool}\``;
  if (to.kind === 'person') return `to \`${to.person}\``;
  const who =
    to.to === 'account-owner' ? 'to the owner of the account' : 'to whoever had the lead last';
  return to.within === null ? who : `${who}, if that is less than ${formatSpan(to.within)} ago`;
};

const METHODS = {
  'weighted-rotation': 'by weighted rotation',
  'least-loaded': 'to whoever has least to do',
  'best-fit': 'by best fit',
} as const;

export const methodInWords = ({ by }: RoutingRule): string =>
  by.kind === 'best-fit'
    ? `${METHODS[by.kind]} (${by.score.map(({ when, points }) => `${points} points if ${conditionInWords(when)}`).join('; ')})`
    : METHODS[by.kind];

export const capInWords = (cap: RoutingRule['cap']): string =>
  cap === null ? 'without a cap' : `at most ${cap.tokens} a member in ${formatSpan(cap.per)}`;

const ELSE = {
  next: 'the rules after it are tried',
  queue: 'the lead waits in the queue',
  exception: 'the exception desk names an owner',
} as const;

/** What happens when nobody there can take the lead. */
export const elseInWords = (rule: RoutingRule): string => ELSE[rule.else];

export const rejectionInWords = ({ rejection }: RoutingRule): string =>
  rejection === 'keeps-turn'
    ? 'a rejected offer counts as a turn'
    : 'a rejected offer gives the turn back';

/** `leads of which region is NA go to the pool press-na, by weighted rotation, at most 40 …`. */
export const routingInWords = (rule: RoutingRule): string => {
  const pool =
    rule.to.kind === 'pool'
      ? `, ${methodInWords(rule)}${rule.cap === null ? '' : `, ${capInWords(rule.cap)}`}`
      : '';
  return `${leads(rule.when, 'leads')} go ${targetInWords(rule.to)}${pool}; if nobody there can take it, ${elseInWords(rule)}`;
};
