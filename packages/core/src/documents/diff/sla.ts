import {
  type ObligationKind,
  obligationKinds,
  type Policy,
  type SlaClause,
} from '../../policy/policy.ts';
import { defaultTerms, type Terms } from '../../policy/terms.ts';
import { timesInWords } from '../words/condition.ts';
import {
  clauseInWords,
  ladderInWords,
  subjectInWords,
  taskInWords,
  withinInWords,
} from '../words/sla.ts';
import { added, type Change, changed, moved, part, removed, same } from './change.ts';

interface Placed {
  readonly clause: SlaClause;
  readonly index: number;
}

const clausesOf = ({ sla }: Policy, kind: ObligationKind): readonly Placed[] =>
  sla.map((clause, index) => ({ clause, index })).filter(({ clause }) => clause.for === kind);

const isAbout = (a: SlaClause, b: SlaClause): boolean => same([a.step, a.when], [b.step, b.when]);

/** What held for the leads of a clause that the other policy does not have: its unconditional clause, or the default. */
const otherwise = (placed: readonly Placed[], { for: kind, step }: SlaClause): Terms =>
  placed.find(
    ({ clause }) => clause.when === null && (clause.step === null || clause.step === step),
  )?.clause ?? defaultTerms(kind);

const calendarInWords = (calendar: string | null): string =>
  calendar === null ? "on the calendar of the owner's team" : `on the calendar \`${calendar}\``;

const changesOf = (
  index: number,
  clause: SlaClause,
  after: Terms,
  before: Terms,
): readonly Change[] => {
  const both = [before, after] as const;
  const subject = subjectInWords(clause);
  const task = `${subject} ${taskInWords(clause.for)}`;
  return [
    ...part(
      ['sla', index, 'within'],
      both,
      ({ within }) => within,
      (now, then) =>
        `${task} ${withinInWords(now)} instead of ${withinInWords(then).replace(/^within /, '')}`,
    ),
    ...part(
      ['sla', index, 'calendar'],
      both,
      ({ calendar }) => calendar,
      (now, then) =>
        `${task} in time counted ${calendarInWords(now)} instead of ${calendarInWords(then)}`,
    ),
    ...part(
      ['sla', index, 'escalate'],
      both,
      ({ ladder }) => ladder,
      (now, then) => `${subject}: ${ladderInWords(now)}; before: ${ladderInWords(then)}`,
    ),
    ...part(
      ['sla', index, 'reassignAtMost'],
      both,
      ({ reassignAtMost }) => reassignAtMost,
      (now, then) =>
        `${subject} are reassigned ${timesInWords(now)} at most instead of ${timesInWords(then)}`,
    ),
  ];
};

/** A clause of its own says what it changes for its leads; if that is nothing, that it stands there. */
const addedChange = ({ clause, index }: Placed, before: Terms): Change => {
  const words = changesOf(index, clause, clause, before).map((change) => change.words);
  return added(
    ['sla', index],
    words.length === 0
      ? `${clauseInWords(clause)}, stated as a clause of its own`
      : words.join('; '),
  );
};

const removedChange = ({ clause, index }: Placed, after: Terms): Change => {
  const words = changesOf(index, clause, after, clause).map((change) => change.words);
  return removed(
    ['sla', index],
    words.length === 0
      ? `${clauseInWords(clause)}, no longer stated as a clause of its own`
      : words.join('; '),
  );
};

const ofKind = (a: Policy, b: Policy, kind: ObligationKind): readonly Change[] => {
  const [before, after] = [clausesOf(a, kind), clausesOf(b, kind)];
  const find = (list: readonly Placed[], clause: SlaClause): Placed | undefined =>
    list.find((other) => isAbout(other.clause, clause));
  const changes = [
    ...before
      .filter(({ clause }) => find(after, clause) === undefined)
      .map((one) => removedChange(one, otherwise(after, one.clause))),
    ...after.flatMap((one): readonly Change[] => {
      const earlier = find(before, one.clause);
      return earlier === undefined
        ? [addedChange(one, otherwise(before, one.clause))]
        : changesOf(one.index, one.clause, one.clause, earlier.clause);
    }),
  ];
  const shared = after.flatMap(({ clause }) => find(before, clause)?.index ?? []);
  const isOrdered = shared.every((index, at) => at === 0 || index > (shared[at - 1] ?? -1));
  const first = after[0];
  if (first !== undefined && !isOrdered)
    return [
      ...changes,
      moved(
        ['sla', first.index],
        `The clauses for ${kind} are tried in another order: ${after.map(({ clause }) => subjectInWords(clause)).join(' ')}`,
      ),
    ];
  const rest = [before, after].map((list) => list.map(({ clause }) => clause));
  return changes.length > 0 || first === undefined || same(rest[0], rest[1])
    ? changes
    : [changed(['sla', first.index], `The clauses for ${kind} are stated otherwise`)];
};

/** Differences of deadlines and ladders, by what is owed. */
export const diffSla = (a: Policy, b: Policy): readonly Change[] =>
  obligationKinds.flatMap((kind) => ofKind(a, b, kind));
