-- What reports read: each lead's log folded to what was offered, owed, tried, judged and won. Nothing here is the only
-- place of anything: it is made anew from the log when it is missing.
create table baton.lead_digests (
  workspace   text    not null,
  lead        text    not null,
  -- Entries that are folded in.
  seq         int     not null check (seq > 0),
  captured_at bigint  not null,
  -- Of the last entry.
  at          bigint  not null,
  state       text    not null,
  open        boolean not null,
  source      text,
  program     text,
  segment     text,
  -- JSON that only the service reads, and as text, which costs a third of what jsonb does to read. Columns of their own,
  -- because a report reads the one or two that it needs.
  life        text    not null,
  offers      text    not null,
  attempts    text    not null,
  duties      text    not null,
  judgements  text    not null,
  primary key (workspace, lead),
  foreign key (workspace, lead) references baton.leads (workspace, lead)
);

create index lead_digests_by_capture on baton.lead_digests (workspace, captured_at, lead);

-- Up to which ordinal the entries of a workspace are folded in.
create table baton.digest_marks (
  workspace text   primary key references baton.workspaces,
  ordinal   bigint not null
);

alter table baton.lead_digests enable row level security;
alter table baton.lead_digests force row level security;
create policy own_workspace on baton.lead_digests
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.digest_marks enable row level security;
alter table baton.digest_marks force row level security;
create policy own_workspace on baton.digest_marks
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
