import type { Query } from '../connect/sql.ts';
import { FUNCTIONS, TABLES } from './grants.ts';

/** One right of a role: on a table, or on one of its columns. */
interface Right {
  readonly table: string;
  readonly right: string;
  readonly column: string | null;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `select, update (name, org)` as the rights it stands for. */
const rightsIn = (table: string, text: string): readonly Right[] =>
  [...text.matchAll(/(?<right>[a-z]+)(?: \((?<columns>[^)]+)\))?/gu)].flatMap(({ groups }) => {
    const right = (groups?.['right'] ?? '').toUpperCase();
    const columns = groups?.['columns']?.split(',').map((column) => column.trim()) ?? [null];
    return columns.map((column) => ({ table, right, column }));
  });

const wanted = Object.entries(TABLES).flatMap(([table, text]) => rightsIn(table, text));

const held = (sql: Query, role: string): Promise<readonly Right[]> => sql<Right>`
  select c.relname as table, a.privilege_type as right, null as column
  from pg_class c, aclexplode(c.relacl) a
  where c.relnamespace = 'baton'::regnamespace and c.relkind in ('r', 'p', 'v') and a.grantee = ${role}::text::regrole
  union all
  select c.relname, a.privilege_type, t.attname
  from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
  where c.relnamespace = 'baton'::regnamespace and a.grantee = ${role}::text::regrole`;

/** Statements of our own text that give what is not held: on the two schemas, their functions, and the queue's tables. */
const missingAround = async (sql: Query, role: string, to: string): Promise<readonly string[]> => {
  const [row] = await sql<{ usage: boolean; queueUsage: boolean; tables: boolean; calls: boolean }>`
    select has_schema_privilege(${role}, 'baton', 'usage') as usage,
      has_schema_privilege(${role}, 'pgboss', 'usage') as "queueUsage",
      (select bool_and(has_table_privilege(${role}, oid, 'select') and has_table_privilege(${role}, oid, 'insert')
        and has_table_privilege(${role}, oid, 'update') and has_table_privilege(${role}, oid, 'delete'))
        from pg_class where relnamespace = 'pgboss'::regnamespace and relkind in ('r', 'p', 'v')) as tables,
      (select bool_and(has_function_privilege(${role}, oid, 'execute'))
        from pg_proc where pronamespace = 'pgboss'::regnamespace) as calls`;
  const uncallable = await sql<{ name: string }>`
    select name from unnest(${FUNCTIONS}::text[]) name
    where not exists (
      select from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.oid = ('baton.' || name)::regprocedure and a.grantee = ${to}::text::regrole)`;
  return [
    ...(row?.usage === true ? [] : [`grant usage on schema baton to ${to}`]),
    ...uncallable.map(({ name }) => `grant execute on function baton.${name} to ${to}`),
    ...(row?.queueUsage === true ? [] : [`grant usage on schema pgboss to ${to}`]),
    ...(row?.tables === false
      ? [`grant select, insert, update, delete on all tables in schema pgboss to ${to}`]
      : []),
    ...(row?.calls === false ? [`grant execute on all functions in schema pgboss to ${to}`] : []),
  ];
};

/**
 * Statements that give the role the rights it lacks, and take those away that an earlier version gave; none when it has what it
 * should. Only what differs: a right that is taken and given again is missing to whoever asks in between.
 */
export const rightsToMend = async (sql: Query, role: string): Promise<readonly string[]> => {
  const to = quote(role);
  const has = await held(sql, to);
  const name = ({ table, right, column }: Right): string => `${right} ${table} ${column ?? ''}`;
  const without = (these: readonly Right[], others: readonly Right[]): readonly Right[] => {
    const names = new Set(others.map(name));
    return these.filter((one) => !names.has(name(one)));
  };
  const on = ({ table, right, column }: Right): string =>
    `${right}${column === null ? '' : ` (${quote(column)})`} on baton.${quote(table)}`;
  return [
    ...without(has, wanted).map((one) => `revoke ${on(one)} from ${to}`),
    ...without(wanted, has).map((one) => `grant ${on(one)} to ${to}`),
    ...(await missingAround(sql, role, to)),
  ];
};
