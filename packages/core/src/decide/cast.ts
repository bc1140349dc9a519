import type { Cast } from '../lead/event.ts';
import type { Party } from '../lead/lead.ts';
import type { Who } from '../lifecycle/draft.ts';
import { asName } from '../lifecycle/said-again.ts';
import type { Directory } from './directory.ts';

const partyFrom = ({ person, calendar }: Party): Party => ({ person, calendar });

/** A name of a party, with what it stood for when it was asked last: mostly it still does. */
class Name {
  readonly name: string;
  private readonly kind: string;
  private readonly id: string;
  private found: Party | null = null;
  parties: readonly Party[] = [];
  /** The cast of an entry that asked for this alone. */
  cast: Cast = {};

  constructor(name: string) {
    const colon = name.indexOf(':');
    this.name = name;
    this.kind = name.slice(0, Math.max(0, colon));
    this.id = asName(name.slice(colon + 1));
  }

  /** Looks who it is at an instant. */
  look(directory: Directory, at: number): void {
    const { kind, id } = this;
    switch (kind) {
      case 'desk':
        return this.one(directory.desk(id, at));
      case 'final':
        return this.one(directory.finalOf(id, at));
      case 'name':
        return this.one(directory.party(id, at));
      case 'deputies':
        return this.are(directory.deputies(id, at).map(partyFrom));
      default:
        throw new Error(`no such name of a party: ${this.name}`);
    }
  }

  private one(found: Party): void {
    if (found === this.found) return;
    this.found = found;
    this.are([partyFrom(found)]);
  }

  private are(parties: readonly Party[]): void {
    this.parties = parties;
    this.cast = { [this.name]: parties };
  }
}

/** The names that were asked for in an org: a policy has few. Bounded, since ids come from events too. */
export class Names {
  private readonly names = new Map<string, Name>();

  of(name: string): Name {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const read = new Name(name);
    if (this.names.size < NAMES_AT_MOST) this.names.set(name, read);
    return read;
  }
}

const NAMES_AT_MOST = 10_000;

/**
 * Names parties from the directory as they are at an instant, and remembers what was asked: the entry keeps exactly
 * those, so that it replays without a roster.
 */
export class Caster implements Who {
  /** What was asked; `null` while nobody was asked for, as in most steps. */
  cast: Cast | null = null;
  private first: Name | null = null;
  private readonly directory: Directory;
  private readonly names: Names;
  private readonly at: number;

  constructor(directory: Directory, names: Names, at: number) {
    this.directory = directory;
    this.names = names;
    this.at = at;
  }

  parties(name: string): readonly Party[] {
    if (this.first?.name === name) return this.first.parties;
    return this.cast?.[name] ?? this.find(name);
  }

  private find(name: string): readonly Party[] {
    const named = this.names.of(name);
    named.look(this.directory, this.at);
    this.cast = this.cast === null ? named.cast : { ...this.cast, [name]: named.parties };
    this.first ??= named;
    return named.parties;
  }
}
