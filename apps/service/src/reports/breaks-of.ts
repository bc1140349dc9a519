import { DAY_MS, isNurture, type ObligationKind } from '@baton/core';
import { type Digest, type Duty, isGivenUpEarly } from './digest.ts';
import type { Period } from './period.ts';
import { isWithin } from './period.ts';

/** The five ways in which a chain of custody breaks. */
export const breakKinds = [
  'followUpFailed',
  'resultNotRecorded',
  'deliveredToNobody',
  'givenUpEarly',
  'droppedOnReturn',
] as const;
export type BreakKind = (typeof breakKinds)[number];

/** One broken link: an obligation that was missed, or a lead that was given up early. Instants are epoch ms. */
export interface Break {
  readonly break: BreakKind;
  readonly lead: string;
  /** Who owed it when its time ran out, or gave up. */
  readonly holder: string;
  readonly obligation: string;
  readonly about: string | null;
  /** When it was due, or when the lead was given up. */
  readonly at: number;
  /** When it was met or taken away; null while it is still owed. */
  readonly endedAt: number | null;
  readonly end: 'late' | 'withdrawn' | 'open' | 'given-up';
  /** How long after its time: until it was ended, else until now. Null where it is not about time. */
  readonly lateMs: number | null;
  readonly source: string | null;
}

/** What it means for the chain that an obligation of this kind is missed. */
const meanings: Readonly<Record<ObligationKind, BreakKind | null>> = {
  'first-response': 'followUpFailed',
  attempt: 'followUpFailed',
  callback: 'followUpFailed',
  reply: 'followUpFailed',
  judgement: 'followUpFailed',
  step: 'followUpFailed',
  approval: 'followUpFailed',
  'prospect-check': 'followUpFailed',
  decision: 'resultNotRecorded',
  result: 'resultNotRecorded',
  triage: 'deliveredToNobody',
  qualification: 'deliveredToNobody',
  queued: 'deliveredToNobody',
  exception: 'deliveredToNobody',
  'final-decision': 'deliveredToNobody',
  offered: 'deliveredToNobody',
  arbitration: 'droppedOnReturn',
  touch: 'droppedOnReturn',
  requalification: 'droppedOnReturn',
  // The end of nurture is planned, not missed.
  expiry: null,
};

/** Places in which what was given back to marketing is dropped. */
const afterReturn: ReadonlySet<ObligationKind> = new Set(['qualification', 'queued', 'exception']);

const meaningOf = (duty: Duty): BreakKind | null =>
  duty.afterReturn && afterReturn.has(duty.kind) ? 'droppedOnReturn' : meanings[duty.kind];

/** Every broken link of a lead within the period, in the order in which they broke. */
export const breaksOf = (digest: Digest, period: Period, now: number): readonly Break[] => {
  const { lead, source } = digest;
  const missed = digest.duties.flatMap((duty): Break[] => {
    const kind = meaningOf(duty);
    if (kind === null || !duty.missed || !isWithin(period, duty.due)) return [];
    const { owedBy: holder, kind: obligation, about, due: at } = duty;
    // It may have moved on to somebody else and be owed still.
    const last = digest.duties.findLast(({ id }) => id === duty.id) ?? duty;
    const { endedAt } = last;
    const end = last.end === 'late' || last.end === 'withdrawn' ? last.end : 'open';
    const lateMs = Math.max(0, (endedAt ?? now) - at);
    return [{ break: kind, lead, holder, obligation, about, at, endedAt, end, lateMs, source }];
  });
  const given = digest.judgements
    .filter((one) => isGivenUpEarly(one) && isWithin(period, one.at))
    .map(({ person, at, attempts, minimum }): Break => {
      const about = `${attempts} of ${minimum} attempts`;
      const common = { lead, source, at, about, holder: person, lateMs: null } as const;
      return {
        ...common,
        break: 'givenUpEarly',
        obligation: 'attempt',
        endedAt: at,
        end: 'given-up',
      };
    });
  return [...missed, ...given].toSorted((left, right) => left.at - right.at);
};

/** The lab's `brokenChains.*` of one lead, by its words: see docs/reference/metrics.md. */
export const chainsOf = (digest: Digest, now: number) => {
  const { life, state, open, offers } = digest;
  const isOld = digest.capturedAt < now - DAY_MS;
  return {
    followUpFailed: isOld && life.firstAttempt === null && !life.isRuledOut,
    deliveredToNobody: isOld && open && life.pass > 0 && offers.length === 0 && !isNurture(state),
  };
};
