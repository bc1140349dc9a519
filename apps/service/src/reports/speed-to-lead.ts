import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { count, hours, rowOf, share } from './columns.ts';
import type { Digest } from './digest.ts';
import { Groups, Leads } from './groups.ts';
import { hourIn } from './period.ts';
import { type Counting, isOf, type Report, type Scope } from './report.ts';
import { quantileOf, shareOf } from './spread.ts';

/** Shares within so long after the inquiry: of those that were contacted, or have waited as long. */
const limits = { within5Minutes: 5 * MINUTE_MS, within1Hour: HOUR_MS, within24Hours: DAY_MS };
type Limit = keyof typeof limits;
const limitNames = Object.keys(limits) as Limit[];

const fresh = () => ({
  leads: new Leads(),
  contacted: 0,
  wallMs: [] as number[],
  businessMs: [] as number[],
  responseMs: [] as number[],
  within: { within5Minutes: 0, within1Hour: 0, within24Hours: 0 },
  known: { within5Minutes: 0, within1Hour: 0, within24Hours: 0 },
  responseWithin24h: 0,
  responseKnown: 0,
  targetMet: 0,
  targetMissed: 0,
});
type Sums = ReturnType<typeof fresh>;

/** Who was to answer: whoever did, else who owns it. */
const repOf = ({ life }: Digest): string | null => life.firstAttempt?.by ?? life.owner;

const groupOf = ({ by, zone, teamOf }: Scope, digest: Digest): string | null => {
  const rep = repOf(digest);
  switch (by) {
    case 'rep':
      return rep;
    case 'team':
      return rep === null ? null : teamOf(rep);
    case 'segment':
      return digest.segment;
    case 'hour':
      return String(hourIn(zone, digest.capturedAt));
    default:
      return digest.source;
  }
};

const put = (sums: Sums, { life, capturedAt }: Digest, now: number): void => {
  const age = now - capturedAt;
  const contact = life.firstAttempt;
  if (contact !== null) {
    sums.contacted += 1;
    sums.wallMs.push(contact.at - capturedAt);
    sums.businessMs.push(contact.businessMs);
  }
  for (const name of limitNames) {
    const limit = limits[name];
    if (contact === null && age < limit) continue;
    sums.known[name] += 1;
    if (contact !== null && contact.at - capturedAt <= limit) sums.within[name] += 1;
  }
  const response = life.firstResponse;
  if (response !== null) sums.responseMs.push(response.at - capturedAt);
  if (response !== null || age >= DAY_MS) sums.responseKnown += 1;
  if (response !== null && response.at - capturedAt <= DAY_MS) sums.responseWithin24h += 1;
  if (life.firstResponseMet === false) sums.targetMissed += 1;
  if (life.firstResponseMet === true) sums.targetMet += 1;
};

const inHours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);

const countSpeed = (scope: Scope): Counting => {
  const groups = new Groups(fresh);
  return {
    take: (digest) => {
      if (digest.state === 'merged' || digest.life.isRuledOut) return;
      if (!isOf(scope, repOf(digest))) return;
      groups.add(groupOf(scope, digest), digest.lead, (sums) => put(sums, digest, scope.now));
    },
    end: () =>
      groups.tables((sums, { leads }) => ({
        contacted: sums.contacted,
        neverContacted: leads - sums.contacted,
        medianHours: inHours(quantileOf(sums.wallMs, 0.5)),
        p90Hours: inHours(quantileOf(sums.wallMs, 0.9)),
        medianBusinessHours: inHours(quantileOf(sums.businessMs, 0.5)),
        p90BusinessHours: inHours(quantileOf(sums.businessMs, 0.9)),
        ...Object.fromEntries(
          limitNames.map((name) => [name, shareOf(sums.within[name], sums.known[name])]),
        ),
        firstResponseMedianHours: inHours(quantileOf(sums.responseMs, 0.5)),
        firstResponseWithin24h: shareOf(sums.responseWithin24h, sums.responseKnown),
        targetMet: sums.targetMet,
        targetMissed: sums.targetMissed,
        withinTarget: shareOf(sums.targetMet, sums.targetMet + sums.targetMissed),
      })),
  };
};

export const speedToLeadReport: Report = {
  name: 'speed-to-lead',
  summary: 'From the inquiry to the first attempt, for leads captured in the period',
  by: ['source', 'rep', 'team', 'segment', 'hour'],
  parts: [],
  picks: 'leads',
  row: rowOf({
    contacted: count,
    neverContacted: count,
    medianHours: hours,
    p90Hours: hours,
    medianBusinessHours: hours,
    p90BusinessHours: hours,
    within5Minutes: share,
    within1Hour: share,
    within24Hours: share,
    firstResponseMedianHours: hours,
    firstResponseWithin24h: share,
    targetMet: count,
    targetMissed: count,
    withinTarget: share,
  }),
  count: countSpeed,
};
