import { HOUR_MS } from '@baton/core';
import { count, hours, rowOf, share } from './columns.ts';
import { type Digest, isGivenUpEarly, type SalesJudgement } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { medianOf, shareOf } from './spread.ts';

const fresh = () => ({
  leads: new Leads(),
  judgements: 0,
  rejected: 0,
  returned: 0,
  disputed: 0,
  ruledForSales: 0,
  ruledForMarketing: 0,
  givenUpEarly: 0,
  attempts: 0,
  afterMs: [] as number[],
});

/** How far the lead had got when sales judged it. */
const stageOf = ({ state }: SalesJudgement): string =>
  state.startsWith('opportunity.') ? 'opportunity' : state;

const groupOf = (
  { by, teamOf }: Scope,
  { source, segment }: Digest,
  one: SalesJudgement,
): string | null => {
  switch (by) {
    case 'criterion':
      return one.criterion;
    case 'stage':
      return stageOf(one);
    case 'source':
      return source;
    case 'segment':
      return segment;
    case 'rep':
      return one.person;
    case 'team':
      return teamOf(one.person);
    case 'destination':
      return one.to;
    default:
      return one.reason;
  }
};

const countJudgements = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      for (const one of digest.judgements) {
        if (!isWithin(scope.period, one.at) || !isOf(scope, one.person)) continue;
        groups.add(groupOf(scope, digest, one), digest.lead, (sums) => {
          sums.judgements += 1;
          sums[one.kind] += 1;
          sums.attempts += one.attempts;
          if (one.disputed) sums.disputed += 1;
          if (one.ruling === 'sales') sums.ruledForSales += 1;
          if (one.ruling === 'marketing') sums.ruledForMarketing += 1;
          if (isGivenUpEarly(one)) sums.givenUpEarly += 1;
          if (one.afterMs !== null) sums.afterMs.push(one.afterMs);
        });
      }
    },
    end: () =>
      groups.tables(({ afterMs, attempts, ...sums }) => {
        const median = medianOf(afterMs);
        return {
          ...sums,
          forSales: shareOf(sums.ruledForSales, sums.ruledForSales + sums.ruledForMarketing),
          attemptsBefore: shareOf(attempts, sums.judgements),
          medianHoursToJudge: median === null ? null : median / HOUR_MS,
        };
      }),
  };
};

export const fitReport: Report = {
  name: 'fit',
  summary:
    'Why sales judged leads not a fit in the period, how far they had got, and who was right',
  by: ['reason', 'criterion', 'stage', 'source', 'segment', 'rep', 'team', 'destination'],
  parts: ['judgements'],
  picks: 'happenings',
  row: rowOf({
    judgements: count,
    rejected: count,
    returned: count,
    disputed: count,
    ruledForSales: count,
    ruledForMarketing: count,
    givenUpEarly: count,
    forSales: share,
    attemptsBefore: share,
    medianHoursToJudge: hours,
  }),
  count: countJudgements,
};
