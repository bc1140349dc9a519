import fc from 'fast-check';
import type { Engine } from '../decide/engine.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { eventsFrom } from '../lifecycle/chart.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import type { Condition } from '../rules/condition.ts';
import { conditions } from '../rules/rules.arbitrary.ts';
import { HOUR_MS } from '../time/span.ts';
import { arbitraryOrg } from './arbitrary-org.ts';
import { arbitraryPolicy } from './arbitrary-policy.ts';
import { oddFacts, withOddValue } from './odd-values.ts';
import { type Cast, possibleEvents } from './possible-events.ts';

/** One lead: what is known of it, and a choice for each thing that happens to it. */
export interface Life {
  readonly facts: Record<string, unknown>;
  readonly choices: readonly number[];
}

/** Two versions of a policy over an org, and leads under them. */
export interface Lives {
  readonly policies: readonly [Policy, Policy];
  readonly org: Org;
  readonly lives: readonly Life[];
}

/** A policy that first asks conditions of every kind: facts that are not there, facts against facts, lists, nesting. */
const askingMore = (policy: Policy, when: readonly Condition[], version: number): Policy => ({
  ...policy,
  version,
  definition: {
    ...policy.definition,
    qualify: [
      ...when.map((condition, at) => ({
        rule: `asks ${at}`,
        when: condition,
        then: { kind: 'qualified' } as const,
        reason: null,
      })),
      ...policy.definition.qualify,
    ],
  },
});

/** So many leads under two generated versions of a policy; see `askingMore` and `oddFacts`. */
export const arbitraryLives = (count: number): fc.Arbitrary<Lives> =>
  fc
    .record({
      first: arbitraryPolicy(),
      second: arbitraryPolicy(),
      when: fc.array(conditions, { minLength: 2, maxLength: 4 }),
      org: arbitraryOrg(),
      lives: fc.array(
        fc.record({
          facts: oddFacts,
          choices: fc.array(fc.nat(2 ** 30), { minLength: 3, maxLength: 12 }),
        }),
        { minLength: count, maxLength: count },
      ),
    })
    .map(({ first, second, when, org, lives }) => ({
      policies: [askingMore(first, when, 1), askingMore(second, when.toReversed(), 2)],
      org,
      lives,
    }));

const ends: readonly string[] =
  'lead.disqualified prospect.boughtElsewhere lead.merged deal.lost lead.nurtured'.split(' ');

const oneOf = <T>(among: readonly T[], choice: number): T | undefined =>
  among[Math.floor(choice) % among.length];

const adoption = (lead: Lead): LeadEvent => ({
  type: 'policy.adopted',
  from: lead.policy,
  to: 2,
  at: lead.at + HOUR_MS,
  actor: 'ops',
});

/** Instants of the event itself stay numbers: `advance` orders by them. */
const payloadOf = (event: LeadEvent): string[] =>
  Object.keys(event).filter((key) => key !== 'type' && key !== 'at');

/** Types of events that lead on from a state, and those that every open state has an arrow for. */
const typesIn = (
  { lifecycle: { chart } }: Engine,
  lead: Lead,
  choice: number,
): readonly string[] => {
  const own = chart.states.find(({ state }) => state === lead.state)?.on ?? {};
  const types = choice % 2 === 0 ? Object.keys(own) : eventsFrom(chart, lead.state);
  return choice % 7 === 0 ? types : types.filter((type) => !ends.includes(type));
};

/**
 * The event that a choice picks: a deadline, one of any type, mostly one that the state has an arrow for, each type as often
 * as the others; one in four with an odd value in it.
 */
export const oddEvent = (engine: Engine, cast: Cast, lead: Lead, choice: number): LeadEvent => {
  const events = [...possibleEvents(engine.policy, cast, lead), adoption(lead)];
  const going = oneOf(typesIn(engine, lead, Math.floor(choice / 8)), choice / 64);
  const type = [undefined, 'obligation.due', going, going, going, going][choice % 6];
  const among = events.filter((event) => type === undefined || event.type === type);
  const event = oneOf(among, choice / 4096) ?? adoption(lead);
  const odd = Math.floor(choice / 16);
  if (odd % 4 !== 0) return event;
  if (event.type === 'lead.enriched' && odd % 8 === 0)
    return { ...event, facts: withOddValue(event.facts, ['employees', 'region', 'size'], odd) };
  return withOddValue(event, payloadOf(event), Math.floor(odd / 8));
};

export const castIn = ({ directory }: Engine): Cast => ({
  people: Object.keys(directory.org.people).map((person) => ({
    person,
    calendar: directory.clockOf(person),
  })),
  desks: Object.keys(directory.org.desks),
  pools: Object.keys(directory.org.pools),
});

/** The lead with something odd in one of its fields: what no step leaves behind, and a store may hold all the same. */
export const oddLead = (lead: Lead, choice: number): Lead =>
  withOddValue(
    lead,
    Object.keys(lead).filter((key) => key !== 'id'),
    choice,
  );
