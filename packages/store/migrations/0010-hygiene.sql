-- Which accounts leads belong to; which leads may be of one person, which are, and which were merged.

-- What matching found when the lead was captured. Says nothing of the person but where they work.
create table baton.account_matches (
  workspace  text not null references baton.workspaces,
  lead       text not null,
  account    text not null,
  -- 0 to 1.
  score      real not null check (score between 0 and 1),
  evidence   jsonb not null,
  -- The tie-break that chose among equals; null where there was one alone.
  decided_by text,
  -- Who else matched, best first.
  others     jsonb not null,
  primary key (workspace, lead),
  foreign key (workspace, lead) references baton.leads (workspace, lead)
);

-- Hashes of the blocking keys of a contact, by which its likes are found. Erased with the person.
create table baton.contact_keys (
  workspace text   not null references baton.workspaces,
  -- SHA-256 over workspace and blocking key.
  key       text   not null check (key ~ '^[0-9a-f]{64}$'),
  -- The newest under a key are compared first: a key of thousands must not make intake slow.
  noted_at  bigint not null,
  subject   text   not null,
  primary key (workspace, key, noted_at, subject),
  foreign key (workspace, subject) references baton.people_data (workspace, subject)
);

create index contact_keys_by_subject on baton.contact_keys (workspace, subject);

create table baton.duplicates (
  workspace  text   not null references baton.workspaces,
  -- The smaller id first.
  lead       text   not null,
  other      text   not null,
  -- 0 to 1; from 0.95 certain.
  score      real   not null check (score between 0 and 1),
  evidence   jsonb  not null,
  state      text   not null check (state in ('open', 'merged', 'dismissed')),
  found_at   bigint not null,
  settled_at bigint,
  settled_by text,
  primary key (workspace, lead, other),
  foreign key (workspace, lead) references baton.leads (workspace, lead),
  foreign key (workspace, other) references baton.leads (workspace, lead),
  check (lead < other)
);

create index duplicates_open on baton.duplicates (workspace, found_at, lead, other) where state = 'open';
create index duplicates_by_other on baton.duplicates (workspace, other);

create table baton.merges (
  workspace text   not null references baton.workspaces,
  id        text   not null check (id <> ''),
  winner    text   not null,
  loser     text   not null,
  -- The winner's entry by which it took the loser in: merges of one winner in their order.
  seq       int    not null,
  at        bigint not null,
  by        text   not null,
  -- Both contacts as they were and what survived of whom: personal data, erased with either person.
  contacts  jsonb,
  undone_at bigint,
  undone_by text,
  primary key (workspace, id),
  foreign key (workspace, winner) references baton.leads (workspace, lead),
  foreign key (workspace, loser) references baton.leads (workspace, lead)
);

create unique index merges_in_force on baton.merges (workspace, loser) where undone_at is null;
create index merges_by_winner on baton.merges (workspace, winner, seq);
create index merges_by_time on baton.merges (workspace, at, id);

alter table baton.account_matches enable row level security;
alter table baton.account_matches force row level security;
create policy own_workspace on baton.account_matches
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.contact_keys enable row level security;
alter table baton.contact_keys force row level security;
create policy own_workspace on baton.contact_keys
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.duplicates enable row level security;
alter table baton.duplicates force row level security;
create policy own_workspace on baton.duplicates
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.merges enable row level security;
alter table baton.merges force row level security;
create policy own_workspace on baton.merges
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
