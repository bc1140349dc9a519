import type { Lead, Obligation, Party } from '../lead/lead.ts';
import type { ObligationKind, Policy } from '../policy/policy.ts';
import { ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import { slaFor, type Terms } from '../policy/terms.ts';
import { due, WALL, type Clock } from '../time/clock.ts';
import { dueAfter, needMs } from '../time/need.ts';
import type { Span } from '../time/span.ts';
import type { Draft, Envelope, StepRules } from './draft.ts';
import { firstRung, type Clocks } from './ladder.ts';
import { isMetBy } from './meeting.ts';
import { isClosed, isPassing } from './states.ts';

/** What a callback is about that was promised to the prospect outside a hold; a hold's own is about nothing else. */
export const PROMISED = 'promised';

/** Obligations that belong to the lead and not to a state: they follow the custodian. */
export const followsCustodian = ({ kind, about }: Pick<Obligation, 'kind' | 'about'>): boolean =>
  kind === 'first-response' || kind === 'reply' || (kind === 'callback' && about !== null);

/** An automatic nurture mail: its ladder sends it. */
const isMailTouch = (
  policy: Policy,
  lead: Pick<Lead, 'state'>,
  kind: ObligationKind,
  about: string | null,
): boolean =>
  kind === 'touch' &&
  policy.nurture.find((one) => `nurture.${one.track}` === lead.state)?.touches[Number(about)]
    ?.by === 'mail';

/** The SLA words for an obligation on this lead. */
export const termsOf = (
  { policy }: Pick<StepRules, 'policy'>,
  lead: Pick<Lead, 'state' | 'terms'>,
  { kind, about }: Pick<Obligation, 'kind' | 'about'>,
): Terms => {
  if (isMailTouch(policy, lead, kind, about)) return slaFor(policy, kind, 'mail', 'default');
  const perStep = kind === 'step' || kind === 'approval';
  return slaFor(policy, kind, perStep ? about : null, clauseIn(lead, kind, about));
};

const clauseIn = (
  lead: Pick<Lead, 'terms'>,
  kind: ObligationKind,
  about: string | null,
): Obligation['clause'] => {
  const perStep = kind === 'step' || kind === 'approval';
  return lead.terms[perStep ? `${kind}:${about}` : kind] ?? 'default';
};

/** Which SLA clause an obligation on this lead lives under. */
export const clauseOf = (
  { policy }: Pick<StepRules, 'policy'>,
  lead: Pick<Lead, 'state' | 'terms'>,
  { kind, about }: Pick<Obligation, 'kind' | 'about'>,
): Obligation['clause'] =>
  isMailTouch(policy, lead, kind, about) ? 'default' : clauseIn(lead, kind, about);

export const clockOf = (rules: StepRules, id: string): Clock =>
  id === 'wall' ? WALL : rules.calendar(id);

/** What an obligation's need is counted on, and what its repetitions are. */
export const clocksOf = (
  rules: StepRules,
  { clock, calendar }: Pick<Obligation, 'clock' | 'calendar'>,
): Clocks => ({ need: clockOf(rules, clock), repeat: clockOf(rules, calendar) });

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
}

/** Need, clock and due instant under terms and words, counted from an instant on somebody's calendar. */
export const timed = (
  rules: StepRules,
  calendar: string,
  terms: Terms,
  words: Words,
  from: number,
): Pick<Obligation, 'need' | 'clock' | 'due'> => {
  const span = terms.within ?? words.within ?? ONE_BUSINESS_DAY;
  const need = needMs(span, clockOf(rules, calendar), from);
  return {
    need: need.ms,
    clock: need.clock.kind === 'wall' ? 'wall' : calendar,
    due: due(need.clock, from, need.ms),
  };
};

