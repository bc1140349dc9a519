import { type Engine, eventsFrom, type Lead, type LeadEventType } from '@baton/core';
import type { Role } from '@baton/store';
import { mayReport } from '../http/access.ts';
import { policyWords, withWords } from './policy-words.ts';
import { inputSchema } from './reported-event.ts';

export interface PossibleAction {
  readonly type: LeadEventType;
  /** JSON Schema of what is sent, with the words that the lead's policy takes. */
  readonly input: Record<string, unknown>;
}

/** What somebody with the role may report of the lead now, guards aside: the statechart's events in its state. */
export const possibleActions = (
  { lifecycle: { chart, policy } }: Pick<Engine, 'lifecycle'>,
  role: Role,
  lead: Lead,
): readonly PossibleAction[] =>
  eventsFrom(chart, lead.state)
    .filter((type) => mayReport(role, type))
    .map((type) => ({
      type,
      input: withWords(inputSchema(type) ?? {}, policyWords(policy, lead, type)),
    }));
