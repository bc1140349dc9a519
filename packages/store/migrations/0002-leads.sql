create table baton.people_data (
  workspace  text   not null references baton.workspaces,
  subject    text   not null check (subject <> ''),
  -- Both are null once the person is erased: what stands in the log can then never be opened again.
  salt       text,
  data       jsonb,
  updated_at bigint not null,
  erased_at  bigint,
  primary key (workspace, subject),
  check ((salt is null) = (erased_at is not null) and (data is null) = (erased_at is not null))
);

-- No foreign keys to workspaces, policies and orgs, though they would hold: every event of a workspace would lock the same
-- few rows. Policies and orgs are never deleted, and an event's transaction has read all three.
create table baton.leads (
  workspace        text   not null check (workspace <> ''),
  lead             text   not null check (lead <> ''),
  subject          text,
  state            text   not null,
  pass             int    not null,
  custodian_kind   text   check (custodian_kind in ('person', 'pool', 'desk')),
  custodian_id     text,
  custodian_person text,
  -- When the earliest rung of what is owed fires.
  next_at          bigint,
  policy           int    not null,
  calendars        int    not null,
  seq              int    not null check (seq > 0),
  head             text   not null check (head ~ '^[0-9a-f]{64}$'),
  captured_at      bigint not null,
  at               bigint not null,
  snapshot         jsonb  not null,
  primary key (workspace, lead),
  foreign key (workspace, subject) references baton.people_data,
  constraint no_passing_state_is_stored check (state not in ('new', 'routing', 'returned', 'adopting')),
  constraint open_leads_have_a_holder check (
    (state not in ('won', 'lost', 'disqualified', 'merged'))
    = (custodian_kind is not null and custodian_id is not null and custodian_person is not null)
    and (custodian_kind is null) = (custodian_id is null)
    and (custodian_kind is null) = (custodian_person is null)
  ),
  constraint open_leads_have_a_deadline check (
    (state not in ('won', 'lost', 'disqualified', 'merged')) = (next_at is not null)
  )
);

create index leads_by_capture on baton.leads (workspace, captured_at, lead);
create index leads_open_by_state on baton.leads (workspace, state) where next_at is not null;
create index leads_by_subject on baton.leads (workspace, subject) where subject is not null;

create table baton.obligations (
  workspace    text   not null,
  lead         text   not null,
  id           text   not null,
  kind         text   not null,
  about        text,
  owed_by      text   not null,
  since        bigint not null,
  due          bigint not null,
  rung         text   not null,
  next_at      bigint not null,
  missed       boolean not null,
  -- Until when a worker has it in hand; not indexed, so that taking it stays a heap-only update.
  leased_until bigint not null default 0,
  primary key (workspace, lead, id),
  foreign key (workspace, lead) references baton.leads
) with (fillfactor = 80);

-- Leads with the instant: deadlines are found across all workspaces, in order.
create index obligations_by_instant on baton.obligations (next_at, workspace, lead, id);
-- How much each person owes now.
create index obligations_by_person on baton.obligations (workspace, owed_by);

create table baton.pools (
  workspace text  not null references baton.workspaces,
  pool      text  not null,
  -- The version of the org whose weights the pointers count in.
  org       int   not null,
  state     jsonb not null,
  primary key (workspace, pool),
  foreign key (workspace, org) references baton.orgs
) with (fillfactor = 50);
