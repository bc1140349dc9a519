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

export const orgNames = (org: AuthoredOrg, report: Report): OrgNames => {
  const people = new Set(org.people.map(({ id }) => id));
  const calendars = Object.keys(org.calendars);
  const known = (name: string, names: Iterable<string>, what: string, path: Path): string => {
    const all = new Set(names);
    if (!all.has(name)) report.error(path, `there is no ${what} \`${name}\``, suggest(name, all));
    return name;
  };
  return {
    person: (id, path) => known(id, people, 'person', path),
    personOrRole: (name, path) =>
      Object.hasOwn(org.roles, name)
        ? (org.roles[name] ?? name)
        : known(name, [...people, ...Object.keys(org.roles)], 'person or role', path),
    team: (id, path) => known(id, Object.keys(org.teams), 'team', path),
    calendar: (name, fallback, path) => {
      if (name !== undefined) return known(name, calendars, 'calendar', path);
      const only = fallback ?? (calendars.length === 1 ? calendars[0] : undefined);
      if (only === undefined)
        report.error(
          path,
          'nothing says which calendar counts here',
          `add \`calendar:\`, one of ${calendars.map((one) => `\`${one}\``).join(', ')}`,
        );
      return only ?? '';
    },
  };
};
