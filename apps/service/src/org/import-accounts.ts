import { nameSchema, type Org, parseOrg } from '@baton/core';
import { z } from '@hono/zod-openapi';
import papaparse from 'papaparse';
import { Problem } from '../http/problem.ts';
import { type Finding, shownFindings } from '../policies/checked-policy.ts';
import { ACCOUNTS_AT_MOST } from './edit-accounts.ts';

const PARTS = ['id', 'name', 'owner', 'segment', 'domain'] as const;
const column = z.string().min(1).max(200).optional();

export const importSchema = z
  .strictObject({
    csv: z
      .string()
      .min(1)
      .openapi({ description: 'The table with its header; commas, semicolons or tabs' }),
    columns: z
      .strictObject({ id: column, name: column, owner: column, segment: column, domain: column })
      .optional()
      .openapi({ description: 'What the columns are called where they are called otherwise' }),
    mode: z.enum(['merge', 'replace']).optional().openapi({
      description: '`merge` (unless said) keeps accounts that the table does not name',
    }),
  })
  .openapi('AccountImport');

type Import = z.infer<typeof importSchema>;
type Row = Readonly<Record<string, string>>;

const ROWS_TOLD_AT_MOST = 100;

/** Rows as text by column, each with its number in the file: the header is row 1. */
const rowsOf = (csv: string): readonly Row[] => {
  const { data } = papaparse.parse<Record<string, unknown>>(csv.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  return data.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, cell]) =>
        typeof cell === 'string' ? [[name, cell] as const] : [],
      ),
    ),
  );
};

/** What is no name would be refused by every later check of the org, and what is too long by its schema. */
const refusedCells = (rows: readonly Row[], columns: NonNullable<Import['columns']>) =>
  rows.flatMap((row, index) =>
    PARTS.flatMap((part) => {
      const cell = row[columns[part] ?? part]?.trim() ?? '';
      if (cell === '') return [];
      const isName = part === 'id' || part === 'segment';
      const isFine = isName
        ? nameSchema.safeParse(cell).success
        : cell.length <= (part === 'domain' ? 255 : 2000);
      const message = isName ? `\`${cell.slice(0, 100)}\` is not a name` : 'it is too long';
      return isFine ? [] : [{ row: index + 2, column: columns[part] ?? part, message }];
    }),
  );

/** Just enough of an org to read its accounts with the core's own words and warnings. */
const around = (org: Org): string =>
  JSON.stringify({
    org: org.name,
    calendars: { office: { zone: 'UTC', open: { 'mon-fri': '09:00-17:00' } } },
    people: Object.keys(org.people).map((id) => ({ id })),
  }).slice(0, -1);

/**
 * Accounts out of a CSV table. Rows without an id or with one that stood before are left out, and owners who are nobody of the
 * org count as none, each with a warning. Throws a problem, 422, with the rows that cannot be accounts.
 */
export const importAccounts = (
  { csv, columns = {} }: Import,
  org: Org,
): { readonly accounts: Org['accounts']; readonly warnings: Finding[] } => {
  const rows = rowsOf(csv);
  if (rows.length > ACCOUNTS_AT_MOST)
    throw new Problem(422, 'invalid', `an org has ${ACCOUNTS_AT_MOST} accounts at most`);
  const refused = refusedCells(rows, columns);
  if (refused.length > 0)
    throw new Problem(422, 'invalid', `${refused.length} cells cannot be read`, {
      errors: refused.slice(0, ROWS_TOLD_AT_MOST),
    });
  const file = JSON.stringify({ file: 'accounts.csv', ...columns });
  const parsed = parseOrg(`${around(org)},"accounts":${file}}`, 'accounts', () => ({
    ok: true,
    value: rows,
  }));
  if (!parsed.ok)
    throw new Problem(422, 'invalid', 'the table cannot be read as accounts', {
      errors: shownFindings(parsed.errors),
    });
  return { accounts: parsed.org.accounts, warnings: shownFindings(parsed.warnings) };
};
