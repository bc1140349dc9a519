import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkServiceRole } from '../connect/check-role.ts';
import { SERVICE } from '../connect/provision.ts';
import { connectTo } from '../connect/sql.ts';
import { tables } from '../tables.ts';
import { describeSchema } from '../testing/catalog.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { checkSchema, migrate } from './migrate.ts';
import { rightsToMend } from './rights.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

const open: ReturnType<typeof connectTo>[] = [];
const as = (who: keyof TestDatabase) => {
  const connection = connectTo(database[who], 1);
  open.push(connection);
  return connection.sql;
};
afterAll(async () => {
  for (const { sql } of open) await sql.end();
});

describe('the schema', () => {
  test('is what schema.txt says', async () => {
    const schema = await describeSchema(as('owner'));
    // An empty file would agree with an empty schema.
    expect(schema).toContain('open_leads_have_a_holder');
    await expect(schema).toMatchFileSnapshot(join(import.meta.dirname, '../../schema.txt'));
  });

  test('is what the typed tables say, column by column', async () => {
    const rows = await as('owner')<{ line: string }>`
      select format('%s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'baton'::regnamespace and c.relkind = 'r' and c.relname not in ('migrations', 'signing_key')
        and a.attnum > 0 order by 1`;
    const typed = tables
      .map(getTableConfig)
      .flatMap(({ name, columns }) =>
        columns.map(
          (column) => `${name}.${column.name} ${column.getSQLType()} ${column.notNull ? 't' : 'f'}`,
        ),
      );
    expect(typed.toSorted()).toEqual(rows.map(({ line }) => line).toSorted());
    const keys = await as('owner')<{ line: string }>`
      select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) as line from pg_constraint
      where connamespace = 'baton'::regnamespace and contype = 'p' and conrelid not in ('baton.migrations'::regclass, 'baton.signing_key'::regclass)`;
    const typedKeys = tables.map(getTableConfig).map(({ name, columns, primaryKeys }) => {
      const [key] = primaryKeys;
      const names = (key?.columns ?? columns.filter(({ primary }) => primary)).map(
        (column) => column.name,
      );
      return `baton.${name} PRIMARY KEY (${names.join(', ')})`;
    });
    expect(typedKeys.toSorted()).toEqual(keys.map(({ line }) => line).toSorted());
  });

  test('is left alone by those who find it migrated, however many come at once', async () => {
    const before = await describeSchema(as('owner'));
    await Promise.all([1, 2, 3].map(() => migrate(database.owner, SERVICE, 1)));
    expect(await describeSchema(as('owner'))).toBe(before);
    await checkSchema(as('service'));
  });

  test('and its rights are not even written again, and only what differs is mended', async () => {
    // A row that is written anew has another xmin.
    const written = async () => {
      const [row] = await as('owner')<{ acls: string }>`
        select string_agg(format('%s %s %s', relname, c.xmin, relacl), ',' order by relname) as acls
        from pg_class c where relnamespace in ('baton'::regnamespace, 'pgboss'::regnamespace)`;
      return row?.acls ?? '';
    };
    const before = await written();
    await migrate(database.owner, SERVICE, 1);
    expect(await written()).toBe(before);

    await as('owner').text(`
      grant delete on baton.leads to ${SERVICE}; grant update (at) on baton.checkpoints to ${SERVICE};
      revoke update (org) on baton.workspaces from ${SERVICE}; revoke select on baton.pools from ${SERVICE};
      revoke execute on function baton.earliest_due() from ${SERVICE}; revoke usage on schema pgboss from ${SERVICE}`);
    const statements = await rightsToMend(as('owner'), SERVICE);
    expect(statements.toSorted()).toEqual(
      [
        'grant SELECT on baton."pools" to "baton_service"',
        'grant UPDATE ("org") on baton."workspaces" to "baton_service"',
        'grant execute on function baton.earliest_due() to "baton_service"',
        'grant usage on schema pgboss to "baton_service"',
        'revoke DELETE on baton."leads" from "baton_service"',
        'revoke UPDATE ("at") on baton."checkpoints" from "baton_service"',
      ].toSorted(),
    );
    await Promise.all([1, 2, 3].map(() => migrate(database.owner, SERVICE, 1)));
    expect(await rightsToMend(as('owner'), SERVICE)).toEqual([]);
  });

  test('is refused when a step was changed, is missing or is unknown', async () => {
    const superuser = as('superuser');
    const changed = superuser`update baton.migrations set hash = 'x' where id = 2`;
    await changed;
    await expect(checkSchema(as('service'))).rejects.toMatchObject({ code: 'schema' });
    await superuser`delete from baton.migrations where id = 2`;
    await expect(checkSchema(as('service'))).rejects.toThrow('0002-leads.sql');
    await superuser`insert into baton.migrations values (9999, '9999-later.sql', 'x', 0)`;
    await expect(checkSchema(as('service'))).rejects.toThrow('newer version');
  });
});

describe('the role of the service', () => {
  test('is plain', async () => {
    await checkServiceRole(as('service'));
  });
  test.each(['owner', 'superuser'] as const)('is refused when it is the %s', async (who) => {
    await expect(checkServiceRole(as(who))).rejects.toMatchObject({ code: 'role' });
  });
  test('makes no tables, and is told so when its address stands in the owner’s place', async () => {
    await as('superuser').text('create role migrate_other login');
    const swapped = migrate(database.service, 'migrate_other', 1);
    await expect(swapped).rejects.toThrow(/role baton_service of DATABASE_OWNER_URL may make no/u);
    await as('superuser').text('drop role migrate_other');
  });
});
