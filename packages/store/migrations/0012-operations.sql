-- What programs cost, which absences leads were told of, and alarms that were raised.
create table baton.campaigns (
  workspace  text   not null references baton.workspaces,
  -- What inquiries name as their program.
  campaign   text   not null check (campaign <> ''),
  name       text   not null,
  source     text,
  -- Minor units of the org's currency.
  cost       bigint not null check (cost >= 0),
  starts_on  date,
  ends_on    date,
  updated_at bigint not null,
  updated_by text   not null,
  primary key (workspace, campaign),
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);

-- An absence, known by when the person is back, that reached the leads it concerns.
create table baton.absences_told (
  workspace text   not null references baton.workspaces,
  person    text   not null,
  until_at  bigint not null,
  told_at   bigint not null,
  -- How many went to somebody else.
  leads     int    not null,
  primary key (workspace, person, until_at)
);

create table baton.policy_drafts (
  workspace  text   not null references baton.workspaces,
  draft      text   not null check (draft <> ''),
  source     text   not null,
  note       text   not null,
  updated_at bigint not null,
  updated_by text   not null,
  primary key (workspace, draft)
);

create table baton.alarms (
  workspace text   not null references baton.workspaces,
  -- What is watched, such as acceptance, and of whom or what: rep r-01, source webinar.
  alarm     text   not null check (alarm <> ''),
  about     text   not null,
  raised_at bigint not null,
  detail    jsonb  not null,
  ended_at  bigint,
  primary key (workspace, alarm, about, raised_at)
);

create unique index alarms_open on baton.alarms (workspace, alarm, about) where ended_at is null;

alter table baton.campaigns enable row level security;
alter table baton.campaigns force row level security;
create policy own_workspace on baton.campaigns
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.absences_told enable row level security;
alter table baton.absences_told force row level security;
create policy own_workspace on baton.absences_told
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.policy_drafts enable row level security;
alter table baton.policy_drafts force row level security;
create policy own_workspace on baton.policy_drafts
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));

alter table baton.alarms enable row level security;
alter table baton.alarms force row level security;
create policy own_workspace on baton.alarms
  using (workspace = current_setting('baton.workspace', true))
  with check (workspace = current_setting('baton.workspace', true));
