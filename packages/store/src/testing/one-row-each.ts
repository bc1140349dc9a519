import type { Tx } from '../connect/sql.ts';

const ZEROS = '0'.repeat(64);

/** A row in each table around the leads, for tests that go through all tables. `lead` and `other` are there already. */
export const oneRowEach = (
  tx: Tx,
  workspace: string,
  {
    lead,
    other,
    subject,
  }: { readonly lead: string; readonly other: string; readonly subject: string },
): Promise<unknown> => {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const w = quoted(workspace);
  return tx.text(`
    insert into baton.log_ins (workspace, name, person, role, password, created_at, created_by)
      values (${w}, 'a@acme.com', 'r-1', 'rep', '$argon2id$x', 1, 'm-1');
    insert into baton.sessions values (${w}, '${ZEROS}', 'a@acme.com', '${ZEROS}', 1, 1, 2);
    insert into baton.administrative_acts (workspace, at, actor, act, target, detail) values (${w}, 1, 'm-1', 'POST /keys', 'k', '{}');
    insert into baton.form_mappings values (${w}, 'contact', '{}', 1, 'm-1');
    insert into baton.failed_intakes (workspace, id, source, at, body, errors, state) values (${w}, 'f', 'json', 1, 'x', '[]', 'open');
    insert into baton.uploads (workspace, id, name, mapping, state, created_at, created_by) values (${w}, 'u', 'a.csv', '{}', 'waiting', 1, 'm-1');
    insert into baton.upload_refusals values (${w}, 'u', 2, '{}', '[]');
    insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state) values (${w}, 'm', 1, '{}', 'x', 'waiting');
    insert into baton.inquiry_addresses values (${w}, 'sales@' || ${w} || '.com', '{}');
    insert into baton.account_matches values (${w}, ${quoted(lead)}, 'a-1', 1, '[]', null, '[]');
    insert into baton.contact_keys values (${w}, '${ZEROS}', 1, ${quoted(subject)});
    insert into baton.duplicates (workspace, lead, other, score, evidence, state, found_at)
      values (${w}, least(${quoted(lead)}, ${quoted(other)}), greatest(${quoted(lead)}, ${quoted(other)}), 0.9, '[]', 'open', 1);
    insert into baton.merges (workspace, id, winner, loser, seq, at, by) values (${w}, 'm', ${quoted(lead)}, ${quoted(other)}, 2, 1, 'm-1');
    insert into baton.do_not_contact values (${w}, '${ZEROS}', 'mail', 1, 'm-1', 'asked');
    insert into baton.consents values (${w}, ${quoted(subject)}, 'marketing', true, 1, 'form', 'm-1');
    insert into baton.used_links values (${w}, 'l', 'accept', 1);
    insert into baton.mail_templates values (${w}, 'nurture', 'Hello', 'Hello', 1, 'm-1');
    insert into baton.dead_notices (workspace, id, lead, at, job, reason) values (${w}, 'd', ${quoted(lead)}, 1, '{}', 'gone');
    insert into baton.campaigns (workspace, campaign, name, cost, updated_at, updated_by) values (${w}, 'expo', 'Expo', 1, 1, 'm-1');
    insert into baton.absences_told values (${w}, 'r-1', 2, 1, 0);
    insert into baton.policy_drafts values (${w}, 'next', 'policy: x', '', 1, 'm-1');
    insert into baton.alarms (workspace, alarm, about, raised_at, detail) values (${w}, 'acceptance', 'rep r-1', 1, '{}');
    insert into baton.lead_digests values (${w}, ${quoted(lead)}, 1, 1, 1, 'inquiry', true, null, null, null, '{}', '[]', '[]', '[]', '[]');
    insert into baton.digest_marks values (${w}, 1);`);
};
