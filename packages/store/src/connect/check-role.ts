import { StoreError } from '../store-error.ts';
import type { Sql } from './sql.ts';

/**
 * Refuses a role for which row-level security is no fence: a superuser, one with BYPASSRLS, the owner of the tables, or a
 * member of any of those.
 */
export const checkServiceRole = async (sql: Sql): Promise<void> => {
  const found = await sql<{ role: string; why: string }>`
    select current_user as role, case when rolsuper then 'superuser' else 'BYPASSRLS' end as why
    from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')
    union all
    select current_user, 'owner of ' || tablename
    from pg_tables where schemaname = 'baton' and pg_has_role(current_user, tableowner, 'member')
    limit 1`;
  const [bad] = found;
  if (bad !== undefined)
    throw new StoreError(
      'role',
      `the role ${bad.role} of DATABASE_URL is ${bad.why}, so that nothing would keep workspaces apart: ` +
        'give it a plain role, and DATABASE_OWNER_URL the one that owns the tables',
    );
};
