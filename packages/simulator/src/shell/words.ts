import type { Custodian, Lead, ObligationKind, PassResult } from '@baton/core';
import type { Cause } from '../ledger/leak.ts';
import { Interned } from './pen.ts';
import type { Pile } from './pile.ts';
import type { TaskState } from './task.ts';

/** What records name by number: a simulation has few of each. */
export class Words {
  /** People, states, ids of obligations, reasons, rungs, calendars. */
  readonly names = new Interned<string>();
  /** Names where there may be none. */
  readonly texts = new Interned<string | null>();
  readonly kinds = new Interned<ObligationKind>();
  readonly holders = new Interned<Custodian['kind']>();
  readonly results = new Interned<PassResult['result']>();
  readonly taskStates = new Interned<TaskState>();
  readonly causes = new Interned<Cause>();
  readonly piles = new Interned<Pile>();
  /** Few combinations of clauses are met; each stands here once. */
  readonly terms = new Interned<Lead['terms']>();
  private readonly termsByText = new Map<string, Lead['terms']>();

  /** The first terms met that say the same. */
  termsLike(terms: Lead['terms']): Lead['terms'] {
    const text = JSON.stringify(terms);
    const known = this.termsByText.get(text);
    if (known !== undefined) return known;
    this.termsByText.set(text, terms);
    return terms;
  }
}
