import { defaultLadder } from '../../policy/default-ladders.ts';
import type { Ladder, ObligationKind, Rung, RungAct, SlaClause } from '../../policy/policy.ts';
import { actAtDue, actsFor } from '../../policy/rung-acts.ts';
import { defaultWithin, REASSIGN_AT_MOST } from '../../policy/terms.ts';
import type { Path } from '../document-error.ts';
import type { Report } from '../report.ts';
import type { AuthoredClause, AuthoredRung } from '../schema/sla.ts';
import { normaliseCondition, type Vocabulary } from './condition.ts';

const actOf = ({ reassign, move, delegate }: AuthoredRung): RungAct => {
  if (reassign === true) return 'reassign';
  if (delegate === true) return 'delegate';
  return move === undefined ? 'none' : move === 'exception' ? 'exception' : 'final';
};

const ACT_IN_WORDS: Readonly<Record<RungAct, string>> = {
  none: '`notify`',
  reassign: '`reassign: true`',
  exception: '`move: exception`',
  final: '`move: final-decision`',
  delegate: '`delegate: true`',
  return: 'nothing',
  send: 'nothing',
  expire: 'nothing',
};

const checkAct = (kind: ObligationKind, act: RungAct, path: Path, report: Report): void => {
  const fitting = actsFor(kind);
  if (fitting.includes(act)) return;
  const choices = fitting.map((one) => ACT_IN_WORDS[one]).filter((words) => words !== 'nothing');
  report.error(
    path,
    `${ACT_IN_WORDS[act]} does not fit \`for: ${kind}\``,
    `use ${choices.join(' or ')}`,
  );
};

/** The ladder as authored, ascending, with the rung at 100% that every ladder has. */
const ladderOf = (clause: AuthoredClause, path: Path, report: Report): Ladder => {
  const { for: kind, escalate, repeat } = clause;
  const fallback = defaultLadder(kind);
  const after = repeat ?? fallback.repeat;
  if (escalate === undefined)
    return { rungs: fallback.rungs, repeat: { every: after.every, notify: after.notify } };
  const seen = new Set<number>();
  const rungs = escalate.map((rung, index): Rung => {
    const act = actOf(rung);
    checkAct(kind, act, [...path, 'escalate', index], report);
    if (seen.has(rung.at))
      report.error(
        [...path, 'escalate', index, 'at'],
        `the ladder has a step at ${rung.at}% already`,
        'join the two, or change one percentage',
      );
    seen.add(rung.at);
    const forced = rung.at === 100 ? actAtDue(kind) : undefined;
    return { at: rung.at, notify: rung.notify ?? [], act: forced ?? act };
  });
  const complete = seen.has(100)
    ? rungs
    : [...rungs, { at: 100, notify: [], act: actAtDue(kind) ?? 'none' }];
  return {
    rungs: complete.toSorted((a, b) => a.at - b.at),
    repeat: { every: after.every, notify: after.notify },
  };
};

export const normaliseClause = (
  clause: AuthoredClause,
  path: Path,
  vocabulary: Vocabulary,
  report: Report,
): SlaClause => {
  const { for: kind, step, when, within, calendar, reassignAtMost } = clause;
  if (step !== undefined && kind !== 'step' && kind !== 'approval')
    report.error(
      [...path, 'step'],
      `\`step\` says nothing with \`for: ${kind}\``,
      'remove it, or write `for: step` or `for: approval`',
    );
  if (reassignAtMost !== undefined && !actsFor(kind).includes('reassign'))
    report.error(
      [...path, 'reassignAtMost'],
      `\`for: ${kind}\` is never reassigned`,
      'remove it, or write `for: offered`',
    );
  return {
    for: kind,
    step: step ?? null,
    when:
      when === undefined ? null : normaliseCondition(when, [...path, 'when'], vocabulary, report),
    within: within ?? defaultWithin(kind),
    calendar: calendar ?? null,
    ladder: ladderOf(clause, path, report),
    reassignAtMost: reassignAtMost ?? REASSIGN_AT_MOST,
  };
};
