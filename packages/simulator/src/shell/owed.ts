import type { Obligation } from '@baton/core';

/** Said of a lead on which several people owe something. */
const SEVERAL = -1;

/**
 * The earliest instant at which anything is due on each lead, and who owes it all: two numbers a lead, so that an absence finds
 * the leads that it may touch without a look at the others.
 */
export class Owed {
  private due = new Float64Array(1024).fill(Infinity);
  private by = new Int32Array(1024);
  /** Leads noted so far lie below. */
  private end = 0;
  private readonly numbers = new Map<string, number>();

  note(lead: number, obligations: readonly Obligation[]): void {
    if (lead >= this.due.length) this.grow(lead);
    if (lead >= this.end) this.end = lead + 1;
    let earliest = Infinity;
    let person: string | null = obligations[0]?.owedBy ?? null;
    for (const one of obligations) {
      if (one.due < earliest) earliest = one.due;
      if (one.owedBy !== person) person = null;
    }
    this.due[lead] = earliest;
    this.by[lead] = person === null ? SEVERAL : this.numberOf(person);
  }

  /** Leads on which the person may owe something that is due before an instant. */
  mayOwe(person: string, until: number): number[] {
    const found: number[] = [];
    const number = this.numberOf(person);
    for (let lead = 0; lead < this.end; lead += 1)
      if (this.due[lead]! < until && (this.by[lead] === number || this.by[lead] === SEVERAL))
        found.push(lead);
    return found;
  }

  private numberOf(person: string): number {
    let number = this.numbers.get(person);
    if (number === undefined) this.numbers.set(person, (number = this.numbers.size));
    return number;
  }

  private grow(lead: number): void {
    const length = Math.max(lead + 1, this.due.length * 2);
    const due = new Float64Array(length).fill(Infinity);
    due.set(this.due);
    this.due = due;
    const by = new Int32Array(length);
    by.set(this.by);
    this.by = by;
  }
}
