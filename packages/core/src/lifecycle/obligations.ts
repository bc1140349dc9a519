import { copyObligation } from '../lead/copy-obligation.ts';
import type { Lead, Obligation, Party } from '../lead/lead.ts';
import { withAt, withLast } from '../lead/short-list.ts';
import { ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import { obligationKinds, type ObligationKind } from '../policy/policy.ts';
import type { Terms } from '../policy/terms.ts';
import { due, WALL, type Clock } from '../time/clock.ts';
import { dueAfter, needMs, type Need } from '../time/need.ts';
import type { Span } from '../time/span.ts';
import { tell, type Draft, type Envelope, type StepRules } from './draft.ts';
import { labelOf, type Clocks } from './ladder.ts';
import { isMetBy } from './meeting.ts';
import { numbering } from './said-again.ts';
import { clauseOf, termsBy } from './sla-terms.ts';
import { isOpen } from './states.ts';

/** What a callback is about that was promised to the prospect outside a hold; a hold's own is about nothing else. */
export const PROMISED = 'promised';

/** Obligations that belong to the lead and not to a state: they follow the custodian. */
export const followsCustodian = ({ kind, about }: Pick<Obligation, 'kind' | 'about'>): boolean =>
  kind === 'first-response' || kind === 'reply' || (kind === 'callback' && about !== null);

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
  readonly within: Span | null;
  /** The instant from which it may start; not before the event unless `evenPast`. */
  readonly from: number | null;
  readonly evenPast: boolean;
}

export const noWords: Words = { within: null, from: null, evenPast: false };

/** An obligation that may start at that instant. */
export const startingAt = (from: number): Words => ({ within: null, from, evenPast: false });

/** How much of which clock an obligation needs under terms and words, counted from an instant on somebody's calendar. */
export const needOf = (
  rules: StepRules,
  calendar: string,
  terms: Terms,
  words: Words,
  from: number,
): Need => needMs(terms.within ?? words.within ?? ONE_BUSINESS_DAY, clockOf(rules, calendar), from);

/** The id of the clock that a need is counted on, where it was asked for on this calendar. */
export const clockIdOf = ({ clock }: Need, calendar: string): string =>
  clock.kind === 'wall' ? 'wall' : calendar;

const ids: ReadonlyMap<ObligationKind, (ordinal: number) => string> = new Map(
  obligationKinds.map((kind) => [kind, numbering(`${kind}:`)]),
);

/** The id of the next obligation of a lead: `<kind>:<ordinal>`. */
export const nextId = (kind: ObligationKind, { nextObligation }: Pick<Lead, 'nextObligation'>) =>
  ids.get(kind)?.(nextObligation) ?? `${kind}:${nextObligation}`;

/** Opens an obligation and tells the shell. */
export const oblige = (
  draft: Draft,
  { at, rules }: Envelope,
  kind: ObligationKind,
  owedBy: Party,
  about: string | null,
  words: Words,
): void => {
  const { lead } = draft;
  const clause = clauseOf(rules.policy, lead, kind, about);
  const terms = termsBy(rules.policy, lead, kind, about, clause);
  const asked = words.from ?? at;
  const from = words.evenPast ? asked : Math.max(at, asked);
  const calendar = terms.calendar ?? owedBy.calendar;
  const need = needOf(rules, calendar, terms, words, from);
  const dueAt = Math.max(at, due(need.clock, from, need.ms));
  const percent = terms.ladder.rungs[0]?.at ?? 100;
  const next =
    percent === 100 ? dueAt : due(need.clock, from, Math.ceil((need.ms * percent) / 100));
  addObligation(draft, {
    id: nextId(kind, lead),
    kind,
    about,
    owedBy: owedBy.person,
    since: at,
    from,
    used: 0,
    calendar,
    need: need.ms,
    clock: clockIdOf(need, calendar),
    due: dueAt,
    rung: labelOf(percent),
    next: Math.max(at, next),
    clause,
    missed: false,
  });
};

