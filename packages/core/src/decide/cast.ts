import type { Cast } from '../lead/event.ts';
import type { Party } from '../lead/lead.ts';
import type { Directory } from './directory.ts';

const partyFrom = ({ person, calendar }: Party): Party => ({ person, calendar });

/**
 * Names parties from the directory as they are at an instant, and remembers what was asked: the entry keeps exactly
 * those, so that it replays without a roster.
 */
export class Caster {
  /** `null` while nobody was asked for, as in most steps. */
  cast: Record<string, readonly Party[]> | null = null;
  private readonly directory: Directory;
  private readonly at: number;

  constructor(directory: Directory, at: number) {
    this.directory = directory;
    this.at = at;
  }

  parties(name: string): readonly Party[] {
    const cast: Record<keyof Cast, readonly Party[]> = (this.cast ??= {});
    return (cast[name] ??= this.find(name));
  }

  private find(name: string): readonly Party[] {
    const { directory, at } = this;
    const colon = name.indexOf(':');
    const id = name.slice(colon + 1);
    switch (name.slice(0, Math.max(0, colon))) {
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
  }
}
