-- How inquiries come in, and those that could not be read.
create table baton.form_mappings (
  workspace  text   not null references baton.workspaces,
  form       text   not null check (form <> ''),
  mapping    jsonb  not null,
  updated_at bigint not null,
  updated_by text   not null,
  primary key (workspace, form)
);

-- Personal data: what was sent stands here until it is replayed, dismissed or erased.
create table baton.failed_intakes (
  workspace  text   not null references baton.workspaces,
  id         text   not null check (id <> ''),
  source     text   not null check (source in ('json', 'batch', 'form', 'mail')),
  -- The form or inquiry address it came through, where there is one.
  through    text,
  -- Who sent it; null for a prospect.
  sent_by    text,
  -- The client's name for the request, so that what is replayed and what is sent again become one lead.
  key        text,
  request    text,
  at         bigint not null,
  -- As it came; null once it is settled.
  body       bytea,
  errors     jsonb  not null,
  state      text   not null check (state in ('open', 'replayed', 'dismissed')),
  lead       text,
  settled_at bigint,
  settled_by text,
  primary key (workspace, id),
  check ((key is null) = (request is null)),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'replayed') = (lead is not null)),
  check (state = 'open' or body is null)
);

create index failed_intakes_open on baton.failed_intakes (workspace, at, id) where state = 'open';

create table baton.uploads (
  workspace  text   not null references baton.workspaces,
  id         text   not null check (id <> ''),
  name       text   not null,
  mapping    jsonb  not null,
  -- Personal data: taken away when the job has ended.
  file       bytea,
  state      text   not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- Rows read, of which accepted became leads and refused stand in the file of refused rows.
  rows_read  int    not null default 0,
  accepted   int    not null default 0,
  refused    int    not null default 0,
  reason     text,
  -- Until then one worker has it in hand.
  leased_until bigint not null default 0,
  created_at bigint not null,
  created_by text   not null,
  ended_at   bigint,
  primary key (workspace, id)
);

create index uploads_waiting on baton.uploads (workspace, created_at) where state in ('waiting', 'running');

-- Personal data: rows that became no lead, for the file to correct and upload again.
create table baton.upload_refusals (
  workspace text  not null,
  upload    text  not null,
  place     int   not null,
  -- json keeps the order of the columns.
  cells     json  not null,
  errors    jsonb not null,
  primary key (workspace, upload, place),
  foreign key (workspace, upload) references baton.uploads
);

-- Mail that is kept ahead of being read, so that 250 is a promise.
create table baton.inbound_mails (
  workspace   text   not null references baton.workspaces,
  key         text   not null check (key <> ''),
  received_at bigint not null,
  envelope    jsonb  not null,
  raw         bytea,
  state       text   not null check (state in ('waiting', 'read', 'ignored', 'failed')),
  reason      text,
  lead        text,
  primary key (workspace, key)
);

create index inbound_mails_waiting on baton.inbound_mails (workspace, received_at) where state = 'waiting';

create table baton.inquiry_addresses (
  workspace text not null references baton.workspaces,
  -- Lower case; one address belongs to one workspace, whoever asks first.
  address   text not null unique check (address = lower(address)),
  -- Facts and program of whatever comes there.
  facts     jsonb not null,
  program   text,
  primary key (workspace, address)
);

alter table baton.form_mappings enable row level security;
alter table baton.form_mappings force row level security;
create policy own_workspace on baton.form_mappings
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.failed_intakes enable row level security;
alter table baton.failed_intakes force row level security;
create policy own_workspace on baton.failed_intakes
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.uploads enable row level security;
alter table baton.uploads force row level security;
create policy own_workspace on baton.uploads
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.upload_refusals enable row level security;
alter table baton.upload_refusals force row level security;
create policy own_workspace on baton.upload_refusals
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.inbound_mails enable row level security;
alter table baton.inbound_mails force row level security;
create policy own_workspace on baton.inbound_mails
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.inquiry_addresses enable row level security;
alter table baton.inquiry_addresses force row level security;
create policy own_workspace on baton.inquiry_addresses
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

-- The mail listener knows an address and not yet whose it is.
create policy names on baton.inquiry_addresses for select to current_user using (true);
create function baton.workspace_of_address(wanted text) returns text
language sql stable security definer set search_path = baton, pg_temp as $$
  select a.workspace from baton.inquiry_addresses a where a.address = lower(wanted)
$$;
