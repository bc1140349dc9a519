import type { Path } from '../document-error.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';
import type { AuthoredOrg } from '../schema/org-schema.ts';

/** Finds what parts of an org refer to by name, and reports what is not there. */
export interface OrgNames {
  readonly person: (id: string, path: Path) => string;
  /** A person, or who has the role; roles go first. */
  readonly personOrRole: (name: string, path: Path) => string;
  readonly team: (id: string, path: Path) => string;
  /** The calendar that is named, else the fallback, else the only one there is. */
  readonly calendar: (name: string | undefined, fallback: string | undefined, path: Path) => string;
}

/** Made once for all names of an org: there may be tens of thousands on either side. */
export const orgNames = (org: AuthoredOrg, report: Report): OrgNames => {
  const people = new Set(org.people.map(({ id }) => id));
  const peopleAndRoles = new Set([...people, ...Object.keys(org.roles)]);
  const teams = new Set(Object.keys(org.teams));
  const calendars = new Set(Object.keys(org.calendars));
  const known = (name: string, all: ReadonlySet<string>, what: string, path: Path): string => {
    if (!all.has(name)) report.error(path, `there is no ${what} \`${name}\``, suggest(name, all));
    return name;
  };
  return {
    person: (id, path) => known(id, people, 'person', path),
    personOrRole: (name, path) =>
      Object.hasOwn(org.roles, name)
        ? (org.roles[name] ?? name)
        : known(name, peopleAndRoles, 'person or role', path),
    team: (id, path) => known(id, teams, 'team', path),
    calendar: (name, fallback, path) => {
      if (name !== undefined) return known(name, calendars, 'calendar', path);
      const [one] = calendars;
      const only = fallback ?? (calendars.size === 1 ? one : undefined);
      if (only === undefined)
        report.error(
          path,
          'nothing says which calendar counts here',
          `add \`calendar:\`, one of ${[...calendars].map((each) => `\`${each}\``).join(', ')}`,
        );
      return only ?? '';
    },
  };
};
