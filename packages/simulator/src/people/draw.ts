import type { Draws } from '../random/draws.ts';
import { hashId, hashPair, type IdHash } from '../random/id-hash.ts';

/** Draws of one replication, by whom they are about. */
export class Dice {
  readonly replication: number;
  private readonly draws: Draws;
  private readonly hashes = new Map<string, IdHash>();

  constructor(draws: Draws, replication: number) {
    this.draws = draws;
    this.replication = replication;
  }

  /** The uniform for a subject, a purpose and the how-manieth time. */
  uniform(subject: IdHash, purpose: number, occurrence = 0): number {
    return this.draws.uniform(subject.high, subject.low, purpose, occurrence, this.replication);
  }

  /** The address of a person, desk, kind of task or date: hashed once. */
  hash(name: string): IdHash {
    let known = this.hashes.get(name);
    if (known === undefined) this.hashes.set(name, (known = hashId(name)));
    return known;
  }

  /** The address of what a person, desk or kind of task is to a lead. */
  between(lead: IdHash, name: string): IdHash {
    return hashPair(lead, this.hash(name));
  }
}
