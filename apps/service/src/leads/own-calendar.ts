import type { Org } from '@baton/core';

/** Where events name a person, with the calendar on which what they owe is counted. */
const partyFields = { 'owner.named': 'owner', 'lead.taken': 'by' } as const;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field in which an event of this type names a person; null when it names none. */
export const partyFieldOf = (type: unknown): string | null =>
  typeof type === 'string' && Object.hasOwn(partyFields, type)
    ? partyFields[type as keyof typeof partyFields]
    : null;

/**
 * What was sent, with the person's own calendar where it names a person without one: the org knows it. Of somebody who is not in the
 * org any calendar does, since that they are nobody is what will be told.
 */
export const withOwnCalendar = (sent: unknown, { people, calendars }: Org): unknown => {
  if (!isFields(sent)) return sent;
  const field = partyFieldOf(sent['type']);
  const party = field === null ? null : sent[field];
  if (field === null || !isFields(party) || Object.hasOwn(party, 'calendar')) return sent;
  const { person } = party;
  if (typeof person !== 'string') return sent;
  const own = Object.hasOwn(people, person) ? people[person]?.calendar : undefined;
  const calendar = own ?? Object.keys(calendars)[0];
  return calendar === undefined ? sent : { ...sent, [field]: { ...party, calendar } };
};
