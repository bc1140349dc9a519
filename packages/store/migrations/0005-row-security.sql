-- A transaction sees the rows of the workspace that it names in `baton.workspace`, and no others; without a name it sees none.
do $$
declare name text;
begin
  foreach name in array array[
    'workspaces', 'policies', 'orgs', 'activations', 'people_data', 'leads', 'obligations', 'pools',
    'custody_entries', 'checkpoints', 'idempotency_keys'
  ] loop
    execute format('alter table baton.%I enable row level security', name);
    -- Forced: the owner is not exempt either.
    execute format('alter table baton.%I force row level security', name);
    execute format(
      'create policy own_workspace on baton.%I '
      'using (workspace = current_setting(''baton.workspace'', true)) '
      'with check (workspace = current_setting(''baton.workspace'', true))', name);
  end loop;
end $$;
