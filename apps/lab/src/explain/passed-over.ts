import type { Decision, Policy } from '@baton/core';

/** Why rules that matched gave no owner, by their names: routing went on behind them. */
export const passedOver = ({ tried }: Decision, { routing }: Policy): ReadonlyMap<string, string> =>
  new Map(
    tried.map(({ rule, candidates }) => [
      rule,
      candidates.length > 0
        ? 'all whom it considers are refused, see below'
        : nobody(routing.find((one) => one.rule === rule)?.to),
    ]),
  );

function nobody(to: Policy['routing'][number]['to'] | undefined): string {
  if (to?.kind !== 'sticky') return 'there is nobody to consider';
  return to.to === 'account-owner'
    ? 'the account has no owner, or none is known'
    : 'nobody has owned the lead before';
}
