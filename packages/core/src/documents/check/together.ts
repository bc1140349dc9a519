import type { Org } from '../../org/org.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Condition } from '../../rules/condition.ts';
import type { Path } from '../document-error.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';

/** Somebody a policy names: a desk, a pool, a calendar, a person, or a role or person. */
type What = 'desk' | 'pool' | 'calendar' | 'person' | 'role or person';

interface Mention {
  readonly what: What;
  readonly name: string;
  readonly path: Path;
}

const PLACES = {
  desk: ['desks'],
  pool: ['pools'],
  calendar: ['calendars'],
  person: ['people'],
  'role or person': ['roles', 'people'],
} as const satisfies Readonly<Record<What, readonly (keyof Org)[]>>;

const namesIn = (org: Org, what: What): readonly string[] =>
  PLACES[what].flatMap((place) => Object.keys(org[place]));

const has = (org: Org, what: What, name: string): boolean =>
  PLACES[what].some((place) => Object.hasOwn(org[place], name));

const desk = (name: string, ...path: Path): Mention => ({ what: 'desk', name, path });

/** `holder` and `manager` are whoever it is at the time. */
const recipients = (names: readonly string[], path: Path): readonly Mention[] =>
  names.flatMap((name) =>
    name === 'holder' || name === 'manager'
      ? []
      : [{ what: 'role or person' as const, name, path }],
  );

const inSla = ({ sla }: Policy): readonly Mention[] =>
  sla.flatMap(({ calendar, ladder }, index) => [
    ...(calendar === null
      ? []
      : [{ what: 'calendar' as const, name: calendar, path: ['sla', index, 'calendar'] }]),
    ...ladder.rungs.flatMap(({ notify }) => recipients(notify, ['sla', index, 'escalate'])),
    ...recipients(ladder.repeat.notify, ['sla', index, 'repeat', 'notify']),
  ]);

const inRouting = ({ routing }: Policy): readonly Mention[] =>
  routing.flatMap(({ to }, index): readonly Mention[] => {
    if (to.kind === 'pool')
      return [{ what: 'pool', name: to.pool, path: ['routing', index, 'to', 'pool'] }];
    return to.kind === 'person'
      ? [{ what: 'person', name: to.person, path: ['routing', index, 'to', 'person'] }]
      : [];
  });

const inPlaces = (policy: Policy): readonly Mention[] => [
  desk(policy.desks.intake, 'desks', 'intake'),
  desk(policy.desks.qualification, 'desks', 'qualification'),
  desk(policy.desks.arbitration, 'desks', 'arbitration'),
  desk(policy.exception.desk, 'exception', 'desk'),
  ...policy.definition.qualify.flatMap(({ then }, index) =>
    then.kind === 'qualification' ? [desk(then.desk, 'definition', 'qualify', index, 'desk')] : [],
  ),
  ...policy.nurture.map((track, index) => desk(track.desk, 'nurture', index, 'desk')),
  ...Object.entries(policy.returns).flatMap(([reason, { to }]) =>
    to.kind === 'qualification' ? [desk(to.desk, 'returns', reason, 'to')] : [],
  ),
  ...Object.entries(policy.losses).flatMap(([reason, { to }]) =>
    to.kind === 'qualification' ? [desk(to.desk, 'losses', reason, 'to')] : [],
  ),
];

const inSteps = ({ opportunity }: Policy): readonly Mention[] =>
  opportunity.steps.flatMap(({ approvers }, index) =>
    approvers.map((name) => ({
      what: 'role or person' as const,
      name,
      path: ['opportunity', 'steps', index, 'approvers'],
    })),
  );

const howToMend = (name: string, known: readonly string[]): string => {
  if (known.length === 0) return 'add it to the org, or leave it out here';
  const fix = suggest(name, known);
  return `${fix}${fix.endsWith('?') ? ' Or' : ', or'} add it to the org`;
};

