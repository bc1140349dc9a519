import type { Effect, Recipient } from '@baton/core';
import type { NoticeKind } from './notice.ts';

/** Who is to be told what kind of thing by an effect of the core; the service resolves names and puts it in words. */
export interface DueNotice {
  readonly kind: Exclude<NoticeKind, 'registered' | 'alarm' | 'notice-failed'>;
  readonly to: Recipient;
  /** Percent of the time used up, for reminders and escalations. */
  readonly percent: number;
}

/**
 * The notice that an effect calls for, or `null`. A first response is named in the offer or task that comes with it, and
 * the end of a nurture is nobody's task: neither is told when it opens, but their rungs are.
 */
export const noticeOfEffect = (effect: Effect): DueNotice | null => {
  switch (effect.do) {
    case 'oblige': {
      const { kind, owedBy } = effect.obligation;
      if (kind === 'first-response' || kind === 'expiry') return null;
      const told = kind === 'offered' ? 'offer' : kind === 'approval' ? 'approval' : 'task';
      return { kind: told, to: { person: owedBy }, percent: 0 };
    }
    case 'notify': {
      const own = 'person' in effect.to && effect.to.person === effect.about.owedBy;
      return {
        kind: own ? 'reminder' : 'escalation',
        to: effect.to,
        percent: percentOf(effect.rung),
      };
    }
    case 'reportResult':
      return effect.registrar === null
        ? null
        : { kind: 'result', to: { person: effect.registrar }, percent: 0 };
    case 'release': {
      // Who answered knows; who lost the offer without an answer does not.
      const { kind, owedBy } = effect.obligation;
      return kind === 'offered' && !effect.met
        ? { kind: 'offer-withdrawn', to: { person: owedBy }, percent: 0 }
        : null;
    }
    case 'recordMiss':
    case 'sendMail':
      return null;
    default:
      return effect satisfies never;
  }
};

/** A rung is `75`, or `100+2` for the second repetition after the last. */
const percentOf = (rung: string): number => Number.parseFloat(rung);
