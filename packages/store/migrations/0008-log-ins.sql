-- Who may log in, who is logged in, and what administrators did.
create table baton.log_ins (
  workspace     text   not null references baton.workspaces,
  -- What the person types: lower case.
  name          text   not null check (name <> '' and name = lower(name)),
  person        text   not null check (person <> ''),
  role          text   not null check (role in ('admin', 'ops', 'marketing', 'manager', 'rep', 'registrar', 'auditor')),
  -- argon2id, in PHC form: it carries its own salt and costs.
  password      text   not null check (password like '$argon2id$%'),
  -- Made by an administrator and to be changed by the person before anything else.
  initial       boolean not null default false,
  failures      int    not null default 0,
  locked_until  bigint,
  created_at    bigint not null,
  created_by    text   not null,
  ended_at      bigint,
  primary key (workspace, name)
);

create table baton.sessions (
  workspace  text   not null references baton.workspaces,
  -- SHA-256 of the cookie's 256 random bits, which are stored nowhere.
  hash       text   not null check (hash ~ '^[0-9a-f]{64}$'),
  name       text   not null,
  -- SHA-256 of the token that every write has to carry beside the cookie.
  csrf       text   not null check (csrf ~ '^[0-9a-f]{64}$'),
  created_at bigint not null,
  seen_at    bigint not null,
  expires_at bigint not null,
  primary key (workspace, hash),
  foreign key (workspace, name) references baton.log_ins (workspace, name) on delete cascade
);

-- Appended, never changed: who did what to keys, log-ins, policies, orgs and settings.
create table baton.administrative_acts (
  workspace text   not null references baton.workspaces,
  ordinal   bigint not null generated always as identity,
  at        bigint not null,
  actor     text   not null,
  -- The route, such as POST /keys, or a command line's verb.
  act       text   not null,
  -- What it was done to: a key's id, a policy's version. No personal data, no secrets.
  target    text   not null,
  detail    jsonb  not null,
  primary key (workspace, ordinal)
);

create trigger append_only before update or delete on baton.administrative_acts
  for each row execute function baton.refuse_change();
create trigger append_only_whole before truncate on baton.administrative_acts
  for each statement execute function baton.refuse_change();

alter table baton.api_keys
  -- Routes that the key is good for, such as GET /leads; null is all that its role may use.
  add column scope text[],
  add column expires_at bigint;

-- Who left is looked for by person.
create index log_ins_by_person on baton.log_ins (workspace, person);
create index sessions_by_name on baton.sessions (workspace, name);

alter table baton.log_ins enable row level security;
alter table baton.log_ins force row level security;
create policy own_workspace on baton.log_ins
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.sessions enable row level security;
alter table baton.sessions force row level security;
create policy own_workspace on baton.sessions
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.administrative_acts enable row level security;
alter table baton.administrative_acts force row level security;
create policy own_workspace on baton.administrative_acts
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
