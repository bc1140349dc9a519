create table baton.custody_entries (
  workspace  text   not null,
  lead       text   not null,
  seq        int    not null check (seq > 0),
  -- Counts the entries of all leads; what a checkpoint cuts at.
  ordinal    bigint not null generated always as identity,
  at         bigint not null,
  actor      text   not null,
  type       text   not null,
  from_state text   not null,
  to_state   text   not null,
  previous   text   not null check (previous ~ '^[0-9a-f]{64}$'),
  hash       text   not null check (hash ~ '^[0-9a-f]{64}$'),
  -- The canonical JSON that was hashed, to the byte: `jsonb` would write it anew.
  body       text   not null,
  primary key (workspace, lead, seq),
  foreign key (workspace, lead) references baton.leads,
  constraint entries_match_their_hash check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);

create index custody_entries_in_order on baton.custody_entries (workspace, ordinal);

create table baton.checkpoints (
  workspace   text   not null references baton.workspaces,
  seq         int    not null check (seq > 0),
  at          bigint not null,
  -- Entries up to this ordinal are covered by this checkpoint and those before it.
  ordinal     bigint not null,
  -- Heads that moved since the checkpoint before, as canonical JSON; the Merkle root is over them.
  heads       text   not null,
  root        text   not null check (root ~ '^[0-9a-f]{64}$'),
  previous    text   not null check (previous ~ '^[0-9a-f]{64}$'),
  hash        text   not null check (hash ~ '^[0-9a-f]{64}$'),
  key_id      text   not null,
  signature   text   not null,
  primary key (workspace, seq)
);

create function baton.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on baton.custody_entries
  for each row execute function baton.refuse_change();
create trigger append_only_whole before truncate on baton.custody_entries
  for each statement execute function baton.refuse_change();
create trigger append_only before update or delete on baton.checkpoints
  for each row execute function baton.refuse_change();
create trigger append_only_whole before truncate on baton.checkpoints
  for each statement execute function baton.refuse_change();
create trigger append_only before update or delete on baton.policies
  for each row execute function baton.refuse_change();
create trigger append_only before update or delete on baton.orgs
  for each row execute function baton.refuse_change();
create trigger append_only before update or delete on baton.activations
  for each row execute function baton.refuse_change();
