import type { Lead, Obligation, Party } from '../lead/lead.ts';
import { mailTouchLadder } from '../policy/default-ladders.ts';
import type { ObligationKind, Policy } from '../policy/policy.ts';
import { defaultTerms, slaFor, type Terms } from '../policy/terms.ts';
import { due, WALL, type Clock } from '../time/clock.ts';
import { dueAfter, needMs } from '../time/need.ts';
import type { Span } from '../time/span.ts';
import type { Draft, Envelope, StepRules } from './draft.ts';
import { firstRung, rebasedRung, usedBy } from './ladder.ts';

/**
 * Obligations that belong to the lead and not to a state: they follow the custodian. A `callback` does so only when it
 * was promised to the prospect outside a hold (`about: 'promised'`).
 */
export const followsCustodian = ({ kind, about }: Pick<Obligation, 'kind' | 'about'>): boolean =>
  kind === 'first-response' || kind === 'reply' || (kind === 'callback' && about === 'promised');

/** Events that end a state without its obligations having been met. */
const withoutMeeting = new Set([
  'obligation.due',
  'holder.away',
  'lead.merged',
  'policy.adopted',
  'prospect.boughtElsewhere',
  'prospect.askedForCallback',
]);

/** An automatic nurture mail: its ladder sends it. */
const isMailTouch = (policy: Policy, lead: Pick<Lead, 'state'>, kind: ObligationKind, about: string | null): boolean =>
  kind === 'touch' &&
  policy.nurture.find((one) => `nurture.${one.track}` === lead.state)?.touches[Number(about)]?.by === 'mail';

/** The SLA words for an obligation on this lead, and the clause they come from. */
export const termsOf = (
  { policy }: Pick<StepRules, 'policy'>,
  lead: Pick<Lead, 'state' | 'terms'>,
  { kind, about }: Pick<Obligation, 'kind' | 'about'>,
): Terms & Pick<Obligation, 'clause'> => {
  if (isMailTouch(policy, lead, kind, about)) return { ...defaultTerms('touch'), within: null, ladder: mailTouchLadder, clause: 'default' };
  const perStep = kind === 'step' || kind === 'approval';
  const clause = lead.terms[perStep ? `${kind}:${about}` : kind] ?? 'default';
  return { ...slaFor(policy, kind, perStep ? about : null, clause), clause };
};

export const clockOf = (rules: StepRules, id: string): Clock => (id === 'wall' ? WALL : rules.calendar(id));

/** What the policy's cadence, steps, holds and tracks say about an obligation's time, beside its SLA clause. */
export interface Words {
  /** How long, where no clause says. */
  readonly within?: Span;
  /** The instant from which it may start; not before the event unless `evenPast`. */
  readonly from?: number;
  readonly evenPast?: boolean;
}

interface Opening extends Words {
  readonly kind: ObligationKind;
  readonly owedBy: Party;
  readonly about?: string | null;
  /** What is left of an obligation taken over from another lead; goes before the clause. */
  readonly remaining?: Span;
}

const defaultWithin: Span = { unit: 'openDays', days: 1 };

/** Need, clock and due instant of a span that starts at `from` on somebody's calendar. */
const timed = (
  rules: StepRules,
  calendar: string,
  span: Span,
  from: number,
): Pick<Obligation, 'need' | 'clock' | 'due'> => {
  const need = needMs(span, clockOf(rules, calendar), from);
  return { need: need.ms, clock: need.clock.kind === 'wall' ? 'wall' : calendar, due: due(need.clock, from, need.ms) };
};

