import { z } from '@hono/zod-openapi';
import { count, rowOf, share } from './columns.ts';
import type { Digest, Offer } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { wilson } from './wilson.ts';

/** What sales and marketing hold each other to. */
export const ACCEPTANCE_TARGET = 0.9;

const acceptanceKinds = ['rep', 'team', 'source', 'criterion', 'segment', 'rule'] as const;
export type AcceptanceKind = (typeof acceptanceKinds)[number];

export type Standing = 'accepted' | 'rejected' | 'lapsed' | 'withdrawn' | 'open';

/** How an offer stands: one that nobody answered by its time has lapsed, whether or not it was passed on yet. */
export const standingOf = ({ answer, due }: Offer, now: number): Standing =>
  answer ?? (due !== null && due <= now ? 'lapsed' : 'open');

export const groupOfOffer = (
  by: string,
  digest: Pick<Digest, 'source' | 'segment'>,
  offer: Offer,
  { teamOf }: Pick<Scope, 'teamOf'>,
): string | null => {
  switch (by) {
    case 'rep':
      return offer.person;
    case 'team':
      return teamOf(offer.person);
    case 'criterion':
      return offer.criterion;
    case 'rule':
      return offer.rule;
    case 'segment':
      return digest.segment;
    default:
      return digest.source;
  }
};

const fresh = () => ({
  leads: new Leads(),
  accepted: 0,
  rejected: 0,
  lapsed: 0,
  withdrawn: 0,
  open: 0,
});

export type AcceptanceSums = ReturnType<typeof fresh>;

/** `rate` is accepted among those that were to be answered: accepted, rejected, lapsed. */
export const acceptanceRate = ({ accepted, rejected, lapsed }: Omit<AcceptanceSums, 'leads'>) =>
  wilson(accepted, accepted + rejected + lapsed);

const countOffers = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      for (const offer of digest.offers) {
        if (!isWithin(scope.period, offer.at) || !isOf(scope, offer.person)) continue;
        const standing = standingOf(offer, scope.now);
        groups.add(groupOfOffer(scope.by, digest, offer, scope), digest.lead, (sums) => {
          sums[standing] += 1;
        });
      }
    },
    end: () =>
      groups.tables((sums) => {
        const { accepted, rejected, lapsed, withdrawn, open } = sums;
        const rate = acceptanceRate(sums);
        const isBelow = rate.high !== null && rate.high < ACCEPTANCE_TARGET;
        const isAbove = rate.low !== null && rate.low >= ACCEPTANCE_TARGET;
        return {
          offers: accepted + rejected + lapsed + withdrawn + open,
          ...sums,
          rate: rate.share,
          low: rate.low,
          high: rate.high,
          target: ACCEPTANCE_TARGET,
          againstTarget: isBelow ? 'below' : isAbove ? 'reached' : 'uncertain',
        };
      }),
  };
};

export const acceptanceReport: Report = {
  name: 'acceptance',
  summary: 'Offers made in the period and how they were answered, against 90%',
  by: acceptanceKinds,
  parts: ['offers'],
  picks: 'happenings',
  row: rowOf({
    offers: count,
    accepted: count,
    rejected: count,
    lapsed: count,
    withdrawn: count,
    open: count,
    rate: share,
    low: share,
    high: share,
    target: share,
    againstTarget: z.enum(['below', 'reached', 'uncertain']),
  }),
  count: countOffers,
};
