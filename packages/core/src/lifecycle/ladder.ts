import type { Obligation } from '../lead/lead.ts';
import type { Ladder, RungAct } from '../policy/policy.ts';
import { due, elapsed, type Clock } from '../time/clock.ts';
import { dueAfter } from '../time/need.ts';

/** A rung by its label: `75`, or `100+2` for the second repetition after 100%. */
export interface RungLabel {
  readonly percent: number;
  readonly repetition: number;
}

/** Labels read before: a policy has few, and each is asked for many times. Bounded, since a log may hold any. */
const read = new Map<string, RungLabel>();
const READ_AT_MOST = 10_000;

/** The label asked for last: one due event asks several times about the same. */
let asked = '';
let answer: RungLabel = { percent: 0, repetition: 0 };

export const parseRung = (label: string): RungLabel => {
  if (label === asked) return answer;
  let rung = read.get(label);
  if (rung === undefined) {
    const [percent, repetition] = label.split('+');
    rung = { percent: Number(percent), repetition: Number(repetition ?? 0) };
    if (read.size < READ_AT_MOST) read.set(label, rung);
  }
  asked = label;
  answer = rung;
  return rung;
};

const labels = new Map<number, string>();

/** How the rung at a percentage is called. */
export const labelOf = (percent: number): string => {
  const known = labels.get(percent);
  if (known !== undefined) return known;
  const label = `${percent}`;
  if (labels.size < READ_AT_MOST) labels.set(percent, label);
  return label;
};

/** What a rung tells whom and does. Repetitions only tell. */
export const rungOf = (
  ladder: Ladder,
  label: string,
): { notify: readonly string[]; act: RungAct } => {
  const { percent, repetition } = parseRung(label);
  if (repetition > 0) return { notify: ladder.repeat.notify, act: 'none' };
  for (const rung of ladder.rungs) if (rung.at === percent) return rung;
  return { notify: [], act: 'none' };
};

/** Repetitions count business time even where the need is wall time: nobody is told again on a Sunday. */
export interface Clocks {
  readonly need: Clock;
  readonly repeat: Clock;
}

type Timed = Pick<Obligation, 'from' | 'need' | 'used' | 'due'>;

/** The instant at which `percent` of the need is used up, a whole millisecond; the due instant itself for 100. */
export const instantOf = (
  obligation: Timed,
  { need }: Pick<Clocks, 'need'>,
  percent: number,
): number =>
  percent === 100
    ? obligation.due
    : due(
        need,
        obligation.from,
        Math.max(0, Math.ceil((obligation.need * percent) / 100) - obligation.used),
      );

/** A rung that is still to fire, and when. */
export type NextRung = Pick<Obligation, 'rung' | 'next'>;

type Pending = Timed & Pick<Obligation, 'rung' | 'missed'>;

/**
 * The earlier of the next rung and the next repetition. Repetitions count from `at`, not from the plan: after downtime
 * a person is told once, not once for every day that was missed.
 */
const sooner = (
  obligation: Timed,
  clocks: Clocks,
  ladder: Ladder,
  at: number,
  last: RungLabel,
  percent: number | undefined,
): NextRung => {
  const planned =
    percent === undefined ? Infinity : Math.max(at, instantOf(obligation, clocks, percent));
  // A repetition at its own firing would never end: a minute is the least.
  const again = Math.max(dueAfter(ladder.repeat.every, clocks.repeat, at), at + 60_000);
  if (percent !== undefined && planned <= again) return { rung: labelOf(percent), next: planned };
  return { rung: `${last.percent}+${last.repetition + 1}`, next: again };
};

const firstAbove = ({ rungs }: Ladder, percent: number): number | undefined => {
  for (const { at } of rungs) if (at > percent) return at;
  return undefined;
};

/**
 * The rung after the one that fires at `at`. From 100% on, repetitions fill the time between rungs and go on after the
 * last, so that an open obligation always has a next instant.
 */
export const rungAfter = (
  obligation: Pending,
  clocks: Clocks,
  ladder: Ladder,
  at: number,
): NextRung => {
  const fired = parseRung(obligation.rung);
  const percent = firstAbove(ladder, fired.percent);
  if (percent !== undefined && fired.percent < 100)
    return { rung: labelOf(percent), next: Math.max(at, instantOf(obligation, clocks, percent)) };
  return sooner(obligation, clocks, ladder, at, fired, percent);
};

/**
 * The pending rung after a policy changed. Rungs are known by their percentage: those below the pending one stay fired,
 * notices that the change put into the past are skipped, 100% fires at `due`.
 */
export const rebasedRung = (
  obligation: Pending,
  clocks: Clocks,
  ladder: Ladder,
  at: number,
): NextRung => {
  const pending = parseRung(obligation.rung);
  const open = ladder.rungs.filter(
    (rung) =>
      rung.at > pending.percent || (rung.at === pending.percent && pending.repetition === 0),
  );
  if (obligation.missed) {
    const last = pending.repetition > 0 ? pending : { percent: 100, repetition: 0 };
    return sooner(obligation, clocks, ladder, at, last, open.find((rung) => rung.at > 100)?.at);
  }
  const next =
    open.find((rung) => rung.at >= 100 || instantOf(obligation, clocks, rung.at) >= at)?.at ?? 100;
  return { rung: labelOf(next), next: Math.max(at, instantOf(obligation, clocks, next)) };
};

/** What the clock has counted of an obligation's need by an instant. */
export const usedBy = (
  obligation: Pick<Obligation, 'from' | 'used'>,
  clock: Clock,
  at: number,
): number => obligation.used + elapsed(clock, obligation.from, at);
