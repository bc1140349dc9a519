import type { Obligation } from '../lead/lead.ts';
import type { Ladder, RungAct } from '../policy/policy.ts';
import { due, elapsed, type Clock } from '../time/clock.ts';
import { dueAfter } from '../time/need.ts';

/** A rung by its label: `75`, or `100+2` for the second repetition after 100%. */
export interface RungLabel {
  readonly percent: number;
  readonly repetition: number;
}

export const parseRung = (label: string): RungLabel => {
  const [percent, repetition] = label.split('+');
  return { percent: Number(percent), repetition: Number(repetition ?? 0) };
};

const labelOf = ({ percent, repetition }: RungLabel): string =>
  repetition === 0 ? `${percent}` : `${percent}+${repetition}`;

/** What a rung tells whom and does. Repetitions only tell. */
export const rungOf = (ladder: Ladder, label: string): { notify: readonly string[]; act: RungAct } => {
  const { percent, repetition } = parseRung(label);
  if (repetition > 0) return { notify: ladder.repeat.notify, act: 'none' };
  const rung = ladder.rungs.find((one) => one.at === percent);
  return rung ?? { notify: [], act: 'none' };
};

type Timed = Pick<Obligation, 'from' | 'need' | 'used' | 'due'>;

/** The instant at which `percent` of the need is used up; the due instant itself for 100. */
export const instantOf = (obligation: Timed, clock: Clock, percent: number): number =>
  percent === 100
    ? obligation.due
    : due(clock, obligation.from, Math.max(0, (obligation.need * percent) / 100 - obligation.used));

/** The first rung of a new obligation. */
export const firstRung = (obligation: Timed, clock: Clock, ladder: Ladder): { rung: string; next: number } => {
  const percent = ladder.rungs[0]?.at ?? 100;
  return { rung: `${percent}`, next: instantOf(obligation, clock, percent) };
};

type Pending = Timed & Pick<Obligation, 'rung' | 'missed'>;

/**
 * The earlier of the next rung and the next repetition. Repetitions count from `at`, not from the plan: after downtime
 * a person is told once, not once for every day that was missed.
 */
const sooner = (
  obligation: Timed,
  clock: Clock,
  ladder: Ladder,
  at: number,
  last: RungLabel,
  percent: number | undefined,
): { rung: string; next: number } => {
  const planned = percent === undefined ? Infinity : Math.max(at, instantOf(obligation, clock, percent));
  // A repetition at its own firing would never end: a minute is the least.
  const again = Math.max(dueAfter(ladder.repeat.every, clock, at), at + 60_000);
  if (percent !== undefined && planned <= again) return { rung: `${percent}`, next: planned };
  return { rung: labelOf({ percent: last.percent, repetition: last.repetition + 1 }), next: again };
};

/**
 * The rung after the one that fires at `at`. From 100% on, repetitions fill the time between rungs and go on after the
 * last, so that an open obligation always has a next instant.
 */
export const rungAfter = (
  obligation: Pending,
  clock: Clock,
  ladder: Ladder,
  at: number,
): { rung: string; next: number } => {
  const fired = parseRung(obligation.rung);
  const percent = ladder.rungs.find((one) => one.at > fired.percent)?.at;
  if (percent !== undefined && fired.percent < 100)
    return { rung: `${percent}`, next: Math.max(at, instantOf(obligation, clock, percent)) };
  return sooner(obligation, clock, ladder, at, fired, percent);
};

/**
 * The pending rung after a policy changed. Rungs are known by their percentage: those below the pending one stay fired,
 * notices that the change put into the past are skipped, 100% fires at `due`.
 */
export const rebasedRung = (
  obligation: Pending,
  clock: Clock,
  ladder: Ladder,
  at: number,
): { rung: string; next: number } => {
  const pending = parseRung(obligation.rung);
  const open = ladder.rungs.filter(
    (rung) => rung.at > pending.percent || (rung.at === pending.percent && pending.repetition === 0),
  );
  if (obligation.missed) {
    const last = pending.repetition > 0 ? pending : { percent: 100, repetition: 0 };
    return sooner(obligation, clock, ladder, at, last, open.find((rung) => rung.at > 100)?.at);
  }
  const next = open.find((rung) => rung.at >= 100 || instantOf(obligation, clock, rung.at) >= at)?.at ?? 100;
  return { rung: `${next}`, next: Math.max(at, instantOf(obligation, clock, next)) };
};

/** What the clock has counted of an obligation's need by an instant. */
export const usedBy = (obligation: Pick<Obligation, 'from' | 'used'>, clock: Clock, at: number): number =>
  obligation.used + elapsed(clock, obligation.from, at);
