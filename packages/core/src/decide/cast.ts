import type { Cast } from '../lead/event.ts';
import type { Party } from '../lead/lead.ts';
import type { Who } from '../lifecycle/draft.ts';
import type { Directory } from './directory.ts';

const partyFrom = ({ person, calendar }: Party): Party => ({ person, calendar });

/**
 * Names parties from the directory as they are at an instant, and remembers what was asked: the entry keeps exactly
 * those, so that it replays without a roster. `null` where nobody was asked for, as in most steps.
 */
export const recordCast = (
  directory: Directory,
  at: number,
): { readonly who: Who; readonly cast: () => Cast | null } => {
  let asked: Record<string, readonly Party[]> | null = null;
  const find = (name: string): readonly Party[] => {
    const colon = name.indexOf(':');
    const kind = name.slice(0, Math.max(0, colon));
    const id = name.slice(colon + 1);
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
      asked ??= {};
      return (asked[name] ??= find(name));
    },
    cast: () => asked,
  };
};
