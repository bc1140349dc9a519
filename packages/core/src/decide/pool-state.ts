/**
 * A pool's rotation and caps: an aggregate of its own. The service locks and stores it with the lead's
 * transaction, the simulator keeps it in memory. Pointers are integers with step lcm(weights) / weight.
 */
export interface PoolState {
  readonly pool: string;
  readonly members: Readonly<Record<string, PoolMemberState>>;
}

export interface PoolMemberState {
  readonly pointer: number;
  /** Whether the member was available at the last pick: one who returns starts at the lowest available pointer. */
  readonly present: boolean;
  /** Tokens by routing rule with a cap, at instant `at`. */
  readonly tokens: Readonly<Record<string, { readonly count: number; readonly at: number }>>;
}
