import type { Cast } from '../lead/event.ts';
import type { Party } from '../lead/lead.ts';
import type { Who } from '../lifecycle/draft.ts';
import { asName } from '../lifecycle/said-again.ts';
import type { Directory } from './directory.ts';

const partyFrom = ({ person, calendar }: Party): Party => ({ person, calendar });

interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Names read before: a policy has few, and each is asked for at many steps. Bounded, since ids come from events too. */
const read = new Map<string, Named>();
const READ_AT_MOST = 10_000;

const readName = (name: string): Named => {
  const known = read.get(name);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const named = { kind: name.slice(0, Math.max(0, colon)), id: asName(name.slice(colon + 1)) };
  if (read.size < READ_AT_MOST) read.set(name, named);
  return named;
};

/**
 * Names parties from the directory as they are at an instant, and remembers what was asked: the entry keeps exactly
 * those, so that it replays without a roster.
 */
export class Caster implements Who {
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
    const { kind, id } = readName(name);
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
  }
}
