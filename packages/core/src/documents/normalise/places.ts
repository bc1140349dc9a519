import type { Desk, Pool, Team } from '../../org/org.ts';
import type { Path } from '../document-error.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredOrg } from '../schema/org-schema.ts';
import type { AuthoredDesk } from '../schema/places.ts';
import type { OrgNames } from './org-names.ts';

/** Rotation counts in steps of the least common multiple of a pool's weights. */
const LCM_AT_MOST = 2 ** 31;
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const checkWeights = (pool: Pool, path: Path, report: Report): void => {
  const lcm = pool.members.reduce(
    (sum, { weight }) => (sum > LCM_AT_MOST ? sum : (sum / gcd(sum, weight)) * weight),
    1,
  );
  if (lcm > LCM_AT_MOST)
    report.error(
      [...path, 'members'],
      'the weights have no common measure small enough to rotate by',
      'use round weights, for example 1, 2, 5 and 10',
    );
};

export const normalisePools = (
  org: AuthoredOrg,
  names: OrgNames,
  report: Report,
): Readonly<Record<string, Pool>> =>
  Object.fromEntries(
    Object.entries(org.pools).map(([id, { lead, members, calendar }]) => {
      const path: Path = ['pools', id];
      const weighted = members.map((member) =>
        typeof member === 'string'
          ? { person: member, weight: 1 }
          : { person: member.id, weight: member.weight },
      );
      const pathOf = (index: number): Path => [
        ...path,
        'members',
        index,
        ...(typeof members[index] === 'string' ? [] : ['id']),
      ];
      weighted.forEach(({ person }, index) => names.person(person, pathOf(index)));
      refuseDuplicates(
        weighted.map(({ person }) => person),
        'the member',
        pathOf,
        report,
      );
      const pool: Pool = {
        id,
        lead: names.personOrRole(lead, [...path, 'lead']),
        members: weighted,
        calendar: names.calendar(calendar, undefined, [...path, 'calendar']),
      };
      checkWeights(pool, path, report);
      return [id, pool];
    }),
  );

export const normaliseRoles = (
  org: AuthoredOrg,
  names: OrgNames,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(org.roles).map(([role, person]) => [
      role,
      names.person(person, ['roles', role]),
    ]),
  );

const FINAL_ROLE = 'head-of-sales';

const finalOf = (
  desk: AuthoredDesk,
  path: Path,
  org: AuthoredOrg,
  names: OrgNames,
  report: Report,
): string => {
  if (desk.final !== undefined) return names.personOrRole(desk.final, [...path, 'final']);
  const head = Object.hasOwn(org.roles, FINAL_ROLE) ? org.roles[FINAL_ROLE] : undefined;
  if (head === undefined)
    report.error(
      path,
      'nobody decides when this desk does not',
      `add \`final:\` with a person or role, or the role \`${FINAL_ROLE}\``,
    );
  return head ?? '';
};

const deskOf = (
  [id, desk]: readonly [string, AuthoredDesk],
  org: AuthoredOrg,
  teams: Readonly<Record<string, Team>>,
  names: OrgNames,
  report: Report,
): Desk => {
  const path: Path = ['desks', id];
  const team =
    desk.team === undefined ? undefined : teams[names.team(desk.team, [...path, 'team'])];
  const { members = [] } = desk;
  members.forEach((member, index) => names.person(member, [...path, 'members', index]));
  const holder =
    desk.holder === undefined
      ? (team?.manager ?? '')
      : names.personOrRole(desk.holder, [...path, 'holder']);
  return {
    id,
    holder,
    members: [...new Set([...members, ...(team?.members ?? [])])].filter(
      (member) => member !== holder,
    ),
    final: finalOf(desk, path, org, names, report),
    calendar: names.calendar(desk.calendar, team?.calendar, [...path, 'calendar']),
  };
};

export const normaliseDesks = (
  org: AuthoredOrg,
  teams: Readonly<Record<string, Team>>,
  names: OrgNames,
  report: Report,
): Readonly<Record<string, Desk>> =>
  Object.fromEntries(
    Object.entries(org.desks).map((entry) => [entry[0], deskOf(entry, org, teams, names, report)]),
  );
