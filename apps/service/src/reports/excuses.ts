import { isClosed } from '@baton/core';
import { count, money, rowOf, share } from './columns.ts';
import type { Digest, SalesJudgement } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Row, type Scope } from './report.ts';
import { difference, wilson } from './wilson.ts';

const fresh = () => ({
  leads: new Leads(),
  given: 0,
  /** Closed in the very step in which the excuse was given. */
  closed: 0,
  won: new Map<string, number>(),
  wonByOthers: new Map<string, number>(),
});
type Sums = ReturnType<typeof fresh>;

interface Rest {
  leads: number;
  won: number;
}

const groupOf = ({ by, teamOf }: Scope, { source }: Digest, one: SalesJudgement): string | null => {
  if (by === 'rep') return one.person;
  if (by === 'team') return teamOf(one.person);
  return by === 'source' ? source : one.excuse;
};

/** Where leads without an excuse are compared: with all of them, or with those of the same rep, team or source. */
const restGroups = (scope: Scope, digest: Digest): readonly (string | null)[] => {
  const offered = digest.offers.filter(
    ({ at, person }) => isWithin(scope.period, at) && isOf(scope, person),
  );
  if (offered.length === 0) return [];
  if (scope.by === 'source') return [digest.source];
  if (scope.by === 'rep') return offered.map(({ person }) => person);
  return scope.by === 'team' ? offered.map(({ person }) => scope.teamOf(person)) : [ALL];
};

const ALL = '';

const put = (sums: Sums, one: SalesJudgement, { lead, life }: Digest): void => {
  sums.given += 1;
  if (one.to !== null && isClosed(one.to)) sums.closed += 1;
  if (life.won === null) return;
  sums.won.set(lead, life.won.amount);
  if (life.owner !== one.person) sums.wonByOthers.set(lead, life.won.amount);
};

const sumOf = (amounts: ReadonlyMap<string, number>): number =>
  [...amounts.values()].reduce((total, amount) => total + amount, 0);

/** What leads with the excuse came to beside those without. */
const compared = (won: number, leads: number, rest: Rest): Row => {
  const withIt = wilson(won, leads);
  const without = wilson(rest.won, rest.leads);
  const { share: gap, low, high } = difference(withIt, without);
  return {
    winRate: withIt.share,
    winRateLow: withIt.low,
    winRateHigh: withIt.high,
    leadsWithout: rest.leads,
    winRateWithout: without.share,
    difference: gap,
    differenceLow: low,
    differenceHigh: high,
  };
};

const countExcuses = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  const rests = new Map<string | null, Rest>();
  const whole: Rest = { leads: 0, won: 0 };
  const addRest = (digest: Digest): void => {
    const among = new Set(restGroups(scope, digest));
    if (among.size > 0) tally(whole, digest);
    for (const group of among) {
      const rest = rests.get(group) ?? { leads: 0, won: 0 };
      tally(rest, digest);
      rests.set(group, rest);
    }
  };
  return {
    take: (digest) => {
      const excuses = digest.judgements.filter(({ excuse }) => excuse !== null);
      if (excuses.length === 0) addRest(digest);
      for (const one of excuses)
        if (isWithin(scope.period, one.at) && isOf(scope, one.person))
          groups.add(groupOf(scope, digest, one), digest.lead, (sums) => put(sums, one, digest));
    },
    end: () => {
      const none = { leads: 0, won: 0 };
      const restOf = (group: string | null): Rest =>
        rests.get(scope.by === 'excuse' ? ALL : group) ?? none;
      return groups.tables((sums, { group, isTotal, leads }) => ({
        given: sums.given,
        closedAtOnce: sums.closed,
        won: sums.won.size,
        wonAmount: sumOf(sums.won),
        wonByOthers: sums.wonByOthers.size,
        wonByOthersAmount: sumOf(sums.wonByOthers),
        ...compared(sums.won.size, leads, isTotal ? whole : restOf(group)),
      }));
    },
  };
};

const tally = (rest: Rest, { life }: Digest): void => {
  rest.leads += 1;
  if (life.won !== null) rest.won += 1;
};

export const excusesReport: Report = {
  name: 'excuses',
  summary: 'Excuses given in the period, and what those leads came to beside those without one',
  by: ['excuse', 'rep', 'team', 'source'],
  parts: ['offers', 'judgements'],
  picks: 'happenings',
  row: rowOf({
    given: count,
    closedAtOnce: count,
    won: count,
    wonAmount: money,
    wonByOthers: count,
    wonByOthersAmount: money,
    winRate: share,
    winRateLow: share,
    winRateHigh: share,
    leadsWithout: count,
    winRateWithout: share,
    difference: share,
    differenceLow: share,
    differenceHigh: share,
  }),
  count: countExcuses,
};
