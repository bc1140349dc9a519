import { factTypes } from '../../policy/built-in-facts.ts';
import type { Policy, SlaClause } from '../../policy/policy.ts';
import { sittingKinds } from '../../policy/rung-acts.ts';
import type { Path } from '../document-error.ts';
import type { Report } from '../report.ts';
import type { Types } from './cases.ts';
import { checkReplaces } from './replaces.ts';
import { findUnreachable, type OrderedRule } from './unreachable.ts';

const inWords = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(' and ');

const reportUnreachable = (
  rules: readonly OrderedRule[],
  types: Types,
  pathOf: (index: number) => Path,
  report: Report,
): void => {
  for (const { index, because } of findUnreachable(rules, types)) {
    const name = rules[index]?.name ?? '';
    if (because.length === 0)
      report.error(
        pathOf(index),
        `\`${name}\` never applies: its condition contradicts itself`,
        'correct the condition, or remove the rule',
      );
    else
      report.error(
        pathOf(index),
        `\`${name}\` is never reached: ${inWords(because)} before it always ${because.length === 1 ? 'matches' : 'match'}`,
        'move it up, narrow the earlier condition, or remove it',
      );
  }
};

const decisive = (name: string, when: OrderedRule['when']): OrderedRule => ({
  name,
  when,
  passesOn: false,
});

/** Clauses compete only with earlier ones for the same kind, of the same step or of every step. */
const checkClauses = ({ sla }: Policy, types: Types, report: Report): void => {
  const numbered = sla.map((clause, index) => ({ clause, index }));
  for (const { clause, index } of numbered) {
    const rivals = numbered.filter(
      ({ clause: other, index: at }) =>
        at <= index &&
        other.for === clause.for &&
        (other.step === null || other.step === clause.step),
    );
    const rules = rivals.map(({ clause: { for: kind, when }, index: at }) =>
      decisive(`sla[${at}] for ${kind}`, when),
    );
    const found = findUnreachable(rules, types).find((one) => one.index === rules.length - 1);
    if (found === undefined) continue;
    const [message, fix] =
      found.because.length === 0
        ? [
            'this clause never applies: its condition contradicts itself',
            'correct the condition, or remove the clause',
          ]
        : [
            `this clause is never reached: ${inWords(found.because)} before it always matches`,
            'put the clause without a condition last, or remove one',
          ];
    report.error(['sla', index], message, fix);
  }
};

const checkLadder = ({ for: kind, ladder }: SlaClause, path: Path, report: Report): void => {
  if (!sittingKinds.includes(kind) || ladder.rungs.some(({ act }) => act !== 'none')) return;
  const move = kind === 'exception' ? '`move: final-decision`' : '`move: exception`';
  const example = kind === 'offered' ? `\`reassign: true\` or ${move}` : move;
  report.error(
    [...path, 'escalate'],
    `the ladder ends nowhere: a lead with \`${kind}\` overdue would stay for ever`,
    `add a step, for example \`{ at: 200%, move: ${kind === 'exception' ? 'final-decision' : 'exception'} }\`; ${example} moves the lead on`,
  );
};

/**
 * What is wrong with a policy that is well-formed: rules and clauses that are never reached or never apply, ladders that
 * end nowhere, and states that leads cannot be put into.
 */
export const checkPolicy = (policy: Policy, report: Report): void => {
  const types = factTypes(policy.definition.facts);
  const { segments, qualify } = policy.definition;
  reportUnreachable(
    segments.map(({ segment, when }) => decisive(segment, when)),
    types,
    (index) => ['definition', 'segments', index],
    report,
  );
  reportUnreachable(
    qualify.map(({ rule, when }) => decisive(rule, when)),
    types,
    (index) => ['definition', 'qualify', index],
    report,
  );
  reportUnreachable(
    policy.routing.map(({ rule, when, else: other }) => ({
      name: rule,
      when,
      passesOn: other === 'next',
    })),
    types,
    (index) => ['routing', index],
    report,
  );
  checkClauses(policy, types, report);
  checkReplaces(policy, report);
  policy.sla.forEach((clause, index) => checkLadder(clause, ['sla', index], report));
};
