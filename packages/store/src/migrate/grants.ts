/** What the service's role may do with each table: nothing that the log or another version would have to forget. */
const TABLES: Readonly<Record<string, string>> = {
  migrations: 'select',
  workspaces: 'select, insert, update (name, policy, org, forget_after_days)',
  policies: 'select, insert',
  orgs: 'select, insert',
  activations: 'select, insert',
  people_data: 'select, insert, update',
  leads: 'select, insert, update',
  obligations: 'select, insert, update, delete',
  pools: 'select, insert, update',
  custody_entries: 'select, insert',
  checkpoints: 'select, insert',
  signing_key: 'select, insert',
  idempotency_keys: 'select, insert, delete',
  api_keys: 'select, insert, update (revoked_at, expires_at)',
  log_ins:
    'select, insert, update (person, role, password, initial, failures, locked_until, created_at, created_by, ended_at)',
  sessions: 'select, insert, update (seen_at), delete',
  administrative_acts: 'select, insert',
  form_mappings: 'select, insert, update, delete',
  failed_intakes: 'select, insert, update',
  uploads: 'select, insert, update',
  upload_refusals: 'select, insert, delete',
  inbound_mails: 'select, insert, update',
  inquiry_addresses: 'select, insert, update, delete',
  account_matches: 'select, insert',
  contact_keys: 'select, insert, delete',
  duplicates: 'select, insert, update',
  merges: 'select, insert, update',
  do_not_contact: 'select, insert, delete',
  consents: 'select, insert, delete',
  used_links: 'select, insert',
  dead_notices: 'select, insert, update',
  mail_templates: 'select, insert, update, delete',
  campaigns: 'select, insert, update, delete',
  absences_told: 'select, insert',
  policy_drafts: 'select, insert, update, delete',
  alarms: 'select, insert, update',
  lead_digests: 'select, insert, update',
  digest_marks: 'select, insert, update',
};

const FUNCTIONS = [
  'claim_due(bigint, bigint, int)',
  'earliest_due()',
  'workspace_names()',
  'workspace_of_address(text)',
];

/** Statements that give a role its rights, and take those away that an earlier version gave. */
export const grantsTo = (role: string): readonly string[] => {
  const to = `"${role.replaceAll('"', '""')}"`;
  return [
    `grant usage on schema baton to ${to}`,
    `revoke all on all tables in schema baton from ${to}`,
    ...Object.entries(TABLES).map(
      ([table, rights]) => `grant ${rights} on baton.${table} to ${to}`,
    ),
    ...FUNCTIONS.map((signature) => `grant execute on function baton.${signature} to ${to}`),
    `grant usage on schema pgboss to ${to}`,
    `grant select, insert, update, delete on all tables in schema pgboss to ${to}`,
    `grant execute on all functions in schema pgboss to ${to}`,
  ];
};
