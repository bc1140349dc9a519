import type { Account } from '../../org/org.ts';
import type { Outcome } from '../../time/outcome.ts';
import { suggest } from '../nearest.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredOrg } from '../schema/org-schema.ts';
import type { AuthoredAccountFile } from '../schema/places.ts';
import type { OrgNames } from './org-names.ts';

/** The rows of a table beside the document, by column name; the caller reads files, core does not. */
export type LoadRows = (file: string) => Outcome<readonly Readonly<Record<string, string>>[]>;

const byId = (accounts: readonly Account[]): Readonly<Record<string, Account>> =>
  Object.fromEntries(accounts.map((account) => [account.id, account]));

type List = Extract<AuthoredOrg['accounts'], readonly unknown[]>;

const fromList = (
  list: List,
  names: OrgNames,
  report: Report,
): Readonly<Record<string, Account>> => {
  refuseDuplicates(
    list.map(({ id }) => id),
    'an account',
    (index) => ['accounts', index, 'id'],
    report,
  );
  return byId(
    list.map(({ id, name, owner, segment, domain }, index) => ({
      id,
      name: name ?? id,
      owner: owner === undefined ? null : names.person(owner, ['accounts', index, 'owner']),
      segment: segment ?? null,
      domain: domain?.toLowerCase() ?? null,
    })),
  );
};

const PARTS = ['id', 'name', 'owner', 'segment', 'domain'] as const;
type Part = (typeof PARTS)[number];

/** The column of each part; reports columns that were named and are not there. */
const columnsOf = (
  file: AuthoredAccountFile,
  header: readonly string[],
  report: Report,
): Readonly<Record<Part, string>> => {
  const columns = Object.fromEntries(PARTS.map((part) => [part, file[part] ?? part])) as Record<
    Part,
    string
  >;
  for (const part of PARTS)
    if ((file[part] !== undefined || part === 'id') && !header.includes(columns[part]))
      report.error(
        ['accounts', file[part] === undefined ? 'file' : part],
        `\`${file.file}\` has no column \`${columns[part]}\``,
        suggest(columns[part], header),
      );
  return columns;
};

/** Rows numbers as a spreadsheet shows them: the header is row 1. */
const rowsInWords = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'row' : 'rows'} ${rows
    .slice(0, 5)
    .map((row) => row + 2)
    .join(', ')}${rows.length > 5 ? ` and ${rows.length - 5} more` : ''}`;

const fromFile = (
  file: AuthoredAccountFile,
  people: ReadonlySet<string>,
  load: LoadRows,
  report: Report,
): Readonly<Record<string, Account>> => {
  const loaded = load(file.file);
  if (!loaded.ok) {
    report.error(['accounts', 'file'], loaded.message, loaded.fix);
    return {};
  }
  const rows = loaded.value;
  const columns = columnsOf(file, Object.keys(rows[0] ?? {}), report);
  const cell = (row: Readonly<Record<string, string>>, part: Part): string | null =>
    row[columns[part]]?.trim() || null;
  const seen = new Set<string>();
  const [skipped, unknown]: [number[], number[]] = [[], []];
  const accounts = rows.flatMap((row, index): readonly Account[] => {
    const id = cell(row, 'id');
    if (id === null || seen.has(id)) skipped.push(index);
    if (id === null || seen.has(id)) return [];
    seen.add(id);
    const owner = cell(row, 'owner');
    const known = owner !== null && people.has(owner);
    if (owner !== null && !known) unknown.push(index);
    return [
      {
        id,
        name: cell(row, 'name') ?? id,
        owner: known ? owner : null,
        segment: cell(row, 'segment'),
        domain: cell(row, 'domain')?.toLowerCase() ?? null,
      },
    ];
  });
  if (skipped.length > 0)
    report.warning(
      ['accounts', 'file'],
      `${file.file}: ${rowsInWords(skipped)} left out, without an id or with one that stood before`,
      'give each account an id of its own',
    );
  if (unknown.length > 0)
    report.warning(
      ['accounts', 'file'],
      `${file.file}: ${rowsInWords(unknown)} with an owner who is nobody of the org, counted as without owner`,
      'correct the owners, or add the people',
    );
  return byId(accounts);
};

/** Accounts from the list or the file. Without a loader a file is left unread, with a warning. */
export const normaliseAccounts = (
  org: AuthoredOrg,
  names: OrgNames,
  load: LoadRows | undefined,
  report: Report,
): Readonly<Record<string, Account>> => {
  const { accounts } = org;
  if (!('file' in accounts)) return fromList(accounts, names, report);
  if (load !== undefined)
    return fromFile(accounts, new Set(org.people.map(({ id }) => id)), load, report);
  report.warning(
    ['accounts', 'file'],
    `\`${accounts.file}\` was not read, so there are no accounts`,
    'check the document as a file',
  );
  return {};
};
