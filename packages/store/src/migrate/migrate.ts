import { connectTo, type Query, type Sql } from '../connect/sql.ts';
import { migrateQueue } from '../queue.ts';
import { StoreError } from '../store-error.ts';
import { type Migration, migrations } from './migrations.ts';
import { rightsToMend } from './rights.ts';

/** Any number, as long as nobody else takes it: `bato` in ASCII. */
const LOCK = 0x6261746f;

interface Applied {
  readonly id: number;
  readonly name: string;
  readonly hash: string;
}

const differs = (message: string): StoreError => new StoreError('schema', message);

/** The steps that are still to be taken; throws if those taken are not the first of ours. */
const pending = (
  known: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] => {
  for (const { id, name, hash } of applied) {
    const ours = known.find((one) => one.id === id);
    if (ours === undefined)
      throw differs(
        `the database was migrated by a newer version of Baton (${name}): update Baton`,
      );
    if (ours.hash !== hash)
      throw differs(
        `migration ${name} was changed after it had been applied: restore it and add a new one`,
      );
  }
  return known.filter((one) => !applied.some(({ id }) => id === one.id));
};

const appliedIn = async (sql: Query): Promise<readonly Applied[]> => {
  const [found] = await sql<{ found: boolean }>`
    select to_regclass('baton.migrations') is not null as found`;
  if (found?.found !== true) return [];
  return sql<Applied>`select id, name, hash from baton.migrations order by id`;
};

/** Said before the first table is made; afterwards Postgres would say no more than that something is denied. */
const mayMakeTables = async (sql: Sql): Promise<void> => {
  const [row] = await sql<{ role: string; database: string; may: boolean }>`
    select current_user as role, current_database() as database,
      case when to_regnamespace('baton') is null
        then has_database_privilege(current_database(), 'create')
        else has_schema_privilege('baton', 'create') end as may`;
  if (row?.may === false)
    throw new StoreError(
      'role',
      `the role ${row.role} of DATABASE_OWNER_URL may make no tables in the database ${row.database}: ` +
        'name the role that owns it, and in DATABASE_URL the one that serves',
    );
};

/** Whether the steps are taken and the role has its rights. Only looks, so that nobody who is at work notices. */
const isUpToDate = async (sql: Query, serviceRole: string): Promise<boolean> =>
  pending(migrations(), await appliedIn(sql)).length === 0 &&
  (await rightsToMend(sql, serviceRole)).length === 0;

/** Steps and rights become visible to others together, or not at all. */
const take = (sql: Sql, serviceRole: string, at: number): Promise<void> =>
  sql.begin(async (tx) => {
    // drizzle's own migrator takes no lock, and two services may start at once.
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx.text(`
      create schema if not exists baton;
      create table if not exists baton.migrations (
        id int primary key, name text not null, hash text not null, at bigint not null)`);
    for (const { id, name, text, hash } of pending(migrations(), await appliedIn(tx))) {
      await tx.text(text);
      await tx`insert into baton.migrations values (${id}, ${name}, ${hash}, ${at})`;
    }
    for (const statement of await rightsToMend(tx, serviceRole)) await tx.text(statement);
  });

/** Rights are taken from the service's role before they are given; taken from the owner, nothing would work any more. */
const refuseOwner = async (sql: Sql, serviceRole: string): Promise<void> => {
  const [row] = await sql<{ known: boolean; owns: boolean | null }>`
    select count(*) > 0 as known, bool_or(pg_has_role(oid, current_user, 'member')) as owns
    from pg_roles where rolname = ${serviceRole}`;
  if (row?.known !== true)
    throw new StoreError(
      'role',
      serviceRole === ''
        ? 'DATABASE_URL names no role: write it like postgres://role:password@host/database'
        : `there is no role ${serviceRole}: make it before the tables`,
    );
  if (row.owns === true)
    throw new StoreError(
      'role',
      `the role ${serviceRole} of DATABASE_URL can act as the owner of the tables: give it a plain role of its own`,
    );
};

/**
 * Brings the schema to this version as its owner and gives the service's role its rights, in one transaction; where both are up
 * to date nothing is written. Any number of processes may call it at once, while others work. Throws `StoreError` `role` if the two roles are not apart, `schema`
 * if the database is ahead of us or a taken step was changed.
 */
export const migrate = async (ownerUrl: string, serviceRole: string, at: number): Promise<void> => {
  const { sql } = connectTo(ownerUrl, 1);
  try {
    await refuseOwner(sql, serviceRole);
    await mayMakeTables(sql);
    // Of a database that is ahead of us nothing is touched.
    pending(migrations(), await appliedIn(sql));
    await migrateQueue(ownerUrl);
    if (!(await isUpToDate(sql, serviceRole))) await take(sql, serviceRole, at);
  } finally {
    await sql.end();
  }
};

/** Throws `StoreError` `schema` unless the database has exactly the steps of this version. */
export const checkSchema = async (sql: Sql): Promise<void> => {
  const missing = pending(migrations(), await appliedIn(sql));
  if (missing.length > 0)
    throw differs(
      `the database lacks ${missing.map(({ name }) => name).join(', ')}: ` +
        'start once with DATABASE_OWNER_URL, the role that owns the tables',
    );
};
