import type { LeadEvent } from '../lead/event.ts';
import type { Lead, Party } from '../lead/lead.ts';
import { unanswered } from '../lifecycle/merging.ts';
import type { Policy } from '../policy/policy.ts';
import { DAY_MS, MINUTE_MS } from '../time/span.ts';

/** Who and what events may name. */
export interface Cast {
  readonly people: readonly Party[];
  readonly desks: readonly string[];
  readonly pools: readonly string[];
}

type Untimed = LeadEvent extends infer E
  ? E extends LeadEvent
    ? Omit<E, 'at' | 'actor'>
    : never
  : never;

/** A name that no policy of ours has: what is refused belongs to what can happen. */
const NOWHERE = 'nowhere';

const returns = (policy: Policy): Untimed[] =>
  [...Object.keys(policy.returns), NOWHERE].flatMap((reason) =>
    (['lead.rejected', 'lead.returned'] as const).flatMap((type): Untimed[] => [
      { type, reason },
      { type, reason, criterion: 'no-fit' },
      { type, reason, disputed: true },
      { type, reason, excuse: policy.excuses[0] ?? NOWHERE },
    ]),
  );

const attempts: readonly Untimed[] = [
  { type: 'attempt.made', channel: 'call', connected: false },
  { type: 'attempt.made', channel: 'call', connected: true },
  { type: 'attempt.made', channel: 'mail', connected: false, automatic: true },
];

const callbacks = (policy: Policy, at: number): Untimed[] => {
  const instants = [at + DAY_MS, at - DAY_MS, at + 4000 * DAY_MS];
  const reasons = [policy.holds.reasons[0] ?? NOWHERE, NOWHERE];
  return instants.flatMap((callbackAt): Untimed[] => [
    ...reasons.map((reason): Untimed => ({ type: 'callback.agreed', callbackAt, reason })),
    { type: 'prospect.askedForCallback', callbackAt },
  ]);
};

const desks = (policy: Policy, cast: Cast): Untimed[] => [
  { type: 'lead.qualified' },
  ...cast.desks.slice(0, 2).map((desk): Untimed => ({ type: 'lead.referred', desk })),
  ...[...policy.nurture.map(({ track }) => track), NOWHERE].map((track): Untimed => ({
    type: 'lead.nurtured',
    track,
  })),
  { type: 'lead.disqualified', criterion: 'no-fit' },
  { type: 'lead.disqualified', criterion: '' },
  { type: 'lead.requalified' },
  { type: 'requalification.declined' },
  ...[...policy.nurture.map(({ track }) => track), NOWHERE].map((track): Untimed => ({
    type: 'arbitration.ruled',
    for: 'sales',
    to: 'nurture',
    track,
  })),
  { type: 'arbitration.ruled', for: 'sales', to: 'nurture' },
  { type: 'arbitration.ruled', for: 'sales', to: 'tele-prospecting' },
  { type: 'arbitration.ruled', for: 'sales', to: 'disqualify', criterion: 'no-fit' },
  { type: 'arbitration.ruled', for: 'sales', to: 'disqualify' },
  { type: 'arbitration.ruled', for: 'marketing' },
];

const deals = (policy: Policy): Untimed[] => [
  { type: 'opportunity.opened' },
  ...[...policy.opportunity.steps.map(({ step }) => step), NOWHERE].map((step): Untimed => ({
    type: 'step.completed',
    step,
  })),
  { type: 'deal.won', amount: 100_000 },
  { type: 'deal.won', amount: -1 },
  ...[...Object.keys(policy.losses), NOWHERE].map((reason): Untimed => ({
    type: 'deal.lost',
    reason,
  })),
];

const prospects: readonly Untimed[] = [
  { type: 'prospect.replied' },
  { type: 'prospect.engaged', points: 7 },
  { type: 'prospect.unsubscribed' },
  { type: 'prospect.boughtElsewhere' },
  { type: 'lead.enriched', facts: { city: 'Springfield' } },
];

