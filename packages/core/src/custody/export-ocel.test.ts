import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportOcel } from './export-ocel.ts';
import { logs, sample } from './log.arbitrary.ts';
import type { SealedEntry } from './seal.ts';

const joined = (chunks: Iterable<string>): string => [...chunks].join('');

interface Named {
  name: string;
  attributes: { name: string; type: string }[];
}
interface Ocel {
  objectTypes: Named[];
  eventTypes: Named[];
  objects: {
    id: string;
    type: string;
    attributes: { name: string; time: string; value: unknown }[];
    relationships: unknown[];
  }[];
  events: {
    id: string;
    type: string;
    time: string;
    attributes: { name: string; value: unknown }[];
    relationships: { objectId: string; qualifier: string }[];
  }[];
}

const fitsType: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

describe('OCEL 2.0', () => {
  const read = (log: SealedEntry[]): Ocel => JSON.parse(joined(exportOcel(log))) as Ocel;

  test('an entry as an event, with everyone it concerns', () => {
    const { events, objects, eventTypes } = read([sample]);
    expect(events).toEqual([
      {
        id: 'L-1#1',
        type: 'lead.rejected',
        time: '2026-01-02T03:04:05.006Z',
        attributes: [
          { name: 'actor', value: 'r-01' },
          { name: 'seq', value: 1 },
          { name: 'state before', value: 'offered' },
          { name: 'state after', value: 'arbitration' },
          { name: 'policy', value: 7 },
          { name: 'calendars', value: 2 },
          { name: 'hash', value: 'h' },
          { name: 'reason', value: 'no "budget" <now>' },
          { name: 'disputed', value: true },
        ],
        relationships: [
          { objectId: 'lead:L-1', qualifier: 'lead' },
          { objectId: 'person:r-01', qualifier: 'actor' },
          { objectId: 'person:r-01', qualifier: 'custodian before' },
          { objectId: 'desk:arbitration', qualifier: 'custodian after' },
          { objectId: 'person:m-02', qualifier: 'answers for custodian after' },
        ],
      },
    ]);
    expect(objects.map(({ id, type }) => [id, type])).toEqual([
      ['lead:L-1', 'lead'],
      ['person:r-01', 'person'],
      ['desk:arbitration', 'desk'],
      ['person:m-02', 'person'],
    ]);
    expect(objects[0]?.attributes).toEqual([
      { name: 'state', time: '2026-01-02T03:04:05.006Z', value: 'arbitration' },
      { name: 'custodian', time: '2026-01-02T03:04:05.006Z', value: 'desk:arbitration' },
    ]);
    expect(eventTypes[0]?.attributes).toContainEqual({ name: 'disputed', type: 'boolean' });
  });

  test('every log keeps to the model: types declared, values typed, ids unique, nothing related that is not there', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const ocel = read(log);
        expect(Object.keys(ocel)).toEqual(['objectTypes', 'eventTypes', 'objects', 'events']);
        expect(ocel.events).toHaveLength(log.length);
        expect(isUnique(ocel.events.map(({ id }) => id))).toBe(true);
        expect(isUnique(ocel.objects.map(({ id }) => id))).toBe(true);
        const objectIds = new Set(ocel.objects.map(({ id }) => id));
        for (const [items, types] of [
          [ocel.events, ocel.eventTypes],
          [ocel.objects, ocel.objectTypes],
        ] as const) {
          expect(isUnique(types.map(({ name }) => name))).toBe(true);
          for (const { type, attributes } of items) {
            const declared = types.find(({ name }) => name === type)?.attributes;
            expect(isUnique(declared?.map(({ name }) => name) ?? ['none', 'none'])).toBe(true);
            for (const { name, value } of attributes) {
              const valueType =
                declared?.find((attribute) => attribute.name === name)?.type ?? 'undeclared';
              expect([name, value, fitsType[valueType]?.(value)]).toEqual([name, value, true]);
            }
          }
        }
        for (const { attributes, relationships, time } of ocel.events) {
          expect(new Date(time).toISOString()).toBe(time);
          expect(isUnique(attributes.map(({ name }) => name))).toBe(true);
          expect(isUnique(relationships.map((related) => JSON.stringify(related)))).toBe(true);
          for (const { objectId } of relationships) expect(objectIds).toContain(objectId);
        }
      }),
    );
  });

  test('a name whose values differ in type within an event type becomes the type that holds them all', () => {
    const engaged = (seq: number, points: number): SealedEntry => ({
      ...sample,
      seq,
      event: { type: 'prospect.engaged', at: sample.at, actor: 'prospect', points },
    });
    const { eventTypes, events } = read([engaged(1, 1), engaged(2, 1.5)]);
    expect(eventTypes[0]?.attributes).toContainEqual({ name: 'points', type: 'float' });
    expect(events.map(({ attributes }) => attributes.at(-1)?.value)).toEqual([1, 1.5]);
  });

  test('an empty log is a log', () => {
    expect(read([])).toMatchObject({ eventTypes: [], objects: [], events: [] });
  });
});
