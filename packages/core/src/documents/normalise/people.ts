import type { Person, Team } from '../../org/org.ts';
import type { Path } from '../document-error.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredOrg } from '../schema/org-schema.ts';
import type { AuthoredPerson } from '../schema/people.ts';
import { normaliseAway } from './calendars.ts';
import type { OrgNames } from './org-names.ts';

const deputiesOf = (
  { id, deputy, deputies = [] }: AuthoredPerson,
  path: Path,
  names: OrgNames,
  report: Report,
): readonly string[] => {
  if (deputy !== undefined) names.person(deputy, [...path, 'deputy']);
  deputies.forEach((one, index) => names.person(one, [...path, 'deputies', index]));
  const all = [...new Set([...(deputy === undefined ? [] : [deputy]), ...deputies])];
  if (all.includes(id))
    report.error(
      [...path, deputy === id ? 'deputy' : 'deputies'],
      'nobody stands in for themselves',
      'name somebody else, or remove it',
    );
  return all;
};

const entitledOf = (
  { sells, serves = {} }: AuthoredPerson,
  path: Path,
  report: Report,
): Person['entitled'] => {
  if (sells !== undefined && Object.hasOwn(serves, 'product'))
    report.error([...path, 'sells'], '`sells` and `serves.product` say the same', 'keep one');
  return { ...serves, ...(sells === undefined ? {} : { product: sells }) };
};

const personOf = (
  authored: AuthoredPerson,
  path: Path,
  org: AuthoredOrg,
  listed: ReadonlyMap<string, string>,
  names: OrgNames,
  report: Report,
): Person => {
  const { id, team, manager } = authored;
  const home = team === undefined ? undefined : org.teams[names.team(team, [...path, 'team'])];
  return {
    id,
    name: authored.name ?? id,
    role: authored.role ?? 'rep',
    calendar: names.calendar(authored.calendar, home?.calendar, [...path, 'calendar']),
    team: team ?? listed.get(id) ?? null,
    manager: manager === undefined ? null : names.personOrRole(manager, [...path, 'manager']),
    entitled: entitledOf(authored, path, report),
    attributes: authored.attributes ?? {},
    away: normaliseAway(authored.away ?? [], [...path, 'away'], report),
    deputies: deputiesOf(authored, path, names, report),
  };
};

/** The first team that lists each person, for those who name none. */
const teamsByMember = (org: AuthoredOrg): ReadonlyMap<string, string> => {
  const teams = new Map<string, string>();
  for (const [team, { members = [] }] of Object.entries(org.teams))
    for (const member of members) if (!teams.has(member)) teams.set(member, team);
  return teams;
};

export const normalisePeople = (
  org: AuthoredOrg,
  names: OrgNames,
  report: Report,
): Readonly<Record<string, Person>> => {
  refuseDuplicates(
    org.people.map(({ id }) => id),
    'a person',
    (index) => ['people', index, 'id'],
    report,
  );
  const listed = teamsByMember(org);
  return Object.fromEntries(
    org.people.map((authored, index) => [
      authored.id,
      personOf(authored, ['people', index], org, listed, names, report),
    ]),
  );
};

export const normaliseTeams = (
  org: AuthoredOrg,
  names: OrgNames,
  report: Report,
): Readonly<Record<string, Team>> => {
  const naming = Map.groupBy(org.people, ({ team }) => team);
  return Object.fromEntries(
    Object.entries(org.teams).map(([id, { manager, members = [], calendar }]) => {
      const path: Path = ['teams', id];
      members.forEach((member, index) => names.person(member, [...path, 'members', index]));
      refuseDuplicates(members, 'the member', (index) => [...path, 'members', index], report);
      const own = naming.get(id) ?? [];
      const made: Team = {
        id,
        manager: names.personOrRole(manager, [...path, 'manager']),
        members: [...new Set([...members, ...own.map((person) => person.id)])],
        calendar: names.calendar(calendar, undefined, [...path, 'calendar']),
      };
      if (made.members.length === 0)
        report.warning(path, 'nobody is in this team', 'add members, or remove the team');
      return [id, made];
    }),
  );
};
