import type { Facts } from '@baton/core';

/**
 * One inquiry as a stream delivers it: everything about it that no policy can change. Streams yield these sorted by `at`,
 * ids unique. What the prospect is (intent, buying time, patience, value) is not here: it is drawn from the world by `id`.
 */
export interface SimulatedLead {
  /** The source's own id, never an order of creation: random draws are addressed by it. */
  readonly id: string;
  /** When the inquiry reaches the company, epoch ms. */
  readonly at: number;
  readonly facts: Facts;
  readonly source: string;
  /** The person of the org who registered it, `null` when it came in by itself. */
  readonly registrar: string | null;
  /** What the lead cost, in minor units of the org's currency. */
  readonly cost: number;
  /** What a recording knows of its result: when it was won (epoch ms) and its value (minor units); `null` is not won, not known. */
  readonly recorded?: { readonly wonAt: number | null; readonly value: number | null };
}
