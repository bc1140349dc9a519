import { HOUR_MS } from '@baton/core';
import { count, hours, rowOf, share } from './columns.ts';
import type { Digest, Duty } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { medianOf, shareOf } from './spread.ts';

const fresh = () => ({
  leads: new Leads(),
  owed: 0,
  met: 0,
  missed: 0,
  metLate: 0,
  withdrawn: 0,
  moved: 0,
  open: 0,
  escalations: 0,
  lateMs: [] as number[],
});

const groupOf = ({ by, teamOf }: Scope, { source }: Digest, duty: Duty): string | null => {
  switch (by) {
    case 'person':
      return duty.owedBy;
    case 'team':
      return teamOf(duty.owedBy);
    case 'source':
      return source;
    default:
      return duty.kind;
  }
};

/** Each that was owed is one of these. A miss stays one, however it ended. */
const fateOf = ({ missed, end }: Duty) =>
  missed ? 'missed' : end === null ? 'open' : end === 'late' ? 'withdrawn' : end;

const countDuties = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      for (const duty of digest.duties) {
        if (!isWithin(scope.period, duty.due) || !isOf(scope, duty.owedBy)) continue;
        groups.add(groupOf(scope, digest, duty), digest.lead, (sums) => {
          sums.owed += 1;
          sums[fateOf(duty)] += 1;
          sums.escalations += duty.escalations;
          if (duty.missed && duty.end === 'late' && duty.endedAt !== null) {
            sums.metLate += 1;
            sums.lateMs.push(duty.endedAt - duty.due);
          }
        });
      }
    },
    end: () =>
      groups.tables(({ lateMs, ...sums }) => {
        const median = medianOf(lateMs);
        return {
          ...sums,
          attainment: shareOf(sums.met, sums.met + sums.missed),
          medianHoursLate: median === null ? null : median / HOUR_MS,
        };
      }),
  };
};

export const slaReport: Report = {
  name: 'sla',
  summary: 'Obligations that were due in the period: met, missed, escalated',
  by: ['obligation', 'person', 'team', 'source'],
  parts: ['duties'],
  picks: 'happenings',
  row: rowOf({
    owed: count,
    met: count,
    missed: count,
    metLate: count,
    withdrawn: count,
    moved: count,
    open: count,
    escalations: count,
    attainment: share,
    medianHoursLate: hours,
  }),
  count: countDuties,
};
