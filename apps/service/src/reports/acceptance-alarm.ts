import { DAY_MS } from '@baton/core';
import {
  acceptanceRate,
  type AcceptanceSums,
  ACCEPTANCE_TARGET,
  groupOfOffer,
  standingOf,
} from './acceptance.ts';
import type { Digest, Offer } from './digest.ts';
import { isWithin, type Period } from './period.ts';
import type { Scope } from './report.ts';
import { shareOf } from './spread.ts';

/** How far back the rate is looked at; the same span before it is what it is compared with. */
export const WINDOW_MS = 30 * DAY_MS;
/** Offers to be answered below which nothing is said of anybody. */
export const OFFERS_AT_LEAST = 20;

export const watchedKinds = ['rep', 'team', 'source', 'criterion'] as const;

/** What offers were not accepted for, and how its share of all offers grew. */
export interface Cause {
  readonly kind: 'reason' | 'excuse' | 'no answer';
  readonly name: string;
  readonly share: number;
  readonly before: number;
}

export interface Finding {
  /** Of whom or what, such as `rep r-01`. */
  readonly about: string;
  readonly offers: number;
  readonly accepted: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly cause: Cause | null;
}

interface Counted {
  sums: Omit<AcceptanceSums, 'leads'>;
  /** Offers not accepted, by what was said. */
  said: Map<string, number>;
}

const newCounted = (): Counted => ({
  sums: { accepted: 0, rejected: 0, lapsed: 0, withdrawn: 0, open: 0 },
  said: new Map(),
});

const answered = ({ sums: { accepted, rejected, lapsed } }: Counted): number =>
  accepted + rejected + lapsed;

/** The most telling last: where two grew alike, an excuse says more than the reason beside it. */
const kinds = ['no answer', 'reason', 'excuse'] as const;

const saidOf = (offer: Offer, standing: string): readonly string[] => {
  if (standing === 'lapsed') return [JSON.stringify(['no answer', 'nobody answered in time'])];
  const { reason, excuse } = offer;
  return [
    ...(reason === null ? [] : [JSON.stringify(['reason', reason])]),
    ...(excuse === null ? [] : [JSON.stringify(['excuse', excuse])]),
  ];
};

const causeOf = (now: Counted, before: Counted): Cause | null => {
  const causes = [...now.said].map(([key, count]): Cause => {
    const [kind, name] = JSON.parse(key) as [Cause['kind'], string];
    const share = shareOf(count, answered(now)) ?? 0;
    return { kind, name, share, before: shareOf(before.said.get(key) ?? 0, answered(before)) ?? 0 };
  });
  const grown = (one: Cause): number => one.share - one.before;
  const sorted = causes.toSorted(
    (left, right) =>
      grown(right) - grown(left) ||
      kinds.indexOf(right.kind) - kinds.indexOf(left.kind) ||
      (left.name < right.name ? -1 : 1),
  );
  return sorted[0] ?? null;
};

/** Watches every rep, team, source and criterion over the last window and the one before. Pure. */
export const watchAcceptance = (now: number, teamOf: Scope['teamOf']) => {
  const recent: Period = { from: now - WINDOW_MS, to: null };
  const earlier: Period = { from: now - 2 * WINDOW_MS, to: now - WINDOW_MS };
  const all = new Map<string, { readonly recent: Counted; readonly earlier: Counted }>();
  const put = (into: Counted, offer: Offer): void => {
    const standing = standingOf(offer, now);
    into.sums[standing] += 1;
    for (const said of saidOf(offer, standing)) into.said.set(said, (into.said.get(said) ?? 0) + 1);
  };
  return {
    take: (digest: Digest): void => {
      for (const offer of digest.offers) {
        const which = isWithin(recent, offer.at)
          ? 'recent'
          : isWithin(earlier, offer.at)
            ? 'earlier'
            : null;
        if (which === null) continue;
        for (const kind of watchedKinds) {
          const group = groupOfOffer(kind, digest, offer, { teamOf });
          if (group === null) continue;
          const about = `${kind} ${group}`;
          const counted = all.get(about) ?? { recent: newCounted(), earlier: newCounted() };
          all.set(about, counted);
          put(counted[which], offer);
        }
      }
    },
    /** Those whose whole interval is below the target. */
    below: (): readonly Finding[] =>
      [...all].flatMap(([about, counted]): Finding[] => {
        const offers = answered(counted.recent);
        const { share, low, high } = acceptanceRate(counted.recent.sums);
        if (offers < OFFERS_AT_LEAST || share === null || low === null || high === null) return [];
        if (high >= ACCEPTANCE_TARGET) return [];
        const { accepted } = counted.recent.sums;
        const cause = causeOf(counted.recent, counted.earlier);
        return [{ about, offers, accepted, rate: share, low, high, cause }];
      }),
    /** Whether the rate is back at the target, or too few are offered to say so any longer. */
    hasRecovered: (about: string): boolean => {
      const counted = all.get(about)?.recent ?? newCounted();
      if (answered(counted) < OFFERS_AT_LEAST) return true;
      const { share } = acceptanceRate(counted.sums);
      return share === null || share >= ACCEPTANCE_TARGET;
    },
  };
};
