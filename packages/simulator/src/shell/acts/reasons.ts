import type { Destination } from '@baton/core';
import { PURPOSE } from '../../world/purposes.ts';
import type { WorldDocument } from '../../world/world-schema.ts';
import type { Case } from '../case.ts';
import type { Simulation } from '../simulation.ts';

export type Why = keyof WorldDocument['reasons'];

/** Where leads go that are given back for such a reason, in case the policy knows none of the world's words for it. */
const usual: Readonly<Record<Why, readonly Destination['kind'][]>> = {
  notNow: ['nurture', 'qualification'],
  unreachable: ['nurture', 'qualification'],
  notFit: ['disqualify', 'lost'],
  gone: ['nurture', 'lost', 'disqualify'],
  rejected: ['disqualify', 'routing', 'nurture'],
  disputed: ['arbitration', 'disqualify'],
};

/** The key of the policy's returns that a person would give; `null` when the policy has none at all. */
export const reasonFor = ({ engine, world }: Simulation, why: Why): string | null => {
  const { returns } = engine.policy;
  const stated = world.document.reasons[why].find((one) => returns[one] !== undefined);
  if (stated !== undefined) return stated;
  for (const kind of usual[why]) {
    const found = Object.entries(returns).find(([, one]) => one.to.kind === kind);
    if (found !== undefined) return found[0];
  }
  return Object.keys(returns)[0] ?? null;
};

/** Why a deal is lost, of the reasons that the policy has; `null` when it has none. */
export const lossFor = ({ engine, world, dice }: Simulation, of: Case): string | null => {
  const known = Object.keys(engine.policy.losses);
  const shares = known.map((one) => world.document.losses.share[one] ?? 0);
  const total = shares.reduce((sum, one) => sum + one, 0);
  const u = dice.uniform(of.hash, PURPOSE.lossReason) * total;
  let sum = 0;
  for (const [index, one] of known.entries()) if (u < (sum += shares[index] ?? 0)) return one;
  return known[0] ?? null;
};

/** Seen to be no fit in the first talk: only of those who would not buy from us. */
export const failsCriterion = ({ world, dice }: Simulation, of: Case): boolean =>
  of.prospect.merit > of.prospect.winnable &&
  dice.uniform(of.hash, PURPOSE.unfit) < world.document.prospects.unfit.share;
