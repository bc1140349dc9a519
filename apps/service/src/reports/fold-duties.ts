import type { Obligation } from '@baton/core';
import type { Duty } from './digest.ts';
import type { ReplayedStep } from './replay-steps.ts';

/** Keeps the book of what was owed, step by step. Counts as the lab does: a miss once, met only if it was not missed. */
export class DutyBook {
  readonly duties: Duty[] = [];
  readonly #open = new Map<string, Duty>();
  #isAfterReturn = false;

  take({ entry, lead, effects }: ReplayedStep): void {
    const { at, event } = entry;
    for (const effect of effects)
      switch (effect.do) {
        case 'oblige':
          this.#begin(effect.obligation);
          break;
        case 'release': {
          const { id, missed } = effect.obligation;
          const isMoved = lead.obligations.some((one) => one.id === id);
          const met = missed ? 'late' : 'met';
          this.#end(id, at, effect.met ? met : isMoved ? 'moved' : 'withdrawn');
          break;
        }
        case 'recordMiss': {
          const duty = this.#open.get(effect.obligation.id);
          if (duty !== undefined) duty.missed = true;
          break;
        }
        case 'notify': {
          const duty = this.#open.get(effect.about.id);
          const isAbove = !('person' in effect.to) || effect.to.person !== effect.about.owedBy;
          if (duty !== undefined && isAbove) duty.escalations += 1;
          break;
        }
        default:
      }
    // What changed hands or time without an effect: a merge undone, a policy adopted.
    const owed = new Map(lead.obligations.map((one) => [one.id, one]));
    for (const id of this.#open.keys()) if (!owed.has(id)) this.#end(id, at, 'withdrawn');
    for (const [id, obligation] of owed) {
      const duty = this.#open.get(id);
      if (duty === undefined) this.#begin(obligation);
      // A miss stays where it was: what an adoption counts anew is how long the miss is borne with.
      else if (!duty.missed) duty.due = obligation.due;
    }
    if (event.type === 'lead.returned' || event.type === 'lead.rejected')
      this.#isAfterReturn = true;
    if (entry.to === 'offered') this.#isAfterReturn = false;
  }

  #begin({ id, kind, about, owedBy, due }: Obligation): void {
    const duty: Duty = {
      id,
      kind,
      about,
      owedBy,
      due,
      missed: false,
      afterReturn: this.#isAfterReturn,
      end: null,
      endedAt: null,
      escalations: 0,
    };
    this.duties.push(duty);
    this.#open.set(id, duty);
  }

  #end(id: string, at: number, end: NonNullable<Duty['end']>): void {
    const duty = this.#open.get(id);
    if (duty === undefined) return;
    duty.end = end;
    duty.endedAt = at;
    this.#open.delete(id);
  }
}
