-- Instants are epoch milliseconds. Every key leads with the workspace.

create table baton.workspaces (
  workspace  text   primary key check (workspace <> ''),
  name       text   not null,
  created_at bigint not null,
  -- What new leads are decided by: the active version of the policy, and the org as it is now.
  policy     int,
  org        int
);

create table baton.policies (
  workspace  text   not null references baton.workspaces,
  version    int    not null check (version > 0),
  -- Normalised, as the core takes it; source is what was written.
  document   jsonb  not null,
  source     text   not null,
  created_at bigint not null,
  created_by text   not null,
  primary key (workspace, version)
);

create table baton.orgs (
  workspace  text   not null references baton.workspaces,
  version    int    not null check (version > 0),
  document   jsonb  not null,
  source     text   not null,
  created_at bigint not null,
  created_by text   not null,
  primary key (workspace, version)
);

create table baton.activations (
  workspace  text   not null,
  seq        int    not null check (seq > 0),
  policy     int    not null,
  open_leads text   not null check (open_leads in ('adopt', 'keep')),
  at         bigint not null,
  actor      text   not null,
  why        text   not null,
  primary key (workspace, seq),
  foreign key (workspace, policy) references baton.policies
);

alter table baton.workspaces
  add foreign key (workspace, policy) references baton.policies,
  add foreign key (workspace, org) references baton.orgs;
