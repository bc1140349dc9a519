import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCalendar, subtractAbsences } from './calendar.ts';
import { compiled, exceptionsNear, instants, specsNear } from './calendar.arbitrary.ts';
import { cover, type Timeline } from './timeline.ts';

const intervalsOf = ({ starts, ends, before, count, fromAt, toAt }: Timeline) => ({
  starts: [...starts.subarray(0, count)],
  ends: [...ends.subarray(0, count)],
  before: [...before],
  fromAt,
  toAt,
});

test('what is taken out of a calendar leaves the intervals that its spec with the absences gives', () => {
  const cases = instants.chain((at) =>
    fc.record({
      at: fc.constant(at),
      spec: specsNear(at),
      absences: fc.array(
        exceptionsNear(at).map((one) => ({ ...one, working: false as const })),
        { minLength: 1, maxLength: 6 },
      ),
      years: fc.integer({ min: -1, max: 2 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ at, spec, absences, years }) => {
      const own = subtractAbsences(compiled(spec, at), absences);
      const exceptions = [...spec.exceptions, ...absences];
      const whole = compileCalendar({ ...spec, exceptions }, { from: at, to: at });
      if (!own.ok || !whole.ok) throw new Error('the absences are sound');
      const asked = at + years * 366 * 86_400_000;
      for (const { timeline } of [own.value, whole.value])
        for (const instant of [at, asked]) cover(timeline, instant);
      expect(own.value.timeline.base).not.toBeNull();
      expect(intervalsOf(own.value.timeline)).toEqual(intervalsOf(whole.value.timeline));
    }),
    { numRuns: 200 },
  );
});
