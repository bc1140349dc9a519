import type { LeadEvent } from '../lead/event.ts';
import type { Custodian } from '../lead/lead.ts';

/** One line of a lead's log, as `step` makes it; `seal` adds the chain. */
export interface Entry {
  readonly lead: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** Never before the entry ahead of it. */
  readonly at: number;
  readonly actor: string;
  readonly event: LeadEvent;
  /** State before and after; `new` before the first. */
  readonly from: string;
  readonly to: string;
  /** Custodian before and after. */
  readonly custodian: { readonly from: Custodian | null; readonly to: Custodian | null };
  /** Versions under which the event was judged and stepped. */
  readonly policy: number;
  readonly calendars: number;
}
