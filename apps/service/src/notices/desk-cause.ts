import type { Decision, Entry, ObligationKind } from '@baton/core';
import { dutyWords } from './duty-words.ts';

/** Why a lead came to the exception desk or the final decision maker. Names of rules and kinds alone. */
export type DeskCause =
  | {
      readonly by: 'routing';
      readonly reason: Decision['reason'];
      /** The last rule that was tried. */
      readonly rule: string | null;
    }
  | { readonly by: 'deadline'; readonly duty: string }
  | { readonly by: 'rerouting' | 'rejection' };

/** What the entries of one step say of it: the last that can send a lead there; null when none does. */
export const deskCauseOf = (entries: readonly Entry[]): DeskCause | null => {
  for (const { event } of entries.toReversed())
    switch (event.type) {
      case 'lead.routed': {
        const { reason, rule, tried } = event.decision;
        return { by: 'routing', reason, rule: rule ?? tried.at(-1)?.rule ?? null };
      }
      case 'lead.rerouted':
        return { by: 'rerouting' };
      case 'lead.rejected':
        return { by: 'rejection' };
      case 'obligation.due':
        return { by: 'deadline', duty: event.id.replace(/:\d+$/u, '') };
      default:
    }
  return null;
};

const routingWords = (reason: Decision['reason'], rule: string | null): string | null => {
  const named = rule === null ? 'A routing rule' : `The routing rule “${rule}”`;
  switch (reason) {
    case 'no-rule':
      return 'No routing rule fits it.';
    case 'all-excluded':
      return `${named} fits, but everybody it may choose has had the lead, and let it pass or gave it back.`;
    case 'nobody-eligible':
      return `${named} fits, but nobody it may choose can take the lead now: they are away, at their limit, or not entitled to it.`;
    case 'passes-exhausted':
      return 'It has gone round as often as the policy allows.';
    case 'matched':
      return null;
    default:
      return reason satisfies never;
  }
};

/** The cause as one sentence. */
export const deskCauseWords = (cause: DeskCause): string | null => {
  switch (cause.by) {
    case 'routing':
      return routingWords(cause.reason, cause.rule);
    case 'deadline': {
      const kind = cause.duty as ObligationKind;
      return `The policy moved it to you because this was not done in time: ${dutyWords({ kind, about: null }).what}.`;
    }
    case 'rerouting':
      return 'It was given back as often as the policy allows.';
    case 'rejection':
      return 'Whoever was named for it rejected it.';
    default:
      return cause satisfies never;
  }
};
