import { HOUR_MS } from '@baton/core';
import { breaksOf, chainsOf } from './breaks-of.ts';
import { count, hours, rowOf } from './columns.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { medianOf } from './spread.ts';

const fresh = () => ({
  leads: new Leads(),
  breaks: 0,
  open: 0,
  lateMs: [] as number[],
});

const groupOf = (
  { by, teamOf }: Scope,
  one: ReturnType<typeof breaksOf>[number],
): string | null => {
  switch (by) {
    case 'holder':
      return one.holder;
    case 'team':
      return teamOf(one.holder);
    case 'source':
      return one.source;
    case 'obligation':
      return one.obligation;
    default:
      return one.break;
  }
};

const countBreaks = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      for (const one of breaksOf(digest, scope.period, scope.now))
        if (isOf(scope, one.holder))
          groups.add(groupOf(scope, one), one.lead, (sums) => {
            sums.breaks += 1;
            if (one.end === 'open') sums.open += 1;
            if (one.lateMs !== null) sums.lateMs.push(one.lateMs);
          });
    },
    end: () =>
      groups.tables(({ breaks, open, lateMs }) => {
        const median = medianOf(lateMs);
        return {
          breaks,
          open,
          medianHoursLate: median === null ? null : median / HOUR_MS,
          mostHoursLate: lateMs.reduce((most, ms) => Math.max(most, ms), 0) / HOUR_MS,
        };
      }),
  };
};

export const custodyBreaksReport: Report = {
  name: 'custody-breaks',
  summary: 'Broken links of custody within the period, counted',
  by: ['break', 'holder', 'team', 'source', 'obligation'],
  parts: ['offers', 'duties', 'judgements'],
  picks: 'happenings',
  row: rowOf({ breaks: count, open: count, medianHoursLate: hours, mostHoursLate: hours }),
  count: countBreaks,
};

/** The lab's figures over leads that were captured in the period. */
export const countChains = (scope: Scope) => {
  const sums = { inquiries: 0, followUpFailed: 0, deliveredToNobody: 0 };
  return {
    sums,
    take: (digest: Parameters<Counting['take']>[0]): void => {
      if (!isWithin(scope.period, digest.capturedAt)) return;
      const chains = chainsOf(digest, scope.now);
      sums.inquiries += 1;
      if (chains.followUpFailed) sums.followUpFailed += 1;
      if (chains.deliveredToNobody) sums.deliveredToNobody += 1;
    },
  };
};
