-- Which key signs the checkpoints of this database: the first that did. A row of the database's own and of no workspace; the key
-- itself is never here.
create table baton.signing_key (
  only_one boolean primary key default true check (only_one),
  -- SHA-256 of the public key (DER), as checkpoints name it.
  key_id   text    not null check (key_id ~ '^[0-9a-f]{64}$'),
  at       bigint  not null
);

-- A database that has checkpoints already: whoever signed first, for everything later is tied to it. Row security holds for the
-- owner too, who must see all workspaces this once.
alter table baton.checkpoints no force row level security;
insert into baton.signing_key (key_id, at)
  select key_id, at from baton.checkpoints order by at, seq, workspace limit 1;
alter table baton.checkpoints force row level security;
