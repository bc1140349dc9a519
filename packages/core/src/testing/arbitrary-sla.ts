import fc from 'fast-check';
import { defaultLadder, ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import {
  type Ladder,
  obligationKinds,
  type ObligationKind,
  type Rung,
  type SlaClause,
} from '../policy/policy.ts';
import { actAtDue, actsFor, sittingKinds } from '../policy/rung-acts.ts';
import { defaultWithin } from '../policy/terms.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Span } from '../time/span.ts';
import { arbitraryCondition } from './arbitrary-condition.ts';
import { record } from './record.ts';
import { roleNames } from './vocabulary.ts';

/** Half an hour to a few days, of every clock. */
export const arbitrarySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 1, max: 48 }).map((n): Span => ({ unit: 'open', ms: n * 30 * MINUTE_MS })),
  fc.integer({ min: 1, max: 72 }).map((n): Span => ({ unit: 'wall', ms: n * HOUR_MS })),
  fc.integer({ min: 1, max: 10 }).map((n): Span => ({ unit: 'wall', ms: n * DAY_MS })),
  fc.integer({ min: 1, max: 8 }).map((n): Span => ({ unit: 'openDays', days: n / 2 })),
);

const notify = fc.subarray(['holder', 'manager', ...roleNames], { maxLength: 2 });

const endsSomewhere = (kind: ObligationKind, { rungs }: Ladder): Ladder => {
  const last = rungs.at(-1);
  const sits = sittingKinds.includes(kind) && rungs.every(({ act }) => act === 'none');
  const act = actsFor(kind).at(-1) ?? 'none';
  return {
    rungs: sits && last !== undefined ? [...rungs.slice(0, -1), { ...last, act }] : rungs,
    repeat: defaultLadder(kind).repeat,
  };
};

/** Ladders whose rungs suit the kind, with a rung at 100 and, where a lead would stay, one that moves it. */
export const arbitraryLadder = (kind: ObligationKind): fc.Arbitrary<Ladder> => {
  const acts = actsFor(kind).filter((act) => !['send', 'expire', 'return'].includes(act));
  const rung = (at: number): fc.Arbitrary<Rung> =>
    record({
      at: fc.constant(at),
      notify,
      act:
        at === 100
          ? fc.constantFrom(actAtDue(kind) ?? 'none', ...(actAtDue(kind) === undefined ? acts : []))
          : fc.constantFrom(...acts),
    });
  return fc
    .subarray([25, 50, 75, 150, 200, 300], { maxLength: 3 })
    .chain((percents) => fc.tuple(...[...percents, 100].toSorted((a, b) => a - b).map(rung)))
    .chain((rungs) =>
      record({
        rungs: fc.constant(rungs),
        repeat: record({
          every: fc.constantFrom<Span>(ONE_BUSINESS_DAY, { unit: 'wall', ms: DAY_MS }),
          notify,
        }),
      }),
    )
    .map((ladder) => ({ ...endsSomewhere(kind, ladder), repeat: ladder.repeat }));
};

const clause = (kind: ObligationKind): fc.Arbitrary<SlaClause> =>
  record({
    for: fc.constant(kind),
    step:
      kind === 'step' || kind === 'approval' ? fc.constantFrom(null, 'draft') : fc.constant(null),
    when: fc.option(arbitraryCondition(), { freq: 2 }),
    within: defaultWithin(kind) === null ? fc.constantFrom(null) : arbitrarySpan,
    calendar: fc.constantFrom(null, 'office', 'always'),
    ladder: fc.oneof(fc.constant(defaultLadder(kind)), arbitraryLadder(kind)),
    reassignAtMost: fc.integer({ min: 0, max: 3 }),
  });

/** Up to six clauses; of those for the same kind and step the one without a condition stands last. */
export const arbitrarySla: fc.Arbitrary<readonly SlaClause[]> = fc
  .array(fc.constantFrom(...obligationKinds).chain(clause), { maxLength: 6 })
  .map((clauses) => {
    const open = new Set<ObligationKind>();
    const conditional = clauses.filter(({ when }) => when !== null);
    const rest = clauses.filter(
      ({ when, for: kind }) => when === null && !open.has(kind) && open.add(kind),
    );
    return [...conditional, ...rest];
  });
