import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  contact,
  type Course,
  isConvinced,
  isSigned,
  lastChance,
  newCourse,
  openTalks,
  pass,
  prospectDoneAt,
  talk,
} from './course.ts';
import { attainableBy, type Prospect } from './prospect.ts';

/** How a company handles one prospect: delays in ms, each counted from when the prospect could be served. */
interface Handling {
  readonly attempts: readonly number[];
  readonly takeUpMs: number;
  readonly openMs: number;
  readonly stepsMs: readonly number[];
  readonly skill: number;
}

/** What a prospect needs to be reached: the attempt that they answer. */
interface Drawn extends Prospect {
  readonly answersAttempt: number;
}

const valueWon = (prospect: Drawn, handling: Handling): number => {
  const instants = handling.attempts.toSorted((left, right) => left - right);
  const [first] = instants;
  const reachedAt = instants[prospect.answersAttempt];
  if (first === undefined || reachedAt === undefined) return 0;
  let course: Course = contact(prospect, newCourse, prospect.capturedAt + first);
  course = talk(prospect, course, prospect.capturedAt + reachedAt);
  let at = Math.max(prospect.capturedAt + reachedAt, prospect.readyAt) + handling.takeUpMs;
  course = talk(prospect, { ...course, takenUpAt: null }, at);
  at += handling.openMs;
  course = openTalks(prospect, course, at, handling.stepsMs.length);
  for (const [index, takes] of handling.stepsMs.entries()) {
    at = Math.max(at, prospectDoneAt(prospect, course, index + 1)) + takes;
    course = pass(prospect, course, index + 1, at);
  }
  return isSigned(course) && isConvinced(prospect, handling.skill) ? prospect.value : 0;
};

const DAY_MS = 86_400_000;
const ms = (days: number) => fc.integer({ min: 0, max: days * DAY_MS });

const prospects: fc.Arbitrary<Drawn> = fc
  .record({
    capturedAt: fc.constant(1_000),
    merit: fc.double({ min: 0, max: 1, noNaN: true }),
    winnable: fc.constantFrom(0.3, 0.9, 1),
    value: fc.integer({ min: 1, max: 1e9 }),
    takes: ms(60),
    evaluates: ms(30),
    windowMs: ms(40),
    tolerance: ms(5),
    patience: fc.array(ms(20), { minLength: 8, maxLength: 8 }),
    answersAttempt: fc.nat(3),
  })
  .map(({ takes, evaluates, tolerance, patience, ...rest }) => ({
    ...rest,
    buysAt: rest.capturedAt + takes,
    evaluatesMs: Math.min(takes, evaluates),
    readyAt: rest.capturedAt + takes - Math.min(takes, evaluates),
    contactBy: rest.capturedAt + tolerance,
    patienceMs: (milestone: number) => patience[milestone] ?? 0,
  }));

const handlings: fc.Arbitrary<Handling> = fc.record({
  attempts: fc.array(ms(10), { maxLength: 6 }),
  takeUpMs: ms(20),
  openMs: ms(5),
  stepsMs: fc.array(ms(6), { minLength: 1, maxLength: 6 }),
  skill: fc.constantFrom(0.5, 0.9, 1),
});

const better = (
  handling: Handling,
  times: readonly number[],
  more: readonly number[],
): Handling => {
  const sooner = (value: number, at: number): number => Math.floor(value * (times[at] ?? 1));
  return {
    attempts: [...handling.attempts.map((one, at) => sooner(one, at)), ...more],
    takeUpMs: sooner(handling.takeUpMs, 1),
    openMs: sooner(handling.openMs, 2),
    stepsMs: handling.stepsMs.map((one, at) => sooner(one, at)),
    skill: Math.min(1, handling.skill * 1.2),
  };
};

describe('a prospect', () => {
  test.prop(
    [
      prospects,
      handlings,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.array(ms(10), { maxLength: 2 }),
    ],
    { numRuns: 2000 },
  )(
    'is never lost by less delay, another attempt or a better-fitting owner',
    (prospect, handling, times, more) => {
      expect(valueWon(prospect, better(handling, times, more))).toBeGreaterThanOrEqual(
        valueWon(prospect, handling),
      );
    },
  );

  test.prop([prospects, handlings], { numRuns: 1000 })(
    'is won by nobody whom perfect handling does not win',
    (prospect, handling) => {
      const attainable = attainableBy(prospect, Infinity);
      expect(valueWon(prospect, handling)).toBeLessThanOrEqual(attainable);
      const perfect = {
        attempts: Array.from({ length: 10 }, () => 0),
        takeUpMs: 0,
        openMs: 0,
        stepsMs: [0, 0],
        skill: 1,
      };
      expect(valueWon(prospect, perfect)).toBe(attainable);
    },
  );

  test.prop([prospects, fc.array(ms(40), { maxLength: 8 })])(
    'who is gone stays gone, whatever is done then',
    (prospect, later) => {
      const gone = lastChance(prospect, newCourse) + 1;
      let course: Course = newCourse;
      for (const delay of later) {
        course = talk(prospect, course, gone + delay);
        course = openTalks(prospect, course, gone + delay, 3);
        course = pass(prospect, course, 1, gone + delay);
      }
      expect(course).toMatchObject({ contactedAt: null, takenUpAt: null, milestone: -1 });
    },
  );
});
