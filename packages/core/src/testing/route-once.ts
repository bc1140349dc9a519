import type { Decision } from '../decide/decision.ts';
import { decideRouting, type Routable, type RoutingDecided } from '../decide/decide-routing.ts';
import { directoryOf } from '../decide/directory-of.ts';
import { firstDayAnswers } from '../decide/explain-routing.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { runAsync } from '../decide/run-async.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { compileRuleSets } from '../rules/compile-rules.ts';
import { MONDAY_AT } from './small-org.ts';
import { smallPolicy } from './small-policy.ts';

const fresh: Routable = { facts: {}, pass: 1, engagement: 0, excluded: [], lastOwner: null };

/** A lead at an instant, over an org and the parts of a policy that matter. */
export interface World {
  readonly policy?: Partial<Policy>;
  readonly org: Org;
  readonly lead?: Partial<Routable>;
  readonly at?: number;
  readonly pools?: ReadonlyMap<string, PoolState>;
  readonly loads?: Readonly<Record<string, number>>;
}

/** The routing decision with the pools it moved; pools and loads are as on the first day unless given. */
export const decided = ({
  policy,
  org,
  lead,
  at,
  pools,
  loads,
}: World): Promise<RoutingDecided> => {
  const small = smallPolicy(policy);
  const engine = { policy: small, sets: compileRuleSets(small), directory: directoryOf(org) };
  const first = firstDayAnswers(org);
  return runAsync(decideRouting(engine, { ...fresh, ...lead }, at ?? MONDAY_AT), (need) => {
    if (need.need === 'pool') return pools?.get(need.pool) ?? first(need);
    return need.need === 'loads' ? (loads ?? {}) : first(need);
  });
};

/** The routing decision alone. */
export const routed = async (world: World): Promise<Decision> => (await decided(world)).decision;