/** Adds an obligation as it stands under the next ordinal, and tells the shell. */
export const addObligation = (draft: Draft, obligation: Obligation): void => {
  const { lead } = draft;
  lead.nextObligation += 1;
  lead.obligations = withLast(lead.obligations, obligation);
  tell(draft, { do: 'oblige', obligation });
};

/** The lead's obligation with that id. */
export const obligationIn = (
  { obligations }: Pick<Lead, 'obligations'>,
  id: string,
): Obligation | undefined => {
  for (const one of obligations) if (one.id === id) return one;
  return undefined;
};

/** Whether anything of a kind is owed. */
export const owes = ({ obligations }: Pick<Lead, 'obligations'>, kind: ObligationKind): boolean => {
  for (const one of obligations) if (one.kind === kind) return true;
  return false;
};

/** Ends the obligations that `which` picks. The list is a new one even then when none ends: a sign for shells to look at it. */
export const release = (
  draft: Draft,
  which: (obligation: Obligation) => boolean,
  met: boolean | ((obligation: Obligation) => boolean),
): void => {
  const { lead } = draft;
  const { obligations } = lead;
  let kept: readonly Obligation[] = [];
  for (const obligation of obligations)
    if (which(obligation))
      tell(draft, {
        do: 'release',
        obligation,
        met: typeof met === 'boolean' ? met : met(obligation),
      });
    else kept = withLast(kept, obligation);
  lead.obligations = kept;
};

/** Ends the obligations of a kind. */
export const releaseKind = (draft: Draft, kind: ObligationKind, met: boolean): void => {
  const { lead } = draft;
  const { obligations } = lead;
  let kept: readonly Obligation[] = [];
  for (const obligation of obligations)
    if (obligation.kind === kind) tell(draft, { do: 'release', obligation, met });
    else kept = withLast(kept, obligation);
  lead.obligations = kept;
};

const isResponse = ({ kind }: Obligation): boolean => kind === 'first-response' || kind === 'reply';

/** The prospect was answered. */
export const respond = (draft: Draft): void => release(draft, isResponse, true);

/**
 * On leaving a state its own obligations end. A queue's goes on while the engine tries its pool again, and a callback
 * agreed with the prospect stays with the lead when the holder loses it.
 */
export const releaseState = (draft: Draft, { type }: Envelope): void => {
  const { lead } = draft;
  if (!isOpen(lead.state)) return;
  if (lead.state === 'held' && (type === 'holder.away' || type === 'obligation.due'))
    lead.obligations = lead.obligations.map((one) =>
      one.kind === 'callback' && one.about === null ? { ...one, about: PROMISED } : one,
    );
  const { obligations } = lead;
  let kept: readonly Obligation[] = [];
  for (const obligation of obligations) {
    const { kind } = obligation;
    if (followsCustodian(obligation) || (kind === 'queued' && type === 'pool.opened'))
      kept = withLast(kept, obligation);
    else tell(draft, { do: 'release', obligation, met: isMetBy(kind, type) });
  }
  lead.obligations = kept;
};

/** Puts another in the place of the obligation with its id. */
export const replaceObligation = ({ lead }: Draft, changed: Obligation): void => {
  const { obligations } = lead;
  for (let at = 0; at < obligations.length; at += 1)
    if (obligations[at]!.id === changed.id) {
      lead.obligations = withAt(obligations, at, changed);
      return;
    }
};

/** Moves an obligation to somebody else; its clock goes on as it was. */
export const reassignObligation = (draft: Draft, obligation: Obligation, to: string): void => {
  if (obligation.owedBy === to) return;
  const moved = copyObligation(obligation);
  moved.owedBy = to;
  replaceObligation(draft, moved);
  tell(draft, { do: 'release', obligation, met: false });
  tell(draft, { do: 'oblige', obligation: moved });
};

/** The instant at which `span` after `base` is over, on a calendar of the org. */
export const instantAfter = (
  rules: StepRules,
  calendar: string,
  span: Span,
  base: number,
): number => dueAfter(span, clockOf(rules, calendar), base);
