import type { Period } from './period.ts';
import type { Campaign } from './report.ts';

/** Minor units spent until an instant, if they are spent evenly from the first day to the last. */
const spentBy = ({ cost }: Campaign, startsAt: number, endsAt: number, at: number): number => {
  const share = Math.min(1, Math.max(0, (at - startsAt) / (endsAt - startsAt)));
  return Math.round(cost * share);
};

/**
 * A campaign's cost within a period: the whole of it unless both its days and an end of the period are known. Adjoining
 * periods add up to the minor unit, because each is a difference of what was spent by its ends.
 */
export const costWithin = (campaign: Campaign, { from, to }: Period): number => {
  const { startsAt, endsAt, cost } = campaign;
  if (startsAt === null || endsAt === null || endsAt <= startsAt) return cost;
  const until = to === null ? cost : spentBy(campaign, startsAt, endsAt, to);
  return until - (from === null ? 0 : spentBy(campaign, startsAt, endsAt, from));
};

/** Divides an amount by weights into integers that add up to it, in the order given. */
export const divide = (amount: number, weights: readonly number[]): readonly number[] => {
  const whole = weights.reduce((total, one) => total + one, 0);
  let seen = 0;
  let given = 0;
  return weights.map((weight) => {
    seen += weight;
    const until = whole === 0 ? 0 : Math.round((amount * seen) / whole);
    const part = until - given;
    given = until;
    return part;
  });
};
