import type { Custodian, Lead, ObligationKind, PassResult } from '@baton/core';
import type { Cause } from '../ledger/leak.ts';
import { Interned } from './pen.ts';
import type { Pile } from './pile.ts';
import type { TaskState } from './task.ts';

/** What records name by number: a simulation has few of each, but for texts among the facts of a recording. */
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
  /** Terms that are judged alike are one object, so that there are few. */
  readonly terms = new Interned<Lead['terms']>();
}