const merges = (lead: Lead): Untimed[] => [
  { type: 'lead.merged', into: 'other' },
  { type: 'lead.merged', into: lead.id },
  { type: 'lead.unmerged' },
  { type: 'lead.unmerged', eligible: false },
  {
    type: 'lead.unmerged',
    answered: unanswered(lead.tombstone ?? { obligations: [] }).map(({ id }) => id),
  },
  // As if it had been the other's: what is owed here is much like what is owed there.
  { type: 'lead.absorbed', other: 'other', obligations: unanswered(lead) },
  { type: 'lead.absorbed', other: lead.id, obligations: [] },
  { type: 'lead.released', other: 'other' },
];

const people = (lead: Lead, cast: Cast): LeadEvent[] => {
  const at = lead.at + MINUTE_MS;
  const parties = [
    cast.people.find(({ person }) => lead.excluded.includes(person)),
    cast.people.find(({ person }) => !lead.owners.includes(person)) ?? cast.people[0],
  ].filter((party) => party !== undefined);
  const gone = new Set([
    ...lead.obligations.map(({ owedBy }) => owedBy),
    ...(lead.custodian === null ? [] : [lead.custodian.person]),
    cast.people[0]?.person ?? '',
  ]);
  return [
    ...parties.flatMap((party): LeadEvent[] => [
      { type: 'lead.taken', by: party, at, actor: party.person },
      { type: 'owner.named', owner: party, at, actor: 'boss' },
    ]),
    ...[...gone].flatMap((person): LeadEvent[] => [
      { type: 'holder.away', person, until: at + 400 * DAY_MS, at, actor: 'clock' },
      { type: 'holder.away', person, until: at, at, actor: 'clock' },
    ]),
    ...cast.pools.map((pool): LeadEvent => ({ type: 'pool.opened', pool, at, actor: 'engine' })),
  ];
};

/** Every approval that is owed, given and refused, by whoever owes it and by somebody else. */
const approvals = (lead: Lead, at: number): LeadEvent[] =>
  lead.obligations
    .filter(({ kind }) => kind === 'approval')
    .flatMap(({ owedBy, about }) =>
      [owedBy, 'prospect'].flatMap((actor): LeadEvent[] => [
        { type: 'approval.given', step: about ?? '', at, actor },
        { type: 'approval.refused', step: about ?? '', at, actor },
      ]),
    );

/** Every deadline when it is due, late, early, and one that is long gone. */
const deadlines = (lead: Lead): LeadEvent[] => [
  ...lead.obligations.flatMap(({ id, rung, next }) =>
    [next, next + 3 * DAY_MS, next - 1].map((at): LeadEvent => ({
      type: 'obligation.due',
      id,
      rung,
      at: Math.max(at, lead.at),
      actor: 'clock',
    })),
  ),
  { type: 'obligation.due', id: 'triage:0', rung: '100', at: lead.at, actor: 'clock' },
];

/**
 * What may happen next to a lead, made from its state, its obligations and the names of its policy: what its state asks
 * for, what it refuses, and what comes too early or too late. Without what the engine adds.
 */
export const possibleEvents = (policy: Policy, cast: Cast, lead: Lead): LeadEvent[] => {
  const at = lead.at + MINUTE_MS;
  const actor = lead.custodian?.person ?? 'engine';
  const plain: readonly Untimed[] = [
    ...desks(policy, cast),
    ...returns(policy),
    ...attempts,
    ...callbacks(policy, at),
    ...deals(policy),
    ...prospects,
    ...merges(lead),
    { type: 'lead.accepted' },
  ];
  return [
    ...plain.map((event): LeadEvent => ({ ...event, at, actor })),
    { type: 'lead.accepted', at, actor: 'prospect' },
    { type: 'lead.rejected', reason: Object.keys(policy.returns)[0] ?? '', at, actor: 'prospect' },
    ...people(lead, cast),
    ...approvals(lead, at),
    ...deadlines(lead),
  ];
};
