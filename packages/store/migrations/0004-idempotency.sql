create table baton.idempotency_keys (
  workspace text   not null check (workspace <> ''),
  key       text   not null check (key <> ''),
  -- What was asked, so that a key cannot be used for something else.
  request   text   not null,
  answer    jsonb  not null,
  at        bigint not null,
  primary key (workspace, key)
);

create index idempotency_keys_by_age on baton.idempotency_keys (workspace, at);
