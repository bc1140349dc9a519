import type { Obligation } from './lead.ts';

/** An obligation that is being changed. */
export type ObligationDraft = { -readonly [K in keyof Obligation]: Obligation[K] };

/** A copy with every field in the order in which obligations are opened, so that all have one shape. A spread takes longer. */
export const copyObligation = (one: Obligation): ObligationDraft => ({
  id: one.id,
  kind: one.kind,
  about: one.about,
  owedBy: one.owedBy,
  since: one.since,
  from: one.from,
  used: one.used,
  calendar: one.calendar,
  need: one.need,
  clock: one.clock,
  due: one.due,
  rung: one.rung,
  next: one.next,
  clause: one.clause,
  missed: one.missed,
});
