import { type FactValue, type Outcome, accepted, refused } from '@baton/core';
import { hashId } from '../../random/id-hash.ts';
import type { SimulatedLead } from '../../world/simulated-lead.ts';
import { readFact, readSource } from './read-fact.ts';
import { instantFormat } from './read-instant.ts';
import { readAmount } from './read-number.ts';
import { type InstantColumn, minorOf, type RecordingMap } from './recording-map.ts';
import { cellOf, type RecordedRow } from './recorded-row.ts';

const MINUTE_MS = 60_000;
const ID_AT_MOST = 200;

const minutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/**
 * Reads an instant column. A date alone is midnight, or with `spread` a time within those hours that depends on the id
 * alone, so that a recording of dates does not let a day's leads arrive at once, and is the same every time.
 */
export const instantReader = (
  { column, format, zone, spread }: InstantColumn,
  { zone: mapZone }: RecordingMap,
): ((row: RecordedRow, id: string) => Outcome<number>) => {
  const { read, hasTime } = instantFormat(format, zone ?? mapZone);
  const from = spread === undefined ? 0 : minutes(spread.slice(0, 5));
  const width = spread === undefined ? 0 : minutes(spread.slice(6)) - from;
  return (row, id) => {
    const text = cellOf(row, column);
    if (text === '') return refused(`\`${column}\` is empty`, 'a lead needs an instant');
    const at = read(text);
    if (!at.ok) return refused(`\`${column}\`: ${at.message}`, at.fix);
    if (hasTime && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return at;
    const share = (hashId(`${id}/time of day`).low >>> 0) / 2 ** 32;
    return accepted(at.value + Math.floor((from + share * width) * MINUTE_MS));
  };
};

/** Whether there is an address or number at all; nothing of it is kept. */
const contact = (row: RecordedRow, map: RecordingMap): Record<string, FactValue> => ({
  ...(map.mail === undefined ? {} : { hasMail: cellOf(row, map.mail).includes('@') }),
  ...(map.phone === undefined ? {} : { hasPhone: /\d/.test(cellOf(row, map.phone)) }),
});

const readFacts = (row: RecordedRow, map: RecordingMap): Outcome<Record<string, FactValue>> => {
  const facts = contact(row, map);
  for (const [name, column] of Object.entries(map.facts)) {
    const value = readFact(row, column, map.decimal);
    if (!value.ok) return value;
    if (value.value !== null) facts[name] = value.value;
  }
  return accepted(facts);
};

/** Reads one row as a lead, results aside; refuses it for the first thing that is wrong. */
export const leadReader = (map: RecordingMap): ((row: RecordedRow) => Outcome<SimulatedLead>) => {
  const readInstant = instantReader(map.instant, map);
  const minor = minorOf(map);
  return (row) => {
    const id = cellOf(row, map.id);
    if (id === '') return refused(`\`${map.id}\` is empty`, 'a lead needs an id');
    if (id.length > ID_AT_MOST)
      return refused(`\`${map.id}\` has ${id.length} characters`, 'is this the right column?');
    const at = readInstant(row, id);
    if (!at.ok) return at;
    const source = readSource(row, map.source);
    if (!source.ok) return source;
    const facts = readFacts(row, map);
    if (!facts.ok) return facts;
    const costText = map.cost === undefined ? '' : cellOf(row, map.cost.column);
    const cost = costText === '' ? accepted(0) : readAmount(costText, map.decimal, minor);
    if (!cost.ok) return cost;
    return accepted({
      id,
      at: at.value,
      facts: { source: source.value, ...facts.value },
      source: source.value,
      registrar: null,
      cost: cost.value,
    });
  };
};
