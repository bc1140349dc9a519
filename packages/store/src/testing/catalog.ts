import type { Sql } from '../connect/sql.ts';

/** Everything that the migrations make, as sorted lines: what `schema.txt` holds. Says the same on Postgres 15 and 18. */
export const describeSchema = async (sql: Sql): Promise<string> => {
  const rows = await sql<{ line: string }>`
    with tables as (
      select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relacl, c.relowner
      from pg_class c where c.relnamespace = 'baton'::regnamespace and c.relkind = 'r')
    select format('%s.%s %s%s%s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), case when a.attidentity <> '' then ' identity' else '' end)) as line
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    union all
    select format('%s constraint %s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
      from tables t join pg_constraint c on c.conrelid = t.oid where c.contype <> 'n'
    union all
    select format('%s index %s', t.relname, pg_get_indexdef(i.indexrelid))
      from tables t join pg_index i on i.indrelid = t.oid
    union all
    select format('%s trigger %s', t.relname, pg_get_triggerdef(g.oid))
      from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
    union all
    select format('%s policy %s to %s using %s check %s', t.relname, p.polname,
        (select string_agg(case r when 0 then 'public' else pg_get_userbyid(r) end, ',') from unnest(p.polroles) r),
        pg_get_expr(p.polqual, p.polrelid), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'))
      from tables t join pg_policy p on p.polrelid = t.oid
    union all
    select format('%s row security %s forced %s options %s', t.relname, t.relrowsecurity, t.relforcerowsecurity,
        coalesce(array_to_string(t.reloptions, ','), '-')) from tables t
    union all
    select format('%s rights %s %s', t.relname, pg_get_userbyid(x.grantee), string_agg(x.privilege_type, ',' order by x.privilege_type))
      from tables t, aclexplode(t.relacl) x where x.grantee <> t.relowner group by t.relname, x.grantee
    union all
    select format('%s.%s rights %s %s', t.relname, a.attname, pg_get_userbyid(x.grantee), x.privilege_type)
      from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) x
    union all
    select format('function %s security definer %s rights %s %s', p.oid::regprocedure, p.prosecdef,
        (select string_agg(case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee) end, ',' order by x.grantee::regrole::text)
         from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x), md5(p.prosrc))
      from pg_proc p where p.pronamespace = 'baton'::regnamespace
    order by 1`;
  return rows.map(({ line }) => `${line}\n`).join('');
};
