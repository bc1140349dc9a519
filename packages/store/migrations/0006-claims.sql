-- The two things that are asked across workspaces run as the owner, through these policies and these functions alone.
create policy claims on baton.obligations for all to current_user using (true);
create policy names on baton.workspaces for select to current_user using (true);

-- Takes up to at_most deadlines that are due, the earliest first, for lease_ms. Of a lead only the earliest is given out, so
-- that its deadlines fire in their order however many workers there are. Rows that another worker is just taking are
-- passed over.
create function baton.claim_due(now_at bigint, lease_ms bigint, at_most int)
returns table (workspace text, lead text, id text, rung text, next_at bigint)
language sql volatile security definer set search_path = baton, pg_temp as $$
  with due as materialized (
    select o.workspace, o.lead, o.id
    from baton.obligations o
    where o.next_at <= now_at and o.leased_until <= now_at
      and not exists (
        select from baton.obligations e
        where e.workspace = o.workspace and e.lead = o.lead and (e.next_at, e.id) < (o.next_at, o.id))
    order by o.next_at, o.workspace, o.lead, o.id
    limit at_most
    for update of o skip locked
  ), taken as (
    update baton.obligations o set leased_until = now_at + lease_ms
    from due
    where o.workspace = due.workspace and o.lead = due.lead and o.id = due.id
    returning o.workspace, o.lead, o.id, o.rung, o.next_at
  )
  select t.workspace, t.lead, t.id, t.rung, t.next_at from taken t
  order by t.next_at, t.workspace, t.lead, t.id
$$;

-- How late the latest deadline is: what a worker's lag is measured by.
create function baton.earliest_due() returns bigint
language sql stable security definer set search_path = baton, pg_temp as $$
  select o.next_at from baton.obligations o order by o.next_at limit 1
$$;

create function baton.workspace_names() returns setof text
language sql stable security definer set search_path = baton, pg_temp as $$
  select w.workspace from baton.workspaces w order by w.workspace
$$;

revoke execute on function baton.claim_due(bigint, bigint, int) from public;
revoke execute on function baton.earliest_due() from public;
revoke execute on function baton.workspace_names() from public;
