import { destinationOf } from '../decide/destination-of.ts';
import type { Decision, Judgement, Verdict } from '../decide/decision.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead, Party } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import type { StepRules, Who } from '../lifecycle/draft.ts';
import { guards } from '../lifecycle/guards.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { type Executor, reference } from '../lifecycle/step.ts';
import type { Transition } from '../lifecycle/transitions.ts';
import type { Policy, QualifyThen } from '../policy/policy.ts';
import { termsKey } from '../rules/compile-rules.ts';
import { MINUTE_MS } from '../time/span.ts';
import { noveltyOf } from './lead-features.ts';
import { type Cast, possibleEvents } from './possible-events.ts';
import { MONDAY_AT } from './small-org.ts';

/** One version of a policy, ready to step. */
export interface Version {
  readonly lifecycle: Lifecycle;
  readonly rules: StepRules;
}

/** What a walk over all paths saw. Arrows are named `state: event 0`, those of every open state `open: event 0`. */
export interface Seen {
  readonly states: Set<string>;
  /** The events that led to the first lead for which the arrow was taken. */
  readonly taken: Map<string, readonly LeadEventType[]>;
  readonly guards: Map<string, Set<boolean>>;
  steps: number;
}

/** The clause of each kind that has no condition, as if nothing but that was known of the lead. */
const termsOf = ({ sla }: Policy): NonNullable<Verdict['terms']> =>
  Object.fromEntries(sla.map(({ for: kind, step: of }, index) => [termsKey(kind, of), index]));

const judgement = (set: string, fired: boolean): Judgement => ({
  set,
  rule: fired ? 'rule' : null,
  index: fired ? 0 : -1,
  facts: {},
});

const verdicts = (policy: Policy): readonly Verdict[] => {
  const thens: readonly (QualifyThen | null)[] = [
    { kind: 'qualified' },
    { kind: 'qualification', desk: policy.desks.qualification },
    ...policy.nurture.map(({ track }): QualifyThen => ({ kind: 'nurture', track })),
    { kind: 'disqualify', criterion: 'no-fit' },
    null,
  ];
  const terms = termsOf(policy);
  return thens.map((then) => ({
    terms,
    qualify: { ...judgement('qualify', then !== null), then, reason: null },
  }));
};

const decisions = (policy: Policy, cast: Cast, lead: Lead): readonly Decision[] => {
  const to = cast.people.find(({ person }) => !lead.excluded.includes(person));
  if (to === undefined) throw new Error('the cast is too small');
  const base = {
    rule: 'rule',
    facts: {},
    method: null,
    pool: 'north',
    to,
    candidates: [],
    tried: [],
    reason: 'matched' as const,
  };
  return lead.pass > policy.passesAtMost
    ? [{ ...base, outcome: 'final', reason: 'passes-exhausted' }]
    : (['offer', 'queue', 'exception'] as const).map((outcome) => ({ ...base, outcome }));
};

/** One successor is like the other to a lead whose state it has. */
const adoptable = (lead: Lead, successors: readonly Version[]): Policy[] =>
  successors
    .filter(({ lifecycle }, index) => index === 0 || !lifecycle.values.has(lead.state))
    .map(({ rules }) => rules.policy);

/** The engine's part: verdicts, decisions, deputies and the events of passing states, each as it may turn out. */
const decidedEvents = (
  { policy }: StepRules,
  cast: Cast,
  lead: Lead,
  successors: readonly Version[],
): LeadEvent[] => {
  const at = Math.max(lead.at, MONDAY_AT);
  const own = { at, actor: 'engine' } as const;
  if (lead.state === 'new')
    return verdicts(policy).map((verdict) => ({
      ...own,
      type: 'inquiry.captured',
      facts: {},
      verdict,
    }));
  if (lead.state === 'routing')
    return decisions(policy, cast, lead).map((decision) => ({
      ...own,
      type: 'lead.routed',
      decision,
      verdict: { terms: termsOf(policy) },
    }));
  if (lead.state === 'returned')
    return [destinationOf(policy, lead), { kind: 'nurture' as const, track: 'nowhere' }].map(
      (destination) => ({ ...own, type: 'lead.rerouted', destination }),
    );
  const deputy = cast.people.at(-1);
  return [
    ...possibleEvents(policy, cast, lead).flatMap((event): LeadEvent[] => {
      if (event.type === 'lead.enriched')
        return verdicts(policy).map((verdict) => ({ ...event, verdict }));
      if (event.type === 'prospect.engaged')
        return [true, false].map((fired) => ({
          ...event,
          verdict: { requalify: judgement('requalify', fired) },
        }));
      if (event.type === 'holder.away' && deputy !== undefined)
        return [[], [deputy]].map((deputies) => ({ ...event, deputies }));
      return [event];
    }),
    ...[policy, ...adoptable(lead, successors)].map(({ version }): LeadEvent => ({
      ...own,
      at: at + MINUTE_MS,
      type: 'policy.adopted',
      from: lead.policy,
      to: version,
    })),
  ];
};

/** Desks have somebody to stand in exactly when the absence has. */
const whoFor = (event: LeadEvent): Who => ({
  parties: (name) => {
    const party = (person: string): Party => ({ person, calendar: 'office' });
    const [kind = '', id = ''] = name.split(':');
    if (event.type === 'holder.away' && kind === 'desk')
      return [event.deputies?.[0] ?? party(event.person)];
    return [party(kind === 'deputies' ? `deputy of ${id}` : id)];
  },
});

