import { z } from '@hono/zod-openapi';
import { type Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { notFound } from '../http/problem.ts';
import { indexOfId, inline, listIn, mapIn, personIn, setKeys } from './edit-text.ts';
import { idSchema } from './org-schemas.ts';

const names = z.union([z.string().max(100), z.array(z.string().max(100)).max(100)]);

/** Fields of a person as the document has them; null takes one away. Absences have routes of their own. */
export const personFieldsSchema = z
  .strictObject({
    name: z.string().max(2000).nullable(),
    role: z.string().max(100).nullable(),
    calendar: z.string().max(100).nullable(),
    team: z.string().max(100).nullable(),
    manager: z.string().max(100).nullable(),
    sells: names.nullable(),
    serves: z.record(z.string().max(100), names).nullable(),
    attributes: z
      .record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()]))
      .nullable(),
    deputies: z.array(z.string().max(100)).max(50).nullable(),
  })
  .partial()
  .openapi('PersonFields');

type PersonFields = z.infer<typeof personFieldsSchema>;

/** The person's lines. Throws a problem, 404, if the text has none. */
const personOf = (document: Document, id: string): YAMLMap => {
  const person = personIn(document, id);
  if (person === null) throw notFound(`person ${id} in the org`);
  return person;
};

/** Sets what is given of a person, who is added if the org has nobody of that id. */
export const setPerson = (id: string, fields: PersonFields) => (document: Document) => {
  let person = personIn(document, id);
  if (person === null) {
    const people = listIn(document, 'people');
    people.flow = false;
    people.add(inline(document, { id }));
    person = personOf(document, id);
  }
  // One deputy and several say the same: who gives a list means it alone.
  if (fields.deputies !== undefined) person.delete('deputy');
  setKeys(document, person, fields);
};

/** Takes a person out of the people and out of every pool, team and list of deputies. */
export const removePerson = (id: string) => (document: Document) => {
  personOf(document, id);
  const people = listIn(document, 'people');
  people.delete(indexOfId(people, id));
  for (const one of people.items)
    if (isMap(one)) {
      if (one.get('deputy') === id) one.delete('deputy');
      takeOut(one, 'deputies', id);
    }
  for (const part of ['pools', 'teams', 'desks']) {
    const places = document.get(part, true);
    if (!isMap(places)) continue;
    for (const { value } of places.items) if (isMap(value)) takeOut(value, 'members', id);
  }
};

const takeOut = (map: YAMLMap, key: string, id: string): void => {
  const list = map.get(key, true);
  if (!isSeq(list)) return;
  const index = indexOfId(list, id);
  if (index >= 0) list.delete(index);
};

export const absenceSchema = z
  .strictObject({
    from: z
      .string()
      .min(1)
      .max(30)
      .openapi({ description: 'The first day, or a local time such as 2026-12-24T13:00' }),
    to: z
      .string()
      .min(1)
      .max(30)
      .openapi({ description: 'The last day, included; or a local time' }),
    name: z.string().min(1).max(200).optional(),
  })
  .openapi('Absence');

type Absence = z.infer<typeof absenceSchema>;

/** `2026-12-21..2027-01-04`, as a path names an absence and a text may write one. */
export const datesSchema = z
  .string()
  .min(1)
  .max(61)
  .openapi({ description: 'From and to, such as 2026-12-21..2027-01-04, or one day' });

const datesOf = (text: string): string => {
  const [from = '', to = from] = text.split('..').map((date) => date.trim());
  return `${from}..${to}`;
};

/** The dates of an entry of `away` or `exceptions`, however it is written. */
const datesIn = (item: unknown): string | null => {
  if (isScalar(item)) return datesOf(String(item.value));
  if (!isMap(item)) return null;
  const on = item.get('on');
  if (typeof on === 'string') return datesOf(on);
  const [from, to] = [item.get('from'), item.get('to')];
  return typeof from === 'string'
    ? datesOf(`${from}..${typeof to === 'string' ? to : from}`)
    : null;
};

export const indexOfDates = (list: YAMLSeq, dates: string): number =>
  list.items.findIndex((item) => datesIn(item) === datesOf(dates));

/** Adds an absence, or gives the one of those dates another name. */
export const addAbsence =
  (id: string, { from, to, name }: Absence) =>
  (document: Document) => {
    const away = listIn(personOf(document, id), 'away');
    const index = indexOfDates(away, `${from}..${to}`);
    if (index >= 0 && name === undefined) return;
    const item = inline(document, name === undefined ? `${from}..${to}` : { from, to, name });
    if (index >= 0) away.set(index, item);
    else away.add(item);
  };

export const removeAbsence = (id: string, dates: string) => (document: Document) => {
  const person = personOf(document, id);
  const away = listIn(person, 'away');
  const index = indexOfDates(away, dates);
  if (index < 0) throw notFound(`absence ${dates} of ${id}`);
  away.delete(index);
  if (away.items.length === 0) person.delete('away');
};

export const personParams = z.object({ person: idSchema });

/** Sets the weight of a member of a pool, who is added if not in it. */
export const setMember = (pool: string, person: string, weight: number) => (document: Document) => {
  const members = listIn(poolOf(document, pool), 'members');
  const index = indexOfId(members, person);
  if (index < 0 && personIn(document, person) === null)
    throw notFound(`person ${person} in the org`);
  const item = inline(document, weight === 1 ? person : { id: person, weight });
  const before = members.items[index];
  if ((isMap(before) || isScalar(before)) && typeof before.comment === 'string')
    item.comment = before.comment;
  if (index < 0) members.add(item);
  else members.set(index, item);
};

export const removeMember = (pool: string, person: string) => (document: Document) => {
  const members = listIn(poolOf(document, pool), 'members');
  const index = indexOfId(members, person);
  if (index < 0) throw notFound(`member ${person} of pool ${pool}`);
  members.delete(index);
};

const poolOf = (document: Document, pool: string): YAMLMap => {
  const pools = mapIn(document, 'pools');
  if (!pools.has(pool)) throw notFound(`pool ${pool}`);
  return mapIn(pools, pool);
};
