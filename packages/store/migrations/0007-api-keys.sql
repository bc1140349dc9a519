-- Who may ask for what. The key itself is never stored: a hash of 256 random bits needs neither salt nor slowness.
create table baton.api_keys (
  workspace  text   not null references baton.workspaces,
  id         text   not null check (id <> ''),
  hash       text   not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Of the org; not checked, since the org's next version may no longer have them.
  person     text   not null check (person <> ''),
  role       text   not null check (role in ('admin', 'ops', 'marketing', 'manager', 'rep', 'registrar', 'auditor')),
  created_at bigint not null,
  created_by text   not null,
  revoked_at bigint,
  primary key (workspace, id)
);

create unique index api_keys_by_hash on baton.api_keys (workspace, hash);

alter table baton.api_keys enable row level security;
alter table baton.api_keys force row level security;
create policy own_workspace on baton.api_keys
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
