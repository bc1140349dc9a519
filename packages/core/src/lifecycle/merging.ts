import type { Lead, Obligation } from '../lead/lead.ts';
import type { Policy } from '../policy/policy.ts';
import { due } from '../time/clock.ts';
import { handTo, holderOf } from './custody.ts';
import { eventAs, tell, type Action, type Draft, type Envelope } from './draft.ts';
import { instantOf, parseRung, usedBy } from './ladder.ts';
import { addObligation, clocksOf, followsCustodian, nextId, release } from './obligations.ts';
import { clauseOf } from './sla-terms.ts';
import { hasGotFurther, stageRank } from './states.ts';

/**
 * Of two duplicates the furthest wins, then the oldest, then the smaller id, so that the choice never depends on order.
 * Both are open: what concerns a closed lead is a new one, linked to it.
 */
export const mergeWinner = (policy: Policy, a: Lead, b: Lead): Lead => {
  const byStage = stageRank(policy, b.state) - stageRank(policy, a.state);
  if (byStage !== 0) return byStage < 0 ? a : b;
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt ? a : b;
  return a.id < b.id ? a : b;
};

/** Responses that a merge moves to the winner. */
export const unanswered = (lead: Pick<Lead, 'obligations'>): readonly Obligation[] =>
  lead.obligations.filter(followsCustodian);

/** How the winner calls an obligation of the loser: lead ids have no place for a second slash. */
const absorbedAs = (other: string, id: string): string => `${other}/${id}`;

/**
 * Ids of the loser's responses that were answered through the winner since the merge: what `lead.unmerged` is to say as
 * `answered`. Ask before the winner's `lead.released`.
 */
export const answeredThrough = (winner: Lead, loser: Lead): readonly string[] =>
  unanswered({ obligations: loser.tombstone?.obligations ?? [] })
    .map(({ id }) => id)
    .filter((id) => !winner.obligations.some(({ about }) => about === absorbedAs(loser.id, id)));

/** The loser rests with its state, custodian and used time. */
const entomb: Action = (draft, envelope) => {
  const { into, at } = eventAs(envelope, 'lead.merged');
  const { lead } = draft;
  const { state, obligations } = lead;
  lead.tombstone = { into, state, custodian: holderOf(draft), obligations, at };
};

/** The winner owes the loser's unanswered responses too, by the same instants and as late as they are. */
const absorb: Action = (draft, envelope) => {
  const { other, obligations } = eventAs(envelope, 'lead.absorbed');
  const { lead } = draft;
  for (const obligation of obligations) {
    if (!followsCustodian(obligation)) continue;
    const about = absorbedAs(other, obligation.id);
    addObligation(draft, {
      ...obligation,
      id: nextId(obligation.kind, lead),
      about,
      owedBy: holderOf(draft).person,
      clause: clauseOf(envelope.rules.policy, lead, obligation.kind, about),
    });
  }
};

/** What is still unanswered goes back when the merge is undone. */
const giveBack: Action = (draft, envelope) => {
  const { other } = eventAs(envelope, 'lead.released');
  release(draft, (one) => isAbsorbed(one, other), false);
};

/** Whether the obligation came from that lead. */
export const isAbsorbed = (obligation: Obligation, other: string): boolean =>
  followsCustodian(obligation) && (obligation.about?.startsWith(`${other}/`) ?? false);

const reopen = (
  draft: Draft,
  envelope: Envelope,
  which: (obligation: Obligation) => boolean,
): void => {
  const { at, answered = [] } = eventAs(envelope, 'lead.unmerged');
  const { lead } = draft;
  const { tombstone } = lead;
  if (tombstone === null) throw new Error(`lead ${lead.id} was never merged`);
  lead.tombstone = null;
  handTo(draft, tombstone.custodian);
  const back = tombstone.obligations.filter((one) => !answered.includes(one.id) && which(one));
  for (const obligation of back) {
    const resumed = shifted(envelope, obligation, tombstone.at, at);
    lead.obligations = [...lead.obligations, resumed];
    tell(draft, { do: 'oblige', obligation: resumed });
  }
};

/** The loser stands where it stood; each obligation goes on with the time it had used when it was merged. */
export const restore = (draft: Draft, envelope: Envelope): void =>
  reopen(draft, envelope, () => true);

/** The loser's custodian may no longer hold it: only what follows the lead comes back, the rest is routed anew. */
const revive: Action = (draft, envelope) => {
  const { lead } = draft;
  const state = lead.tombstone?.state ?? '';
  if (hasGotFurther(state)) lead.resume = state;
  reopen(draft, envelope, followsCustodian);
};

/** The obligation as if the time since `mergedAt` had not been. */
const shifted = (
  { rules }: Envelope,
  obligation: Obligation,
  mergedAt: number,
  at: number,
): Obligation => {
  if (obligation.from >= at) return obligation;
  const clocks = clocksOf(rules, obligation);
  const used = obligation.from >= mergedAt ? 0 : usedBy(obligation, clocks.need, mergedAt);
  const left = Math.max(0, obligation.need - used);
  const base = { ...obligation, from: at, used, due: due(clocks.need, at, left) };
  const { percent, repetition } = parseRung(obligation.rung);
  const next =
    repetition > 0
      ? at + Math.max(0, obligation.next - mergedAt)
      : instantOf(base, clocks, percent);
  return { ...base, next: Math.max(at, next) };
};

/** The actions of merges by name. */
export const mergeActions = { entomb, absorb, giveBack, revive } satisfies Record<string, Action>;
