import { contactKeysOf } from '../src/hygiene/contact-key.ts';
import { captureInquiry } from '../src/leads/capture-inquiry.ts';
import { type Asked, askedAt, contactOf, inquiryOf } from './inquiries.ts';
import { type Workplace, WORKSPACE } from './workplace.ts';

const SAMPLES = 40;

/** What copies put another number in the place of. */
const SAMPLE = 999_999;

const sampleAt = (n: number): Asked => ({
  ...askedAt(n),
  contact: contactOf(SAMPLE, SAMPLE),
});

/** `wordOf` in SQL. */
const word = (n: string): string => `'k' || translate((${n})::text, '0123456789', 'abcdefghij')`;

/** As `contactOf` names them: each line is what stands in the sample, and what in a copy. */
const placed = (data: string): string => {
  const { name, company, mail, phone } = contactOf(SAMPLE, SAMPLE);
  const [user, domain] = mail.split('@');
  const [given, family] = name.split(' ');
  const pairs: readonly (readonly [string, string])[] = [
    [`${given} ${family}`, 'c.name'],
    [phone, 'c.phone'],
    [`${user}`, "'m' || c.word"],
    [`${domain}`, "c.company || '-works.com'"],
    [company, "initcap(c.company) || ' Works'"],
  ];
  return pairs.reduce((text, [from, to]) => `replace(${text}, '${from}', ${to})`, data);
};

const statements = (count: number): readonly string[] => [
  'set session_replication_role = replica',
  'set synchronous_commit = off',
  `set maintenance_work_mem = '512MB'`,
  `set work_mem = '256MB'`,
  `create temp table samples as
    select row_number() over (order by lead) - 1 as place, * from baton.leads`,
  // In the order of the ids, so that indexes grow at their end and filling takes minutes, not hours.
  `create temp table copies as
    select c.*, chr(65 + (n % 26)::int) || 'enna ' || chr(65 + ((n / 26) % 26)::int) || 'oss' || c.word as name,
      '+1' || (4152000000 + n) as phone
    from (select n, n % ${SAMPLES} as place, md5('lead ' || n)::uuid::text as id, md5('person ' || n)::uuid::text as subject,
        ${word('n')} as word, ${word('n / 20')} as company
      from generate_series(0, ${count - 1}) as n) as c
    order by c.id`,
  `insert into baton.people_data (workspace, subject, salt, data, updated_at)
    select p.workspace, c.subject, p.salt, ${placed('p.data::text')}::jsonb, p.updated_at
    from copies c join samples s using (place)
    join baton.people_data p on p.workspace = s.workspace and p.subject = s.subject order by c.subject`,
  `insert into baton.leads (workspace, lead, subject, state, pass, custodian_kind, custodian_id, custodian_person, next_at,
      policy, calendars, seq, head, captured_at, at, snapshot)
    select s.workspace, c.id, c.subject, s.state, s.pass, s.custodian_kind, s.custodian_id, s.custodian_person, s.next_at,
      s.policy, s.calendars, s.seq, s.head, s.captured_at, s.at, replace(s.snapshot::text, s.lead, c.id)::jsonb
    from copies c join samples s using (place) order by c.id`,
  `insert into baton.obligations (workspace, lead, id, kind, about, owed_by, since, due, rung, next_at, missed)
    select o.workspace, c.id, o.id, o.kind, o.about, o.owed_by, o.since, o.due, o.rung, o.next_at, o.missed
    from copies c join samples s using (place)
    join baton.obligations o on o.workspace = s.workspace and o.lead = s.lead order by c.id, o.id`,
  // Every text matches its hash, which the table checks; the chains of copies do not verify, and nothing here asks.
  `insert into baton.custody_entries (workspace, lead, seq, at, actor, type, from_state, to_state, previous, hash, body)
    select e.workspace, c.id, e.seq, e.at, e.actor, e.type, e.from_state, e.to_state, e.previous,
      encode(sha256(convert_to(t.body, 'UTF8')), 'hex'), t.body
    from copies c join samples s using (place)
    join baton.custody_entries e on e.workspace = s.workspace and e.lead = s.lead
    cross join lateral (select replace(e.body, s.lead, c.id) as body) as t order by c.id, e.seq`,
  'alter table baton.contact_keys drop constraint contact_keys_pkey',
  'drop index baton.contact_keys_by_subject',
  `insert into baton.contact_keys (workspace, key, noted_at, subject)
    select distinct '${WORKSPACE}', encode(sha256(convert_to('["${WORKSPACE}","' || k.key || '"]', 'UTF8')), 'hex'),
      1000 * c.n, c.subject
    from copies c
    cross join lateral (values ('mail:m' || c.word || '@' || c.company || '-works.com'), ('phone:' || c.phone),
      ('domain:' || c.company || '-works.com:' || lower(left(c.name, 1))),
      ('domain:' || c.company || '-works.com:' || lower(left(split_part(c.name, ' ', 2), 1))),
      ('company:' || c.company || ':' || lower(left(c.name, 1))),
      ('company:' || c.company || ':' || lower(left(split_part(c.name, ' ', 2), 1)))) as k(key)`,
  'alter table baton.contact_keys add primary key (workspace, key, noted_at, subject)',
  'create index contact_keys_by_subject on baton.contact_keys (workspace, subject)',
  'drop table copies',
  'drop table samples',
  'set session_replication_role = origin',
  'vacuum analyze',
  'checkpoint',
];

/** Whether copies are found under the keys by which the service looks for them. */
const checkKeys = async ({ superuser, versions }: Workplace, n: number): Promise<void> => {
  const asked = { ...askedAt(n), contact: contactOf(n, Math.floor(n / 20)) };
  const { contact } = inquiryOf(asked, versions, 0);
  const keys = contactKeysOf(WORKSPACE, { contact, account: null });
  const { rows } = await superuser.query<{ contact: unknown; keys: number }>(
    `select p.data -> 'contact' as contact, (select count(*)::int from baton.contact_keys k
       where k.workspace = p.workspace and k.subject = p.subject and k.key = any($1)) as keys
     from baton.people_data p where p.workspace = $2 and p.subject = md5('person ' || $3::text)::uuid::text`,
    [keys, WORKSPACE, `${n}`],
  );
  const [row] = rows;
  if (
    row?.keys !== keys.length ||
    JSON.stringify(sorted(row.contact)) !== JSON.stringify(sorted(contact))
  )
    throw new Error(`copy ${n} is not found as ${JSON.stringify({ row, contact })}`);
};

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

/**
 * Fills an empty workspace with leads that are offered: some are captured by the service, the others are copies of them with
 * ids, people and contact keys of their own.
 */
export const fill = async (place: Workplace, count: number): Promise<void> => {
  const { service, versions, superuser } = place;
  for (let n = 0; n < SAMPLES; n++)
    await captureInquiry(service, {
      workspace: WORKSPACE,
      actor: 'prospect',
      inquiry: inquiryOf(sampleAt(n), versions, service.now()),
      versions,
    });
  for (const text of statements(count)) await superuser.query(text);
  for (const n of [0, 1, count >> 1, count - 1]) await checkKeys(place, n);
};
