import type { SalesJudgement } from './digest.ts';
import type { ReplayedStep } from './replay-steps.ts';

/** Keeps the book of what sales gave back, and what became of it. */
export class JudgementBook {
  readonly judgements: SalesJudgement[] = [];

  take(step: ReplayedStep): void {
    const { entry } = step;
    const { event } = entry;
    const last = this.judgements.at(-1);
    if (event.type === 'lead.rejected' || event.type === 'lead.returned') this.#add(step);
    else if (event.type === 'lead.rerouted' && last?.to === null) last.to = entry.to;
    else if (event.type === 'arbitration.ruled' && last !== undefined) last.ruling = event.for;
  }

  #add({ entry, before, engine }: ReplayedStep): void {
    const { event, at, from } = entry;
    if (event.type !== 'lead.rejected' && event.type !== 'lead.returned') return;
    const held = before?.obligations.find(({ kind }) => kind === 'offered')?.since ?? null;
    const since = event.type === 'lead.rejected' ? held : (before?.acceptedAt ?? null);
    this.judgements.push({
      at,
      person: event.actor,
      pass: before?.pass ?? 0,
      kind: event.type === 'lead.rejected' ? 'rejected' : 'returned',
      state: from,
      attempts: before?.attempts ?? 0,
      minimum: engine.policy.cadence.returnNotBefore.attempts,
      afterMs: since === null ? null : at - since,
      reason: event.reason,
      excuse: event.excuse ?? null,
      criterion: event.criterion ?? null,
      disputed: event.disputed ?? false,
      to: null,
      ruling: null,
    });
  }
}
