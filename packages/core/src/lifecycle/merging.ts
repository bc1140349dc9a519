import type { Lead, Obligation } from '../lead/lead.ts';
import type { Policy } from '../policy/policy.ts';
import { due } from '../time/clock.ts';
import { handTo, holderOf } from './custody.ts';
import { eventAs, type Action, type Draft, type Envelope } from './draft.ts';
import { instantOf, parseRung, usedBy } from './ladder.ts';
import { clockOf, followsCustodian, oblige, release } from './obligations.ts';
import { stageRank } from './states.ts';

/** Of two duplicates the furthest wins, then the oldest, then the smaller id, so that the choice never depends on order. */
export const mergeWinner = (policy: Policy, a: Lead, b: Lead): Lead => {
  const byStage = stageRank(policy, b.state) - stageRank(policy, a.state);
  if (byStage !== 0) return byStage < 0 ? a : b;
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt ? a : b;
  return a.id < b.id ? a : b;
};

/** Responses that a merge moves to the winner. */
export const unanswered = (lead: Pick<Lead, 'obligations'>): readonly Obligation[] =>
  lead.obligations.filter(followsCustodian);

/** The loser rests with its state, custodian and used time. */
const entomb: Action = (draft, envelope) => {
  const { into, at } = eventAs(envelope, 'lead.merged');
  const { lead } = draft;
  lead.tombstone = { into, state: lead.state, custodian: holderOf(draft), obligations: lead.obligations, at };
};

/** The winner owes the loser's unanswered responses too, with the time they have left. */
const absorb: Action = (draft, envelope) => {
  const { other, obligations, at } = eventAs(envelope, 'lead.absorbed');
  for (const { kind, due: dueAt } of obligations) {
    const left = { unit: 'wall', ms: Math.max(0, dueAt - at) } as const;
    oblige(draft, envelope, { kind, owedBy: holderOf(draft), about: other, remaining: left });
  }
};

/** What is still unanswered goes back when the merge is undone. */
const giveBack: Action = (draft, envelope) => {
  const { other } = eventAs(envelope, 'lead.released');
  release(draft, (one) => followsCustodian(one) && one.about === other, false);
};

const reopen = (draft: Draft, envelope: Envelope, which: (obligation: Obligation) => boolean): void => {
  const { at, answered = [] } = eventAs(envelope, 'lead.unmerged');
  const { tombstone } = draft.lead;
  if (tombstone === null) throw new Error(`lead ${draft.lead.id} was never merged`);
  draft.lead.tombstone = null;
  handTo(draft, tombstone.custodian);
  for (const obligation of tombstone.obligations) {
    if (answered.includes(obligation.id) || !which(obligation)) continue;
    const resumed = shifted(envelope, obligation, tombstone.at, at);
    draft.lead.obligations = [...draft.lead.obligations, resumed];
    draft.effects.push({ do: 'oblige', obligation: resumed });
  }
};

/** The loser stands where it stood; each obligation goes on with the time it had used when it was merged. */
export const restore = (draft: Draft, envelope: Envelope): void => reopen(draft, envelope, () => true);

/** The loser's custodian may no longer hold it: only what follows the lead comes back, the rest is routed anew. */
const revive: Action = (draft, envelope) => reopen(draft, envelope, followsCustodian);

/** The obligation as if the time since `mergedAt` had not been. */
const shifted = ({ rules }: Envelope, obligation: Obligation, mergedAt: number, at: number): Obligation => {
  if (obligation.from >= at) return obligation;
  const clock = clockOf(rules, obligation.clock);
  const used = obligation.from >= mergedAt ? 0 : usedBy(obligation, clock, mergedAt);
  const base = { ...obligation, from: at, used, due: due(clock, at, Math.max(0, obligation.need - used)) };
  const ahead = parseRung(obligation.rung);
  const next = ahead.repetition > 0 ? at + Math.max(0, obligation.next - mergedAt) : instantOf(base, clock, ahead.percent);
  return { ...base, next: Math.max(at, next) };
};

/** The actions of merges by name. */
export const mergeActions = { entomb, absorb, giveBack, revive } satisfies Record<string, Action>;
