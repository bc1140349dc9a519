import type { Cast } from '../lead/event.ts';
import type { Party } from '../lead/lead.ts';
import type { Who } from '../lifecycle/draft.ts';
import type { Directory } from './directory.ts';

const partyFrom = ({ person, calendar }: Party): Party => ({ person, calendar });

/**
 * Names parties from the directory as they are at an instant, and remembers what was asked: the entry keeps exactly
 * those, so that it replays without a roster.
 */
export const recordCast = (
  directory: Directory,
  at: number,
): { readonly who: Who; readonly cast: () => Cast } => {
  const asked = new Map<string, readonly Party[]>();
  const find = (name: string): readonly Party[] => {
    const [kind = '', ...rest] = name.split(':');
    const id = rest.join(':');
    switch (kind) {
      case 'desk':
        return [partyFrom(directory.desk(id, at))];
      case 'final':
        return [partyFrom(directory.finalOf(id, at))];
      case 'name':
        return [partyFrom(directory.party(id, at))];
      case 'deputies':
        return directory.deputies(id, at).map(partyFrom);
      default:
        throw new Error(`no such name of a party: ${name}`);
    }
  };
  return {
    who: (name) => {
      const known = asked.get(name);
      if (known !== undefined) return known;
      const parties = find(name);
      asked.set(name, parties);
      return parties;
    },
    cast: () => Object.fromEntries(asked),
  };
};