const arrowsOf = (
  { chart, values }: Lifecycle,
  lead: Lead,
  type: LeadEventType,
): [string, Transition][] => {
  const state = type === 'policy.adopted' && !values.has(lead.state) ? 'adopting' : lead.state;
  const found = chart.states.find((one) => one.state === state);
  const own = found?.on[type] ?? [];
  const shared = found?.open === true ? (chart.everywhere[type] ?? []) : [];
  return [
    ...own.map((arrow, index): [string, Transition] => [`${state}: ${type} ${index}`, arrow]),
    ...shared.map((arrow, index): [string, Transition] => [`open: ${type} ${index}`, arrow]),
  ];
};

/** The ids of all arrows of a lifecycle, and of those that have a guard. */
export const allArrows = ({ chart }: Lifecycle): { arrows: string[]; guarded: string[] } => {
  const every = [...chart.states, { state: 'open', on: chart.everywhere }].flatMap(
    ({ state, on }) =>
      Object.entries(on).flatMap(([type, arrows]) =>
        arrows.map((arrow, index) => ({ id: `${state}: ${type} ${index}`, arrow })),
      ),
  );
  return {
    arrows: every.map(({ id }) => id),
    guarded: every.filter(({ arrow }) => arrow.guard !== undefined).map(({ id }) => id),
  };
};

/** A lead and how it came to stand where it stands. */
export interface Walk {
  readonly lead: Lead;
  readonly path: readonly LeadEventType[];
}

/** Takes one step by the chart's own arrows and by an executor, and fails where they differ. */
export const observe = (
  { lifecycle, rules }: Version,
  { lead, path }: Walk,
  event: LeadEvent,
  seen: Seen,
  executor: Pick<Executor, 'step'> = reference,
) => {
  const who = whoFor(event);
  const { type, at } = event;
  const envelope = { type, at, event, rules, who };
  const arrow = arrowsOf(lifecycle, lead, event.type).find(([id, { guard }]) => {
    if (guard === undefined) return true;
    const holds = guards[guard.type](lead, envelope, guard.params) === true;
    const values = seen.guards.get(id) ?? new Set();
    seen.guards.set(id, values.add(holds));
    return holds;
  });
  seen.steps += 1;
  const stepped = executor.step(lifecycle, rules, lead, event, who);
  const expected = arrow?.[1].target ?? lead.state;
  if (event.type === 'policy.adopted' && !lifecycle.values.has(lead.state))
    seen.states.add('adopting');
  const differs = stepped.ok
    ? stepped.lead.state !== expected || arrow === undefined
    : arrow !== undefined;
  if (differs)
    throw new Error(
      `after ${path.join(', ')} in ${lead.state}: ${event.type} should take ${arrow?.[0] ?? 'no arrow'}`,
    );
  if (arrow !== undefined && !seen.taken.has(arrow[0]))
    seen.taken.set(arrow[0], [...path, event.type]);
  return stepped;
};

export const nothingSeen = (): Seen => ({
  states: new Set(),
  taken: new Map(),
  guards: new Map(),
  steps: 0,
});

/** More responses at once than this only multiply what one of them shows. */
const RESPONSES_AT_MOST = 2;

const isCrowded = (lead: Lead): boolean =>
  lead.obligations.filter(({ kind }) => ['first-response', 'reply', 'callback'].includes(kind))
    .length > RESPONSES_AT_MOST;

/**
 * Walks breadth first over everything that can happen to a lead, microsteps included, so that passing states count. It
 * goes on from every lead that shows a feature no other showed in its state. `successors` are versions that may be adopted
 * on the way; it does not go on from there, since a lead under them is a lead like any other. `executor` takes the steps.
 */
export const enumeratePaths = (
  first: Version,
  successors: readonly Version[],
  cast: Cast,
  seen: Seen = nothingSeen(),
  executor: Pick<Executor, 'step'> = reference,
): Seen => {
  const refusals = new Set<string>();
  const versions = new Map([first, ...successors].map((one) => [one.rules.policy.version, one]));
  const isNew = noveltyOf();
  const { policy, calendars } = first.rules;
  const queue: Walk[] = [{ lead: newLead('lead', policy.version, calendars), path: [] }];
  seen.states.add('new');
  for (const walk of queue) {
    for (const event of decidedEvents(first.rules, cast, walk.lead, successors)) {
      const into = event.type === 'policy.adopted' ? versions.get(event.to) : undefined;
      // What has no arrow at all is refused once for each state, not once for each lead.
      const nowhere = arrowsOf((into ?? first).lifecycle, walk.lead, event.type).length === 0;
      const refusal = `${walk.lead.state} ${event.type}`;
      if (nowhere && refusals.has(refusal)) continue;
      if (nowhere) refusals.add(refusal);
      const stepped = observe(into ?? first, walk, event, seen, executor);
      if (!stepped.ok || stepped.lead.policy !== policy.version) continue;
      if (isCrowded(stepped.lead) || !isNew(stepped.lead)) continue;
      seen.states.add(stepped.lead.state);
      queue.push({ lead: stepped.lead, path: [...walk.path, event.type] });
    }
  }
  return seen;
};
