import { type Detail, detailsOf, isoOf, isPerson } from './entry-details.ts';
import type { SealedEntry } from './seal.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 cannot hold at all, not even escaped: control characters but three, and two noncharacters. */
const isForbidden = (character: string): boolean => character < ' ' || character > '\ufffd';

/** Text as the value of an XML attribute; what XML cannot hold becomes the replacement character. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(
      /[\p{Cc}\ufffe\uffff&<>"]/gu,
      (character) => ENTITIES[character] ?? (isForbidden(character) ? '\ufffd' : character),
    );

const attribute = (
  kind: 'string' | 'date' | 'int' | 'float' | 'boolean',
  key: string,
  value: Detail,
): string => `<${kind} key="${xmlText(key)}" value="${xmlText(String(value))}"/>`;

const typed = (key: string, value: Detail): string => {
  if (typeof value === 'boolean') return attribute('boolean', key, value);
  if (typeof value === 'number')
    return attribute(Number.isSafeInteger(value) ? 'int' : 'float', key, value);
  return attribute('string', key, value);
};

/** `org:resource` is the actor if that is a person; the custodian after the event is its group and its role the kind. */
const eventOf = (entry: SealedEntry): string => {
  const holder = entry.custodian.to;
  return [
    '<event>',
    attribute('string', 'concept:name', entry.event.type),
    attribute('date', 'time:timestamp', isoOf(entry.at)),
    ...(isPerson(entry.actor) ? [attribute('string', 'org:resource', entry.actor)] : []),
    ...(holder === null
      ? []
      : [
          attribute('string', 'org:group', holder.id),
          attribute('string', 'org:role', holder.kind),
        ]),
    typed('actor', entry.actor),
    typed('seq', entry.seq),
    typed('state before', entry.from),
    typed('state after', entry.to),
    typed('policy', entry.policy),
    typed('calendars', entry.calendars),
    typed('hash', entry.hash),
    ...detailsOf(entry).map(([name, value]) => typed(name, value)),
    '</event>\n',
  ].join('');
};

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value="unknown"/></global>
<global scope="event"><string key="concept:name" value="unknown"/><date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/></global>
<classifier name="Event" keys="concept:name"/>
<string key="concept:name" value="custody"/>
`;

/**
 * The log as XES (IEEE 1849-2016, www.xes-standard.org) with the extensions concept, time and organizational: one trace a
 * lead, one event an entry, in the order of the log.
 */
export function* exportXes(entries: readonly SealedEntry[]): Generator<string> {
  yield HEADER;
  for (const [lead, trace] of Map.groupBy(entries, (entry) => entry.lead)) {
    yield `<trace>${attribute('string', 'concept:name', lead)}\n`;
    for (const entry of trace) yield eventOf(entry);
    yield '</trace>\n';
  }
  yield '</log>\n';
}
