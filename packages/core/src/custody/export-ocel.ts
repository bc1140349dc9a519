import type { Custodian } from '../lead/lead.ts';
import { type Detail, detailsOf, isoOf, isPerson } from './entry-details.ts';
import type { SealedEntry } from './seal.ts';

type AttributeType = 'string' | 'integer' | 'float' | 'boolean';

interface Relationship {
  readonly objectId: string;
  readonly qualifier: string;
}

interface ObjectType {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: AttributeType }[];
}

interface LogObject {
  readonly id: string;
  readonly type: 'lead' | Custodian['kind'];
  readonly attributes: { readonly name: string; readonly time: string; readonly value: Detail }[];
}

const LEAD_ATTRIBUTES = [
  { name: 'state', type: 'string' },
  { name: 'custodian', type: 'string' },
] as const;

/** Ids are unique over all types of object, so each carries its type. */
const objectId = (type: LogObject['type'], id: string): string => `${type}:${id}`;

const attributesOf = (entry: SealedEntry): [name: string, value: Detail][] => [
  ['actor', entry.actor],
  ['seq', entry.seq],
  ['state before', entry.from],
  ['state after', entry.to],
  ['policy', entry.policy],
  ['calendars', entry.calendars],
  ['hash', entry.hash],
  ...detailsOf(entry),
];

/** One type for a name within an event type: the narrowest that holds all its values. */
const typeOf = (value: Detail, known: AttributeType | undefined): AttributeType => {
  const own =
    typeof value === 'number'
      ? Number.isSafeInteger(value)
        ? 'integer'
        : 'float'
      : (typeof value as 'string' | 'boolean');
  if (known === undefined || known === own) return own;
  return [known, own].every((type) => type === 'integer' || type === 'float') ? 'float' : 'string';
};

type EventTypes = ReadonlyMap<string, ReadonlyMap<string, AttributeType>>;

const eventTypesOf = (entries: readonly SealedEntry[]): EventTypes => {
  const types = new Map<string, Map<string, AttributeType>>();
  for (const entry of entries) {
    const attributes = types.get(entry.event.type) ?? new Map<string, AttributeType>();
    types.set(entry.event.type, attributes);
    for (const [name, value] of attributesOf(entry))
      attributes.set(name, typeOf(value, attributes.get(name)));
  }
  return types;
};

const custodianId = (custodian: Custodian): string => objectId(custodian.kind, custodian.id);

const relationshipsOf = ({ lead, actor, custodian }: SealedEntry): Relationship[] => {
  const related: Relationship[] = [{ objectId: objectId('lead', lead), qualifier: 'lead' }];
  if (isPerson(actor)) related.push({ objectId: objectId('person', actor), qualifier: 'actor' });
  for (const [holder, when] of [
    [custodian.from, 'before'],
    [custodian.to, 'after'],
  ] as const) {
    if (holder === null) continue;
    related.push({ objectId: custodianId(holder), qualifier: `custodian ${when}` });
    if (holder.kind !== 'person')
      related.push({
        objectId: objectId('person', holder.person),
        qualifier: `answers for custodian ${when}`,
      });
  }
  return related;
};

/** The lead's attributes change over time; each change stands with the instant of its entry. */
const trackLead = (object: LogObject, { at, from, to, custodian, seq }: SealedEntry): void => {
  const time = isoOf(at);
  const id = custodian.to === null ? 'none' : custodianId(custodian.to);
  if (seq === 1 || from !== to) object.attributes.push({ name: 'state', time, value: to });
  if (seq === 1 || (custodian.from === null ? 'none' : custodianId(custodian.from)) !== id)
    object.attributes.push({ name: 'custodian', time, value: id });
};

const objectsOf = (entries: readonly SealedEntry[]): ReadonlyMap<string, LogObject> => {
  const objects = new Map<string, LogObject>();
  const see = (type: LogObject['type'], id: string): LogObject => {
    const key = objectId(type, id);
    const object = objects.get(key) ?? { id: key, type, attributes: [] };
    objects.set(key, object);
    return object;
  };
  for (const entry of entries) {
    trackLead(see('lead', entry.lead), entry);
    if (isPerson(entry.actor)) see('person', entry.actor);
    for (const holder of [entry.custodian.from, entry.custodian.to]) {
      if (holder === null) continue;
      see(holder.kind, holder.id);
      see('person', holder.person);
    }
  }
  return objects;
};

const objectTypes: readonly ObjectType[] = [
  { name: 'lead', attributes: LEAD_ATTRIBUTES },
  { name: 'person', attributes: [] },
  { name: 'pool', attributes: [] },
  { name: 'desk', attributes: [] },
];

function* listed(name: string, items: Iterable<object>, last = false): Generator<string> {
  let separator = `"${name}":[\n`;
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield `${separator.startsWith('"') ? separator : '\n'}]${last ? '' : ','}\n`;
}

function* eventsOf(entries: readonly SealedEntry[], types: EventTypes): Generator<object> {
  for (const entry of entries) {
    const declared = types.get(entry.event.type);
    yield {
      id: `${entry.lead}#${entry.seq}`,
      type: entry.event.type,
      time: isoOf(entry.at),
      attributes: attributesOf(entry).map(([name, value]) => ({
        name,
        value: declared?.get(name) === 'string' ? String(value) : value,
      })),
      relationships: relationshipsOf(entry),
    };
  }
}

/**
 * The log as OCEL 2.0 JSON (ocel-standard.org): leads, persons, pools and desks are objects, each kind of event is an
 * event type, and every event names its lead, its actor if that is a person, and the custodians before and after with
 * who answers for them. State and custodian of a lead are attributes that change over time.
 */
export function* exportOcel(entries: readonly SealedEntry[]): Generator<string> {
  const types = eventTypesOf(entries);
  yield '{\n';
  yield* listed('objectTypes', objectTypes);
  yield* listed(
    'eventTypes',
    Array.from(types, ([name, attributes]) => ({
      name,
      attributes: Array.from(attributes, ([attribute, type]) => ({ name: attribute, type })),
    })),
  );
  yield* listed(
    'objects',
    Array.from(objectsOf(entries).values(), (object) => ({ ...object, relationships: [] })),
  );
  yield* listed('events', eventsOf(entries, types), true);
  yield '}\n';
}
