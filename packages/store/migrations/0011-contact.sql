-- Whom not to contact, which links were used, which notices could not be delivered.

-- Outlives the erasure of a person, whose wish it keeps, and names nobody.
create table baton.do_not_contact (
  workspace text   not null references baton.workspaces,
  -- SHA-256 over workspace and the contact's mail key or telephone number.
  key       text   not null check (key ~ '^[0-9a-f]{64}$'),
  channel   text   not null check (channel in ('mail', 'phone', 'all')),
  at        bigint not null,
  by        text   not null,
  why       text   not null,
  primary key (workspace, key, channel)
);

create table baton.consents (
  workspace text   not null references baton.workspaces,
  subject   text   not null,
  purpose   text   not null check (purpose <> ''),
  given     boolean not null,
  at        bigint not null,
  -- Where and how it was said.
  source    text   not null,
  by        text   not null,
  primary key (workspace, subject, purpose, at),
  foreign key (workspace, subject) references baton.people_data (workspace, subject)
);

create table baton.used_links (
  workspace text   not null references baton.workspaces,
  id        text   not null check (id <> ''),
  action    text   not null,
  at        bigint not null,
  primary key (workspace, id)
);

create table baton.dead_notices (
  workspace text   not null references baton.workspaces,
  id        text   not null check (id <> ''),
  lead      text,
  at        bigint not null,
  -- The job as it waited: ids alone.
  job       jsonb  not null,
  reason    text   not null,
  retried_at bigint,
  primary key (workspace, id)
);

-- Words of automatic mails to prospects.
create table baton.mail_templates (
  workspace  text   not null references baton.workspaces,
  -- nurture, nurture.<track> or nurture.<track>.<touch>: the closest counts.
  template   text   not null check (template <> ''),
  subject    text   not null,
  body       text   not null,
  updated_at bigint not null,
  updated_by text   not null,
  primary key (workspace, template)
);

create index dead_notices_open on baton.dead_notices (workspace, at) where retried_at is null;

alter table baton.do_not_contact enable row level security;
alter table baton.do_not_contact force row level security;
create policy own_workspace on baton.do_not_contact
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.consents enable row level security;
alter table baton.consents force row level security;
create policy own_workspace on baton.consents
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.used_links enable row level security;
alter table baton.used_links force row level security;
create policy own_workspace on baton.used_links
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.dead_notices enable row level security;
alter table baton.dead_notices force row level security;
create policy own_workspace on baton.dead_notices
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.mail_templates enable row level security;
alter table baton.mail_templates force row level security;
create policy own_workspace on baton.mail_templates
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