/** Opens an obligation and tells the shell. */
export const oblige = (draft: Draft, { event, rules }: Envelope, opening: Opening): void => {
  const about = opening.about ?? null;
  const terms = termsOf(rules, draft.lead, { kind: opening.kind, about });
  const asked = opening.from ?? event.at;
  const from = opening.evenPast === true ? asked : Math.max(event.at, asked);
  const calendar = terms.calendar ?? opening.owedBy.calendar;
  const timing = timed(rules, calendar, opening.remaining ?? terms.within ?? opening.within ?? defaultWithin, from);
  const base = { from, used: 0, calendar, ...timing, due: Math.max(event.at, timing.due) };
  const first = firstRung(base, clockOf(rules, base.clock), terms.ladder);
  const obligation: Obligation = {
    id: `${opening.kind}:${draft.lead.nextObligation}`,
    kind: opening.kind,
    about,
    owedBy: opening.owedBy.person,
    since: event.at,
    ...base,
    rung: first.rung,
    next: Math.max(event.at, first.next),
    clause: terms.clause,
    missed: false,
  };
  draft.lead.nextObligation += 1;
  draft.lead.obligations = [...draft.lead.obligations, obligation];
  draft.effects.push({ do: 'oblige', obligation });
};

/** Ends the obligations that `which` picks. */
export const release = (draft: Draft, which: (obligation: Obligation) => boolean, met: boolean): void => {
  for (const obligation of draft.lead.obligations) {
    if (which(obligation)) draft.effects.push({ do: 'release', obligation, met });
  }
  draft.lead.obligations = draft.lead.obligations.filter((obligation) => !which(obligation));
};

/**
 * On leaving a state its own obligations end. A queue's goes on while the engine tries its pool again, and a callback
 * agreed with the prospect stays with the lead when the holder loses it.
 */
export const releaseState = (draft: Draft, { event }: Envelope): void => {
  const taken = event.type === 'holder.away' || event.type === 'obligation.due';
  if (draft.lead.state === 'held' && taken)
    draft.lead.obligations = draft.lead.obligations.map((one) =>
      one.kind === 'callback' ? { ...one, about: 'promised' } : one,
    );
  const trying = event.type === 'pool.opened';
  release(
    draft,
    (one) => !followsCustodian(one) && !(trying && one.kind === 'queued'),
    !withoutMeeting.has(event.type),
  );
};

/** Puts other words into an obligation, keeping its id. */
export const replaceObligation = (draft: Draft, id: string, change: Partial<Obligation>): void => {
  draft.lead.obligations = draft.lead.obligations.map((one) => (one.id === id ? { ...one, ...change } : one));
};

/** Moves an obligation to somebody else; its clock goes on as it was. */
export const reassignObligation = (draft: Draft, obligation: Obligation, to: string): void => {
  if (obligation.owedBy === to) return;
  const moved = { ...obligation, owedBy: to };
  replaceObligation(draft, obligation.id, { owedBy: to });
  draft.effects.push({ do: 'release', obligation, met: false }, { do: 'oblige', obligation: moved });
};

/**
 * An open obligation under other rules: the time used is kept and what remains of the new need is counted from now on;
 * what may not start yet keeps its start, or gets the one the new policy says.
 */
export const rebased = (draft: Draft, { event, rules }: Envelope, obligation: Obligation, words: Words): Obligation => {
  const terms = termsOf(rules, draft.lead, obligation);
  const start = words.from ?? obligation.from;
  const started = obligation.from <= event.at || start <= event.at;
  const from = started ? event.at : start;
  const used = started ? usedBy(obligation, clockOf(rules, obligation.clock), event.at) : 0;
  const calendar = terms.calendar ?? obligation.calendar;
  const span = terms.within ?? words.within ?? defaultWithin;
  const { need, clock } = timed(rules, calendar, span, words.evenPast === true ? start : from);
  const counts = clockOf(rules, clock);
  const base = { ...obligation, from, used, need, clock, calendar, due: due(counts, from, Math.max(0, need - used)) };
  return { ...base, clause: terms.clause, ...rebasedRung(base, counts, terms.ladder, event.at) };
};

/** The instant at which `span` after `base` is over, on somebody's calendar. */
export const instantAfter = (rules: StepRules, party: Party, span: Span, base: number): number =>
  dueAfter(span, clockOf(rules, party.calendar), base);
