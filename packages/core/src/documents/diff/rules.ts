import type { Policy, QualifyRule, RoutingRule } from '../../policy/policy.ts';
import type { Path } from '../document-error.ts';
import { conditionInWords } from '../words/condition.ts';
import {
  capInWords,
  elseInWords,
  factInWords,
  methodInWords,
  qualifyInWords,
  rejectionInWords,
  routingInWords,
  targetInWords,
  thenInWords,
} from '../words/rules.ts';
import { type Change, insteadOf, part } from './change.ts';
import { diffNamed, diffOrdered } from './ordered.ts';

const applies = (when: QualifyRule['when']): string =>
  when === null ? 'always' : `when ${conditionInWords(when)}`;

const qualifyChanges = (path: Path, a: QualifyRule, b: QualifyRule): readonly Change[] => {
  const both = [a, b] as const;
  const subject = `The qualification rule \`${b.rule}\``;
  return [
    ...part([...path, 'when'], both, ({ when }) => when, insteadOf(`${subject} applies`, applies)),
    ...part(
      [...path, 'then'],
      both,
      ({ then }) => then,
      (after, before) =>
        `Inquiries of ${subject.replace('The', 'the')} ${thenInWords(after)}; before they ${thenInWords(before)}`,
    ),
    ...part(
      [...path, 'reason'],
      both,
      ({ reason }) => reason,
      insteadOf(`${subject} gives as reason`, (reason) => reason ?? 'nothing'),
    ),
  ];
};

const routingChanges = (path: Path, a: RoutingRule, b: RoutingRule): readonly Change[] => {
  const both = [a, b] as const;
  const subject = `The routing rule \`${b.rule}\``;
  return [
    ...part([...path, 'when'], both, ({ when }) => when, insteadOf(`${subject} applies`, applies)),
    ...part(
      [...path, 'to'],
      both,
      ({ to }) => to,
      insteadOf(`${subject} sends leads`, targetInWords),
    ),
    ...part(
      [...path, 'to', 'by'],
      both,
      ({ by }) => by,
      () => `${subject} gives leads ${methodInWords(b)} instead of ${methodInWords(a)}`,
    ),
    ...part(
      [...path, 'to', 'cap'],
      both,
      ({ cap }) => cap,
      insteadOf(`${subject} gives`, capInWords),
    ),
    ...part(
      [...path, 'else'],
      both,
      (rule) => rule.else,
      () =>
        `If nobody can take a lead of the routing rule \`${b.rule}\`, ${elseInWords(b)}; before, ${elseInWords(a)}`,
    ),
    ...part(
      [...path, 'rejection'],
      both,
      ({ rejection }) => rejection,
      () => `${subject}: ${rejectionInWords(b)}; before, ${rejectionInWords(a)}`,
    ),
  ];
};

/** Differences of facts, segments, qualification and routing. */
export const diffRules = (a: Policy, b: Policy): readonly Change[] => [
  ...diffNamed(a.definition.facts, b.definition.facts, {
    noun: 'fact',
    path: ['definition', 'facts'],
    describe: factInWords,
  }),
  ...diffOrdered(a.definition.segments, b.definition.segments, {
    noun: 'segment',
    path: ['definition', 'segments'],
    nameOf: ({ segment }) => segment,
    describe: ({ when }) => `leads where ${conditionInWords(when)}`,
    changes: (path, before, after) =>
      part(
        [...path, 'when'],
        [before, after],
        ({ when }) => when,
        insteadOf(`The segment \`${after.segment}\` applies`, applies),
      ),
  }),
  ...diffOrdered(a.definition.qualify, b.definition.qualify, {
    noun: 'qualification rule',
    path: ['definition', 'qualify'],
    nameOf: ({ rule }) => rule,
    describe: qualifyInWords,
    changes: qualifyChanges,
  }),
  ...diffOrdered(a.routing, b.routing, {
    noun: 'routing rule',
    path: ['routing'],
    nameOf: ({ rule }) => rule,
    describe: routingInWords,
    changes: routingChanges,
  }),
];
