import type { ObligationKind } from '@baton/core';

/**
 * Why attainable revenue was not won: the kind of the obligation broken at the point of no return, or
 * - `capacity`: whoever owed it was busy with other leads, or off, all the time that there was;
 * - `owner fit`: lost by an owner who fits the lead badly, where the best one had won it;
 * - `open at horizon`: still to be won when the simulation ends.
 */
export type Cause = ObligationKind | 'capacity' | 'owner fit' | 'open at horizon';

/** One cause and one holder: a person, or a team for `capacity`, or `policy` where a rule gave the lead up. */
export interface Leak {
  readonly cause: Cause;
  readonly holder: string;
  readonly at: number;
}
