import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Org } from '../org/org.ts';
import type { Directory } from './directory.ts';

type Place = 'people' | 'desks' | 'calendars';

const missing = (org: Org, place: Place, what: string, name: string): string | null =>
  Object.hasOwn(org[place], name) ? null : `the org ${org.name} has no ${what} ${name}`;

/** Says which desk, person or calendar that an event names the org does not have; `null` when it has them all. */
export const unknownName = (
  { org }: Directory,
  type: LeadEventType,
  event: LeadEvent,
): string | null => {
  // Events have many shapes: most are told by the type that the caller knows already.
  if (type !== 'lead.referred' && type !== 'owner.named' && type !== 'lead.taken') return null;
  switch (event.type) {
    case 'lead.referred':
      return missing(org, 'desks', 'desk', event.desk);
    case 'owner.named':
    case 'lead.taken': {
      const { person, calendar } = event.type === 'owner.named' ? event.owner : event.by;
      return (
        missing(org, 'people', 'person', person) ?? missing(org, 'calendars', 'calendar', calendar)
      );
    }
    default:
      return null;
  }
};
