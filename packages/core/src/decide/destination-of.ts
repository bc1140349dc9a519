import type { Lead } from '../lead/lead.ts';
import type { Destination, Policy } from '../policy/policy.ts';

/**
 * Where a returned lead goes: to the arbiter when the return was disputed, and to the final decision maker once this has
 * happened `disputesAtMost` times in the pass; otherwise where the policy's `returns` send its reason. A reason that the
 * policy no longer has is for the final decision maker too. Throws for a lead that nobody returned.
 */
export const destinationOf = (
  policy: Policy,
  lead: Pick<Lead, 'id' | 'returning' | 'disputes'>,
): Destination | { readonly kind: 'final' } => {
  const { returning } = lead;
  if (returning === null) throw new Error(`lead ${lead.id} was not returned`);
  const stated = Object.hasOwn(policy.returns, returning.reason)
    ? policy.returns[returning.reason]?.to
    : undefined;
  const to = returning.disputed ? { kind: 'arbitration' as const } : stated;
  if (to === undefined) return { kind: 'final' };
  if (to.kind === 'arbitration' && lead.disputes >= policy.disputesAtMost) return { kind: 'final' };
  return to;
};
