import * as files from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { exponential } from '../distributions/continuous.ts';
import { Draws } from '../random/draws.ts';
import { purpose, type Uniforms, uniformsOf } from './address.ts';
import { type Passage, type QueueModel, runQueue } from './queue-model.ts';
import { validation } from './validation-case.ts';

const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('identities');
const ALWAYS = { from: 0, until: Infinity };

/** A queue over what happened: customer k came `gaps[k]` after the one before. */
const traced = (gaps: readonly number[], service: (customer: number) => number): QueueModel => ({
  gap: (customer) => gaps[customer] ?? Infinity,
  service,
  servers: 1,
});

describe('a deterministic trace', () => {
  validates('dd1-trace', () => {
    const { passages, emptyAt } = runQueue(
      traced([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], () => 1.5),
      ALWAYS,
    );
    const last = passages.find(({ customer }) => customer === 9)!;
    expect(last.wait).toBe(4.5);
    expect(emptyAt).toBe(15);
    return { 'wait of customer 9': [last.wait], makespan: [emptyAt] };
  });
});

describe("Little's identity", () => {
  interface Scenario {
    readonly customers: readonly {
      readonly gap: number;
      readonly service: number;
      readonly patience: number;
      readonly rank: number;
      readonly station: number;
    }[];
    readonly servers: number;
    readonly places: number;
    readonly patient: boolean;
  }
  const scenario: fc.Arbitrary<Scenario> = fc.record({
    customers: fc.array(
      fc.record({
        gap: fc.nat(9),
        service: fc.nat(30),
        patience: fc.nat(20),
        rank: fc.nat(1),
        station: fc.nat(1),
      }),
      { minLength: 1, maxLength: 60 },
    ),
    servers: fc.integer({ min: 1, max: 3 }),
    places: fc.integer({ min: 3, max: 12 }),
    patient: fc.boolean(),
  });
  const differenceOf = (
    { customers, servers, places, patient }: Scenario,
    unit: number,
  ): readonly [number, number] => {
    const { passages, area } = runQueue(
      {
        gap: (customer) => (customers[customer]?.gap ?? Infinity) * unit,
        service: (customer) => customers[customer]!.service * unit,
        servers,
        places,
        classes: 2,
        classOf: (customer) => customers[customer]!.rank,
        stations: 2,
        stationOf: (customer) => customers[customer]!.station,
        ...(!patient && { patience: (customer: number) => customers[customer]!.patience * unit }),
      },
      ALWAYS,
    );
    expect(passages).toHaveLength(customers.length);
    return [area, passages.reduce((sum, { sojourn }) => sum + sojourn, 0)];
  };

  property.prop([scenario], { numRuns: 300 })(
    'holds exactly, whatever the discipline, where times are whole',
    (drawn) => {
      const [area, sojourns] = differenceOf(drawn, 1);
      expect(area).toBe(sojourns);
    },
  );

  property.prop([scenario, fc.double({ min: 1e-3, max: 1e3, noNaN: true })], { numRuns: 200 })(
    'holds to rounding where they are not',
    (drawn, unit) => {
      const [area, sojourns] = differenceOf(drawn, unit);
      expect(Math.abs(area - sojourns)).toBeLessThanOrEqual(1e-9 * Math.max(area, unit));
    },
  );

  validates('little-samplepath', () => {
    const { passages, area } = runQueue(
      traced([3, 0, 1, 4, 1, 5], (customer) => 2 + customer),
      ALWAYS,
    );
    return {
      'integral L(t)dt minus sum of sojourn times': [
        area - passages.reduce((sum, { sojourn }) => sum + sojourn, 0),
      ],
    };
  });
});

describe('common random numbers', () => {
  const gap = exponential(1);
  const service = exponential(1.8);
  const model = (u: Uniforms): QueueModel => ({
    gap: (customer) => gap.inverse(u(customer, purpose.gap)),
    service: (customer) => service.inverse(u(customer, purpose.service)),
    servers: 2,
  });
  const window = { from: 0, until: 3000 };
  const apart = (one: readonly Passage[], other: readonly Passage[]): number =>
    Math.max(
      ...one.map(
        ({ sojourn, customer }, index) =>
          Math.abs(sojourn - other[index]!.sojourn) + Math.abs(customer - other[index]!.customer),
      ),
    );

  validates('crn-null', () => {
    const one = runQueue(model(uniformsOf(draws, 'null', 0)), window).passages;
    const other = runQueue(model(uniformsOf(draws, 'null', 0)), window).passages;
    return { 'max |difference| over all leads': [apart(one, other)] };
  });

  test('an unrelated purpose, drawn between and as often as one likes, changes no other draw', () => {
    const u = uniformsOf(draws, 'null', 0);
    let extra = 0;
    const curious: Uniforms = (customer, of, occurrence) => {
      for (let call = 0; call <= customer % 3; call++)
        extra += u(customer, purpose.unrelated, call);
      return u(customer, of, occurrence);
    };
    const plain = runQueue(model(u), window).passages;
    const asked = runQueue(model(curious), window).passages;
    expect(extra).toBeGreaterThan(1000);
    expect(asked).toEqual(plain);
  });

  test('one lead that is handled longer leaves every arrival, and every other handling time, as they were', () => {
    const u = uniformsOf(draws, 'null', 0);
    const plain = runQueue(model(u), window).passages.toSorted((a, b) => a.customer - b.customer);
    const slow = {
      ...model(u),
      service: (customer: number) => model(u).service(customer) * (customer === 100 ? 9 : 1),
    };
    const slowed = runQueue(slow, window).passages.toSorted((a, b) => a.customer - b.customer);
    for (const [index, passage] of plain.entries()) {
      expect(slowed[index]!.arrivedAt).toBe(passage.arrivedAt);
      if (index < 100) expect(slowed[index]).toEqual(passage);
      if (index !== 100)
        expect(slowed[index]!.sojourn - slowed[index]!.wait).toBeCloseTo(
          passage.sojourn - passage.wait,
          9,
        );
      // Nobody gains from a colleague's lead taking longer.
      expect(slowed[index]!.wait).toBeGreaterThanOrEqual(passage.wait - 1e-9);
    }
  });
});
