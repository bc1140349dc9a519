import type { Effect } from '../lead/effect.ts';

const sameDebt = (
  one: Extract<Effect, { do: 'oblige' }>,
  other: Extract<Effect, { do: 'release' }>,
): boolean =>
  one.obligation.id === other.obligation.id && one.obligation.owedBy === other.obligation.owedBy;

/**
 * What is left to do when an advance is over. What somebody was made to owe and relieved of within the same instant, as
 * the intake desk is when a lead is routed at once, is told nobody.
 */
export const netEffects = (effects: readonly Effect[]): readonly Effect[] => {
  const net: Effect[] = [];
  for (const effect of effects) {
    const opening =
      effect.do === 'release' && !effect.met
        ? net.findLastIndex((one) => one.do === 'oblige' && sameDebt(one, effect))
        : -1;
    if (opening < 0) net.push(effect);
    else net.splice(opening, 1);
  }
  return net;
};
