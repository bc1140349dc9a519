import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { Kernel } from './kernel.ts';

interface Expected {
  readonly at: number;
  readonly priority: number;
  readonly sequence: number;
  readonly kind: number;
  readonly entity: number;
  readonly generation: number;
}

/** The obvious event list: an array sorted on every read. */
class SortedArray {
  now = -Infinity;
  readonly generations = new Map<number, number>();
  private events: Expected[] = [];
  private sequence = 0;

  generation(entity: number): number {
    return this.generations.get(entity) ?? 1;
  }

  cancel(entity: number): void {
    this.generations.set(entity, this.generation(entity) + 1);
  }

  schedule(at: number, kind: number, entity: number, priority: number, generation: number): void {
    this.events.push({ at, kind, entity, priority, generation, sequence: this.sequence++ });
  }

  first(): Expected | undefined {
    this.events = this.events
      .filter(
        ({ entity, generation }) => generation === 0 || generation === this.generation(entity),
      )
      .toSorted((a, b) => a.at - b.at || a.priority - b.priority || a.sequence - b.sequence);
    return this.events[0];
  }

  next(until: number): Expected | undefined {
    const first = this.first();
    if (first === undefined || first.at >= until) return undefined;
    this.events.shift();
    this.now = first.at;
    return first;
  }
}

// Few instants, priorities and entities, so that ties and cancellations meet often.
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('schedule' as const),
      after: fc.nat(4),
      priority: fc.nat(2),
      entity: fc.nat(5),
      cancellable: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('next' as const), within: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), entity: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('peek' as const) }) },
);

describe('Kernel', () => {
  test.prop([fc.array(command, { maxLength: 300 })], { numRuns: 500 })(
    'behaves like a sorted array',
    (commands) => {
      const kernel = new Kernel(2);
      const model = new SortedArray();
      let kind = 0;
      const base = (): number => (model.now === -Infinity ? 0 : model.now);
      for (const step of commands) {
        if (step.do === 'schedule') {
          const generation = step.cancellable ? kernel.generation(step.entity) : 0;
          kernel.schedule(base() + step.after, kind, step.entity, step.priority, generation);
          model.schedule(
            base() + step.after,
            kind,
            step.entity,
            step.priority,
            step.cancellable ? model.generation(step.entity) : 0,
          );
          kind++;
        } else if (step.do === 'cancel') {
          kernel.cancel(step.entity);
          model.cancel(step.entity);
        } else if (step.do === 'peek') {
          expect(kernel.peek()).toBe(model.first()?.at ?? Infinity);
        } else {
          const expected = model.next(base() + step.within);
          expect(kernel.next(base() + step.within)).toBe(expected !== undefined);
          if (expected !== undefined)
            expect([kernel.now, kernel.kind, kernel.entity]).toEqual([
              expected.at,
              expected.kind,
              expected.entity,
            ]);
        }
      }
      for (
        let expected = model.next(Infinity);
        expected !== undefined;
        expected = model.next(Infinity)
      ) {
        expect(kernel.next()).toBe(true);
        expect([kernel.now, kernel.kind, kernel.entity]).toEqual([
          expected.at,
          expected.kind,
          expected.entity,
        ]);
      }
      expect(kernel.next()).toBe(false);
      expect(kernel.pending).toBe(0);
    },
  );

  test('delivers ties by priority, then in order of scheduling', () => {
    const kernel = new Kernel();
    kernel.schedule(5, 1, 0, 1);
    kernel.schedule(5, 2, 0, 0);
    kernel.schedule(5, 3, 0, 0);
    kernel.schedule(4, 4, 0, 255);
    const seen: number[] = [];
    kernel.run((kind) => seen.push(kind));
    expect(seen).toEqual([4, 2, 3, 1]);
  });

  test('runs up to an instant exclusively, and goes on from there', () => {
    const kernel = new Kernel();
    for (const at of [1, 2, 3]) kernel.schedule(at, at, 0);
    const seen: number[] = [];
    kernel.run((kind) => seen.push(kind), 2);
    expect(seen).toEqual([1]);
    kernel.run((kind) => seen.push(kind), 4);
    expect(seen).toEqual([1, 2, 3]);
  });

  test('keeps its memory when one deadline is moved again and again', () => {
    const kernel = new Kernel(64);
    for (let move = 0; move < 100_000; move++) {
      kernel.cancel(7);
      kernel.schedule(1000 + move, 0, 7, 0, kernel.generation(7));
    }
    expect(kernel.pending).toBeLessThanOrEqual(64);
    expect(kernel.peek()).toBe(1000 + 99_999);
  });

  test('refuses the past, what is no number, and priorities it cannot rank', () => {
    const kernel = new Kernel();
    kernel.schedule(10, 0, 0);
    kernel.next();
    expect(() => kernel.schedule(9, 0, 0)).toThrow(RangeError);
    expect(() => kernel.schedule(NaN, 0, 0)).toThrow(RangeError);
    expect(() => kernel.schedule(10, 0, 0, 256)).toThrow(RangeError);
    expect(() => kernel.schedule(10, 0, 0, -1)).toThrow(RangeError);
    expect(() => new Kernel(0)).toThrow(RangeError);
  });
});
