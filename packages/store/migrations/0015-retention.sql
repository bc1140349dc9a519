-- How long a workspace keeps what was sent to it and became nobody's lead.
alter table baton.workspaces
  add column forget_after_days int not null default 90 check (forget_after_days between 14 and 3650);

alter table baton.failed_intakes
  -- When somebody was told that it will be forgotten; until then it is not.
  add column told_at bigint,
  drop constraint failed_intakes_state_check,
  add constraint failed_intakes_state_check check (state in ('open', 'replayed', 'dismissed', 'forgotten'));

-- Settled mails that still hold something of their sender.
create index inbound_mails_kept on baton.inbound_mails (workspace, received_at, key)
  where state <> 'waiting' and (raw is not null or envelope ? 'from');