/** Opens an obligation and tells the shell. */
export const oblige = (draft: Draft, { event, rules }: Envelope, opening: Opening): void => {
  const about = opening.about ?? null;
  const terms = termsOf(rules, draft.lead, { kind: opening.kind, about });
  const asked = opening.from ?? event.at;
  const from = opening.evenPast === true ? asked : Math.max(event.at, asked);
  const calendar = terms.calendar ?? opening.owedBy.calendar;
  const timing = timed(rules, calendar, terms, opening, from);
  const base = {
    from,
    used: 0,
    need: timing.need,
    due: Math.max(event.at, timing.due),
    clock: timing.clock,
    calendar,
  };
  const first = firstRung(base, clocksOf(rules, base), terms.ladder);
  const obligation: Obligation = {
    id: `${opening.kind}:${draft.lead.nextObligation}`,
    kind: opening.kind,
    about,
    owedBy: opening.owedBy.person,
    since: event.at,
    from,
    used: 0,
    calendar,
    need: base.need,
    clock: base.clock,
    due: base.due,
    rung: first.rung,
    next: Math.max(event.at, first.next),
    clause: clauseOf(rules, draft.lead, { kind: opening.kind, about }),
    missed: false,
  };
  addObligation(draft, obligation);
};

/** Adds an obligation as it stands under the next ordinal, and tells the shell. */
export const addObligation = ({ lead, effects }: Draft, obligation: Obligation): void => {
  lead.nextObligation += 1;
  // `concat` leaves no room behind the last, where spreading leaves room for sixteen: open leads are many, and stay long.
  lead.obligations = lead.obligations.concat(obligation);
  effects.push({ do: 'oblige', obligation });
};

/** Ends the obligations that `which` picks. */
export const release = (
  draft: Draft,
  which: (obligation: Obligation) => boolean,
  met: boolean | ((obligation: Obligation) => boolean),
): void => {
  const { lead, effects } = draft;
  const kept: Obligation[] = [];
  for (const obligation of lead.obligations) {
    if (which(obligation))
      effects.push({
        do: 'release',
        obligation,
        met: typeof met === 'boolean' ? met : met(obligation),
      });
    else kept.push(obligation);
  }
  lead.obligations = kept.slice();
};

/**
 * On leaving a state its own obligations end. A queue's goes on while the engine tries its pool again, and a callback
 * agreed with the prospect stays with the lead when the holder loses it.
 */
export const releaseState = (draft: Draft, { event }: Envelope): void => {
  const { lead } = draft;
  if (isPassing(lead.state) || isClosed(lead.state)) return;
  const taken = event.type === 'holder.away' || event.type === 'obligation.due';
  if (lead.state === 'held' && taken)
    lead.obligations = lead.obligations.map((one) =>
      one.kind === 'callback' && one.about === null ? { ...one, about: PROMISED } : one,
    );
  const trying = event.type === 'pool.opened';
  release(
    draft,
    (one) => !followsCustodian(one) && !(trying && one.kind === 'queued'),
    ({ kind }) => isMetBy(kind, event.type),
  );
};

/** Puts other words into an obligation, keeping its id. */
export const replaceObligation = (draft: Draft, id: string, change: Partial<Obligation>): void => {
  draft.lead.obligations = draft.lead.obligations.map((one) =>
    one.id === id ? { ...one, ...change } : one,
  );
};

/** Moves an obligation to somebody else; its clock goes on as it was. */
export const reassignObligation = (draft: Draft, obligation: Obligation, to: string): void => {
  if (obligation.owedBy === to) return;
  const moved = { ...obligation, owedBy: to };
  replaceObligation(draft, obligation.id, { owedBy: to });
  draft.effects.push(
    { do: 'release', obligation, met: false },
    { do: 'oblige', obligation: moved },
  );
};

/** The instant at which `span` after `base` is over, on somebody's calendar. */
export const instantAfter = (
  rules: StepRules,
  party: Pick<Party, 'calendar'>,
  span: Span,
  base: number,
): number => dueAfter(span, clockOf(rules, party.calendar), base);
