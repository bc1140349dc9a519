import fc from 'fast-check';
import { advance, type Advanced } from '../decide/advance.ts';
import { stepRulesOf } from '../decide/step-and-cast.ts';
import { type Engine, engineOf } from '../decide/engine.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { runAsync } from '../decide/run-async.ts';
import type { Entry } from '../custody/entry.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { replay, type Replayed } from '../lead/replay.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import { reference } from '../lifecycle/step.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import type { Facts } from '../rules/condition.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';
import { arbitraryOrg } from './arbitrary-org.ts';
import { arbitraryPolicy } from './arbitrary-policy.ts';
import { answering } from './given-when-then.ts';
import { type Cast, possibleEvents } from './possible-events.ts';
import { factValues } from './vocabulary.ts';
import { MONDAY_AT } from './small-org.ts';

/** What a life is made of: two policy versions over one org, a first inquiry, and a choice for each thing that happens. */
export interface Fate {
  readonly policies: readonly [Policy, Policy];
  readonly org: Org;
  readonly facts: Facts;
  readonly choices: readonly number[];
}

const facts: fc.Arbitrary<Facts> = fc
  .record(
    {
      employees: fc.integer({ min: 0, max: 500 }),
      region: fc.constantFrom(...factValues.region),
      source: fc.constantFrom(...factValues.source),
      product: fc.constantFrom(...factValues.product),
    },
    { requiredKeys: [] },
  )
  .map((some) => ({ ...some }));

export const arbitraryFate = (length = 40): fc.Arbitrary<Fate> =>
  fc
    .record({
      first: arbitraryPolicy(),
      second: arbitraryPolicy(),
      org: arbitraryOrg(),
      facts,
      choices: fc.array(fc.nat(2 ** 30), { minLength: 5, maxLength: length, size: 'max' }),
    })
    .map(({ first, second, ...rest }) => ({
      ...rest,
      policies: [
        { ...first, version: 1 },
        { ...second, version: 2 },
      ] as const,
    }));

/** One thing that happened, or was refused. */
export interface Happened {
  readonly event: LeadEvent;
  readonly before: Lead | null;
  readonly policy: Policy;
  readonly advanced: Advanced;
}

export interface Life {
  readonly engines: readonly [Engine, Engine];
  readonly lead: Lead;
  readonly log: readonly Entry[];
  readonly happened: readonly Happened[];
  readonly pools: ReadonlyMap<string, PoolState>;
}

const castOf = ({ directory }: Engine): Cast => ({
  people: Object.keys(directory.org.people).map((person) => ({
    person,
    calendar: directory.clockOf(person),
  })),
  desks: Object.keys(directory.org.desks),
  pools: Object.keys(directory.org.pools),
});

const adoption = (lead: Lead): LeadEvent => ({
  type: 'policy.adopted',
  from: lead.policy,
  to: 2,
  at: lead.at + HOUR_MS,
  actor: 'ops',
});

/** What ends a life or a pass; picked less often, so that lives get somewhere. */
const ending: readonly LeadEventType[] = [
  ...(['lead.disqualified', 'prospect.boughtElsewhere', 'lead.merged', 'deal.lost'] as const),
  ...(['lead.nurtured', 'lead.returned', 'lead.rejected'] as const),
];

/** What gets a lead further in sales' hands. */
const onward: readonly LeadEventType[] = [
  ...(['lead.qualified', 'lead.accepted', 'attempt.made', 'opportunity.opened'] as const),
  ...(['step.completed', 'approval.given', 'callback.agreed', 'deal.won', 'owner.named'] as const),
];

const oneOf = <T>(among: readonly T[], choice: number): T | undefined =>
  among[Math.floor(choice) % among.length];

/**
 * The event that a choice picks: mostly of a type that the state has an arrow for, each type as often as the others; a
 * deadline every fourth time; and now and then one of any kind, or one with an instant long before.
 */
const pick = (engine: Engine, cast: Cast, lead: Lead, choice: number): LeadEvent => {
  const events = [...possibleEvents(engine.policy, cast, lead), adoption(lead)];
  const types = eventsFrom(engine.lifecycle.chart, lead.state);
  const going = types.filter((type) => choice % 7 === 0 || !ending.includes(type));
  const further = types.filter((type) => onward.includes(type));
  const wanted = [
    undefined,
    'obligation.due',
    oneOf(going, choice / 64),
    oneOf(further, choice / 64),
  ];
  const type = wanted[choice % 4];
  const among = events.filter((event) => type === undefined || event.type === type);
  const event = oneOf(among, choice / 4096) ?? adoption(lead);
  const early = choice % 11 === 0 && event.type !== 'obligation.due';
  return early ? { ...event, at: event.at - DAY_MS } : event;
};

export const enginesOf = ({ policies, org }: Pick<Fate, 'policies' | 'org'>): Life['engines'] => [
  engineOf(policies[0], org),
  engineOf(policies[1], org),
];

/** Everything that becomes of a lead under a fate; leads that share engines share pools. */
export const live = async (
  { policies, org, facts: known, choices }: Fate,
  id = 'lead',
  engines = enginesOf({ policies, org }),
  pools = new Map<string, PoolState>(),
): Promise<Life> => {
  const log: Entry[] = [];
  const happened: Happened[] = [];
  let lead: Lead | null = null;
  const happen = async (event: LeadEvent, before: Lead | null): Promise<Lead | null> => {
    const adopts = event.type === 'policy.adopted';
    const engine = adopts || before?.policy === 2 ? engines[1] : engines[0];
    const answer = answering(org, pools);
    const advanced: Advanced = await runAsync(advance(engine, before, id, event), answer);
    happened.push({ event, before, policy: engine.policy, advanced });
    if (!advanced.ok) return before;
    log.push(...advanced.entries);
    for (const pool of advanced.pools) pools.set(pool.pool, pool);
    return advanced.lead;
  };
  lead = await happen(
    { type: 'inquiry.captured', facts: known, at: MONDAY_AT, actor: 'web' },
    lead,
  );
  for (const choice of choices) {
    if (lead === null) throw new Error('an inquiry is always captured');
    const engine = lead.policy === 2 ? engines[1] : engines[0];
    lead = await happen(pick(engine, castOf(engine), lead, choice), lead);
  }
  if (lead === null) throw new Error('an inquiry is always captured');
  return { engines, lead, log, happened, pools };
};

/** Folds a log under the versions of these engines, without asking rules or roster. */
export const replayed = (engines: readonly Engine[], log: Iterable<Entry>): Replayed => {
  const versions = new Map(engines.map((engine) => [engine.policy.version, engine]));
  return replay(
    reference,
    (version) => {
      const engine = versions.get(version);
      if (engine === undefined) throw new Error(`no version ${version}`);
      return { lifecycle: engine.lifecycle, rules: stepRulesOf(engine) };
    },
    log,
  );
};
