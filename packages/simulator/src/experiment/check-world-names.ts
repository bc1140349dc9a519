import { builtInFacts, type Locate } from '@baton/core';
import type { LeadStream } from '../stream/lead-stream.ts';
import type { FactsMatcher } from '../world/match-facts.ts';
import type { WorldDocument } from '../world/world-schema.ts';
import { type Findings, NameCheck, type Names } from './check-names.ts';
import type { ComparedPolicy } from './experiment.ts';

type Matchers = readonly (readonly [matcher: FactsMatcher, path: readonly (string | number)[]])[];

const matchersOf = ({ prospects, reps }: WorldDocument): Matchers => [
  ...(['winnable', 'dealValue'] as const).flatMap((part) =>
    prospects[part].when.map(
      ({ facts }, index) => [facts, ['prospects', part, 'when', index, 'facts']] as const,
    ),
  ),
  ...Object.entries(reps.excuses).flatMap(([name, { facts }]) =>
    facts === undefined ? [] : [[facts, ['reps', 'excuses', name, 'facts']] as const],
  ),
  ...reps.fit.rules.map(
    ({ facts }, index) => [facts, ['reps', 'fit', 'rules', index, 'facts']] as const,
  ),
];

/** The values that a fact may have; `null` where they are not listed. */
const valuesOf = (fact: string, { attributes }: LeadStream): ReadonlySet<string> | null => {
  if (fact === 'source') return new Set(attributes.map(({ source }) => source));
  const types = attributes.flatMap(({ types: all }) => all[fact] ?? []);
  const lists = types.flatMap((type) => ('values' in type ? [type.values] : []));
  return lists.length === types.length && types.length > 0 ? new Set(lists.flat()) : null;
};

const checkMatcher = (
  check: NameCheck,
  matcher: FactsMatcher,
  path: readonly (string | number)[],
  stream: LeadStream,
  { known, given }: { readonly known: Names; readonly given: Names },
): void => {
  for (const [fact, wanted] of Object.entries(matcher)) {
    const at = [...path, fact];
    if (known.known.has(fact)) check.remark(fact, at, given, true);
    else check.refuse(fact, at, known, true);
    const values = valuesOf(fact, stream);
    if (values === null) continue;
    const names: Names = { known: values, none: `no value of \`${fact}\` in the stream` };
    for (const value of Array.isArray(wanted) ? wanted : [wanted])
      if (typeof value === 'string') check.remark(value, at, names);
  }
};

/**
 * Names in a world that nothing is called: people of no org and facts of neither stream nor policy are errors; sources,
 * values and desks are warnings, since a world may serve several streams.
 */
export const checkWorldNames = (
  world: WorldDocument,
  locate: Locate,
  stream: LeadStream,
  policies: readonly ComparedPolicy[],
): Findings => {
  const check = new NameCheck(locate);
  const { prospects, reps, desks, costs } = world;
  const sources: Names = {
    known: new Set(stream.attributes.map(({ source }) => source)),
    none: `no source of the stream \`${stream.name}\``,
    idle: 'what stands here is used for no lead',
  };
  const bySource = [
    [prospects.winnable.bySource, ['prospects', 'winnable', 'bySource']],
    [prospects.dealValue.bySource, ['prospects', 'dealValue', 'bySource']],
    [reps.ignores.bySource, ['reps', 'ignores', 'bySource']],
    [costs.leadBySource, ['costs', 'leadBySource']],
  ] as const;
  for (const [record, path] of bySource)
    for (const name of Object.keys(record)) check.remark(name, [...path, name], sources, true);

  const given = new Set([
    'source',
    ...stream.attributes.flatMap(({ types }) => Object.keys(types)),
  ]);
  const declared = policies.flatMap(({ policy }) => Object.keys(policy.definition.facts));
  const facts = {
    given: {
      known: given,
      none: 'a fact that no lead of the stream has',
      idle: 'what stands here is used for no lead',
    },
    known: {
      known: new Set([...given, ...declared, ...Object.keys(builtInFacts)]),
      none: 'a fact that neither the stream nor a policy has',
    },
  };
  for (const [matcher, path] of matchersOf(world))
    checkMatcher(check, matcher, path, stream, facts);

  const people: Names = {
    known: new Set(policies.flatMap(({ org }) => Object.keys(org.people))),
    none: 'nobody in the org',
  };
  for (const [index, rule] of reps.fit.rules.entries())
    for (const [at, person] of rule.people.entries())
      check.refuse(person, ['reps', 'fit', 'rules', index, 'people', at], people);

  const excuses: Names = {
    known: new Set(Object.keys(reps.excuses)),
    none: 'no excuse of this world',
    idle: 'nobody ever has it',
  };
  for (const name of Object.keys(reps.ignores.byExcuse))
    check.remark(name, ['reps', 'ignores', 'byExcuse', name], excuses, true);
  const deskNames: Names = {
    known: new Set(policies.flatMap(({ org }) => Object.keys(org.desks))),
    none: 'no desk of the org',
    idle: 'what stands here is used for nobody',
  };
  for (const name of Object.keys(desks.forgets.byDesk))
    check.remark(name, ['desks', 'forgets', 'byDesk', name], deskNames, true);
  return check;
};
