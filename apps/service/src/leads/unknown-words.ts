import type { Engine, LeadEvent, Org } from '@baton/core';
import { unknownPerson, unknownWord } from '../http/unknown-word.ts';
import type { FieldProblem } from '../intake/field-problem.ts';
import { wordsOfPolicy } from './policy-words.ts';

const placesOfOrg = ({ desks, pools }: Org, { type }: LeadEvent) => {
  if (type === 'lead.referred') return { desk: Object.keys(desks).toSorted() };
  return type === 'pool.opened' ? { pool: Object.keys(pools).toSorted() } : {};
};

const unknownPeople = ({ people, calendars }: Org, event: LeadEvent): readonly FieldProblem[] => {
  if (event.type === 'holder.away')
    return Object.hasOwn(people, event.person) ? [] : [unknownPerson('person', event.person)];
  if (event.type !== 'owner.named') return [];
  const { person, calendar } = event.owner;
  return [
    ...(Object.hasOwn(people, person) ? [] : [unknownPerson(['owner', 'person'], person)]),
    ...(Object.hasOwn(calendars, calendar)
      ? []
      : [unknownWord(['owner', 'calendar'], calendar, Object.keys(calendars).toSorted())]),
  ];
};

/** What an event names that neither the lead's policy nor the org has: no state of the lead would take it. */
export const unknownWords = (
  { policy, directory: { org } }: Pick<Engine, 'policy' | 'directory'>,
  event: LeadEvent,
): readonly FieldProblem[] => {
  const words = { ...wordsOfPolicy(policy, event.type), ...placesOfOrg(org, event) };
  const unknown = Object.entries(words).flatMap(([field, values]) => {
    const said: unknown = Reflect.get(event, field);
    return typeof said === 'string' && !values.includes(said)
      ? [unknownWord(field, said, values)]
      : [];
  });
  return [...unknown, ...unknownPeople(org, event)];
};
