-- How often a deadline could not be fired in a row. Who takes it up next waits longer each time.
alter table baton.obligations add column failures int not null default 0;

create index obligations_that_fail on baton.obligations (workspace, next_at) where failures > 0;

-- As before, but a deadline that failed five times no longer keeps the later ones of its lead waiting: a lead that only one
-- thing is wrong with is still accepted in time, called back and escalated.
create or replace function baton.claim_due(now_at bigint, lease_ms bigint, at_most int)
returns table (workspace text, lead text, id text, rung text, next_at bigint)
language sql volatile security definer set search_path = baton, pg_temp as $$
  with due as materialized (
    select o.workspace, o.lead, o.id
    from baton.obligations o
    where o.next_at <= now_at and o.leased_until <= now_at
      and not exists (
        select from baton.obligations e
        where e.workspace = o.workspace and e.lead = o.lead and (e.next_at, e.id) < (o.next_at, o.id)
          and e.failures < 5)
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
