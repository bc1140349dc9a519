import type { Org } from '../../org/org.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';
import type { AuthoredOrg } from '../schema/org-schema.ts';
import { type LoadRows, normaliseAccounts } from './accounts.ts';
import { normaliseCalendar } from './calendars.ts';
import { orgNames } from './org-names.ts';
import { normalisePeople, normaliseTeams } from './people.ts';
import { normaliseDesks, normalisePools, normaliseRoles } from './places.ts';

/** `wall` is the clock that never closes, and policies say `holder` and `manager` of whoever it is at the time. */
const TAKEN = { calendars: ['wall'], roles: ['holder', 'manager'] } as const;

const checkWords = (org: AuthoredOrg, report: Report): void => {
  for (const name of TAKEN.calendars)
    if (Object.hasOwn(org.calendars, name))
      report.error(
        ['calendars', name],
        `\`${name}\` has a meaning already`,
        'give the calendar another name',
      );
  for (const name of TAKEN.roles)
    if (Object.hasOwn(org.roles, name))
      report.error(
        ['roles', name],
        `\`${name}\` has a meaning already`,
        'give the role another name',
      );
  const currencies = Intl.supportedValuesOf('currency');
  if (!currencies.includes(org.currency))
    report.error(
      ['currency'],
      `\`${org.currency}\` is not a currency`,
      `${suggest(org.currency, currencies)} (ISO 4217)`,
    );
};

/** The org with every omitted part filled in and every name resolved to a person's id. */
export const normaliseOrg = (org: AuthoredOrg, load: LoadRows | undefined, report: Report): Org => {
  checkWords(org, report);
  const names = orgNames(org, report);
  const teams = normaliseTeams(org, names, report);
  return {
    name: org.org,
    version: org.version,
    currency: org.currency,
    calendars: Object.fromEntries(
      Object.entries(org.calendars).map(([id, calendar]) => [
        id,
        normaliseCalendar(calendar, ['calendars', id], report),
      ]),
    ),
    people: normalisePeople(org, names, report),
    teams,
    pools: normalisePools(org, names, report),
    roles: normaliseRoles(org, names),
    desks: normaliseDesks(org, teams, names, report),
    accounts: normaliseAccounts(org, names, load, report),
  };
};
