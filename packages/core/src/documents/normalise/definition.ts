import type { Definition, QualifyRule, QualifyThen } from '../../policy/policy.ts';
import { builtInFacts } from '../../policy/built-in-facts.ts';
import type { FactType } from '../../rules/condition.ts';
import type { Path } from '../document-error.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredDefinition } from '../schema/definition.ts';
import { normaliseCondition, type Vocabulary } from './condition.ts';
import { typeInWords } from './fact-fit.ts';
import type { Names } from './names.ts';

const factType = (authored: AuthoredDefinition['facts'][string]): FactType => {
  if (typeof authored === 'string') return { type: authored };
  return authored.oneOf === undefined
    ? { type: 'listOf', values: authored.listOf ?? [] }
    : { type: 'oneOf', values: authored.oneOf };
};

/** Declared facts; a built-in one may be declared again for the reader, with its own type. */
export const normaliseFacts = (
  authored: AuthoredDefinition['facts'],
  report: Report,
): Readonly<Record<string, FactType>> => {
  const facts = Object.fromEntries(
    Object.entries(authored).map(([name, type]) => [name, factType(type)]),
  );
  for (const [name, type] of Object.entries(facts)) {
    const builtIn = Object.hasOwn(builtInFacts, name) ? builtInFacts[name] : undefined;
    if (builtIn !== undefined && builtIn.type.type !== type.type)
      report.error(
        ['definition', 'facts', name],
        `\`${name}\` is built in and is ${typeInWords(builtIn.type)}`,
        'remove the declaration, or give your fact another name',
      );
    if ('values' in type)
      refuseDuplicates(
        type.values,
        'the value',
        (index) => ['definition', 'facts', name, type.type, index],
        report,
      );
  }
  return facts;
};

type AuthoredRule = AuthoredDefinition['qualify'][number];

const PART_OF = { qualification: 'desk', nurture: 'track', disqualify: 'criterion' } as const;

const refuseStray = (rule: AuthoredRule, path: Path, report: Report): void => {
  for (const [kind, key] of Object.entries(PART_OF))
    if (rule[key] !== undefined && rule.then !== kind)
      report.error(
        [...path, key],
        `\`${key}\` says nothing with \`then: ${rule.then}\``,
        `remove it, or write \`then: ${kind}\``,
      );
};

const thenOf = (rule: AuthoredRule, path: Path, names: Names, report: Report): QualifyThen => {
  switch (rule.then) {
    case 'qualified':
      return { kind: 'qualified' };
    case 'qualification':
      return { kind: 'qualification', desk: rule.desk ?? names.desks.qualification };
    case 'nurture':
      return { kind: 'nurture', track: names.track(rule.track, [...path, 'track'], report) };
    case 'disqualify':
      return { kind: 'disqualify', criterion: rule.criterion ?? rule.reason ?? rule.rule };
    default:
      return rule.then satisfies never;
  }
};

export const normaliseDefinition = (
  authored: AuthoredDefinition,
  facts: Readonly<Record<string, FactType>>,
  vocabulary: Vocabulary,
  names: Names,
  report: Report,
): Definition => {
  const at = (...steps: (string | number)[]): Path => ['definition', ...steps];
  refuseDuplicates(
    authored.qualify.map(({ rule }) => rule),
    'a rule',
    (index) => at('qualify', index, 'rule'),
    report,
  );
  const qualify = authored.qualify.map((rule, index): QualifyRule => {
    const path = at('qualify', index);
    refuseStray(rule, path, report);
    return {
      rule: rule.rule,
      when:
        rule.when === undefined
          ? null
          : normaliseCondition(rule.when, [...path, 'when'], vocabulary, report),
      then: thenOf(rule, path, names, report),
      reason: rule.reason ?? null,
    };
  });
  const segments = authored.segments.map(({ segment, when }, index) => ({
    segment,
    when: normaliseCondition(when, at('segments', index, 'when'), vocabulary, report),
  }));
  return { facts, segments, qualify };
};
