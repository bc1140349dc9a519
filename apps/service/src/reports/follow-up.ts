import { HOUR_MS } from '@baton/core';
import { count, hours, rowOf, share } from './columns.ts';
import { type Digest, isGivenUpEarly } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { isWithin } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { medianOf, shareOf } from './spread.ts';

const fresh = () => ({
  leads: new Leads(),
  attempts: 0,
  call: 0,
  mail: 0,
  chat: 0,
  visit: 0,
  automatic: 0,
  inCadence: 0,
  onPlannedChannel: 0,
  met: 0,
  missed: 0,
  connected: 0,
  gapsMs: [] as number[],
  givenUpEarly: 0,
});
type Sums = ReturnType<typeof fresh>;

const groupOf = ({ by, teamOf }: Scope, digest: Digest): string | null => {
  const { owner } = digest.life;
  switch (by) {
    case 'team':
      return owner === null ? null : teamOf(owner);
    case 'source':
      return digest.source;
    case 'segment':
      return digest.segment;
    case 'attempts':
      return String(digest.attempts.filter((one) => !one.automatic).length);
    default:
      return owner;
  }
};

const put = (sums: Sums, digest: Digest): void => {
  const byHand = digest.attempts.filter((one) => !one.automatic);
  sums.attempts += byHand.length;
  sums.automatic += digest.attempts.length - byHand.length;
  if (byHand.some(({ connected }) => connected)) sums.connected += 1;
  for (const [index, one] of byHand.entries()) {
    sums[one.channel] += 1;
    const before = byHand[index - 1];
    if (before?.pass === one.pass) sums.gapsMs.push(one.at - before.at);
    if (one.planned === null) continue;
    sums.inCadence += 1;
    if (one.channel === one.planned) sums.onPlannedChannel += 1;
  }
  sums.met += digest.life.attemptsMet;
  sums.missed += digest.life.attemptsMissed;
  sums.givenUpEarly += digest.judgements.filter(isGivenUpEarly).length;
};

const countFollowUp = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      const { acceptedAt, owner } = digest.life;
      if (digest.state === 'merged' || acceptedAt === null) return;
      if (!isWithin(scope.period, acceptedAt) || !isOf(scope, owner)) return;
      groups.add(groupOf(scope, digest), digest.lead, (sums) => put(sums, digest));
    },
    end: () =>
      groups.tables(({ gapsMs, met, missed, ...sums }, { leads }) => {
        const gap = medianOf(gapsMs);
        return {
          ...sums,
          attemptsPerLead: shareOf(sums.attempts, leads),
          plannedChannelShare: shareOf(sums.onPlannedChannel, sums.inCadence),
          attemptsInTime: met,
          attemptsMissed: missed,
          inTime: shareOf(met, met + missed),
          medianGapHours: gap === null ? null : gap / HOUR_MS,
        };
      }),
  };
};

export const followUpReport: Report = {
  name: 'follow-up',
  summary: 'Attempts against the cadence, for leads first accepted in the period',
  by: ['rep', 'team', 'source', 'segment', 'attempts'],
  parts: ['attempts', 'judgements'],
  picks: 'happenings',
  row: rowOf({
    attempts: count,
    call: count,
    mail: count,
    chat: count,
    visit: count,
    automatic: count,
    inCadence: count,
    onPlannedChannel: count,
    connected: count,
    givenUpEarly: count,
    attemptsPerLead: share,
    plannedChannelShare: share,
    attemptsInTime: count,
    attemptsMissed: count,
    inTime: share,
    medianGapHours: hours,
  }),
  count: countFollowUp,
};