const checkMentions = (policy: Policy, org: Org, report: Report): void => {
  const mentions = [
    ...inPlaces(policy),
    ...inSla(policy),
    ...inRouting(policy),
    ...inSteps(policy),
  ];
  const seen = new Set<string>();
  for (const { what, name, path } of mentions) {
    if (has(org, what, name)) continue;
    const once = JSON.stringify([what, name, path]);
    if (seen.has(once)) continue;
    seen.add(once);
    const known = namesIn(org, what);
    report.error(
      path,
      `the org \`${org.name}\` has no ${what} \`${name}\``,
      howToMend(name, known),
    );
  }
};

const ownerFacts = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(ownerFacts);
  if ('any' in condition) return condition.any.flatMap(ownerFacts);
  if ('not' in condition) return ownerFacts(condition.not);
  const other =
    typeof condition.value === 'object' && 'fact' in condition.value ? [condition.value.fact] : [];
  return [condition.fact, ...other].filter((fact) => fact.startsWith('owner.'));
};

/** A score about an attribute that nobody in the pool has never counts. */
const checkAttributes = (policy: Policy, org: Org, report: Report): void => {
  policy.routing.forEach(({ by, to }, index) => {
    if (by.kind !== 'best-fit' || to.kind !== 'pool') return;
    const pool = org.pools[to.pool];
    if (pool === undefined) return;
    const members = pool.members.flatMap(({ person }) => org.people[person] ?? []);
    const known = new Set(members.flatMap(({ attributes }) => Object.keys(attributes)));
    by.score.forEach(({ when }, k) => {
      for (const fact of ownerFacts(when)) {
        const attribute = fact.slice('owner.'.length);
        if (!known.has(attribute))
          report.error(
            ['routing', index, 'to', 'score', k, 'when'],
            `nobody in the pool \`${to.pool}\` has the attribute \`${attribute}\``,
            suggest(attribute, known),
          );
      }
    });
  });
};

/** A restriction by a fact or value that no lead has does nothing, or keeps everything away. */
const checkEntitlements = ({ definition }: Policy, org: Org, report: Report): void => {
  for (const person of Object.values(org.people))
    for (const [fact, values] of Object.entries(person.entitled)) {
      const type = definition.facts[fact];
      if (type === undefined) {
        report.warning(
          ['definition', 'facts'],
          `\`${person.id}\` is restricted by \`${fact}\`, which this policy does not declare, so the restriction does nothing`,
          `declare the fact, or remove the restriction from the org`,
        );
        continue;
      }
      const stray =
        type.type === 'oneOf' || type.type === 'listOf'
          ? values.filter((value) => !type.values.includes(value))
          : [];
      for (const value of stray)
        report.warning(
          ['definition', 'facts', fact],
          `\`${person.id}\` serves \`${fact}\` \`${value}\`, which no lead has`,
          type.type === 'oneOf' || type.type === 'listOf'
            ? suggest(value, type.values)
            : 'correct the value',
        );
    }
};

/** The desk of the org says who decides in the end; a policy that names another one would be read and not followed. */
const checkFinal = ({ exception }: Policy, org: Org, report: Report): void => {
  const decides = org.desks[exception.desk]?.final;
  const named = org.roles[exception.final] ?? exception.final;
  if (decides !== undefined && decides !== named)
    report.error(
      ['exception', 'final'],
      `at the desk \`${exception.desk}\` of the org \`${decides}\` decides finally, not \`${exception.final}\``,
      `name \`${decides}\` here, or change \`final\` of the desk in the org`,
    );
};

/**
 * What is wrong with a policy and an org together: desks, pools, calendars, roles and people that the policy names and
 * the org does not have, two final decision makers for one desk, and best-fit attributes nobody has.
 */
export const checkFit = (policy: Policy, org: Org, report: Report): void => {
  checkMentions(policy, org, report);
  checkAttributes(policy, org, report);
  checkEntitlements(policy, org, report);
  checkFinal(policy, org, report);
};
