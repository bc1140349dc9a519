import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService, until } from '../testing/test-service.ts';
import { forgetContact } from './forget-contact.ts';

const policy = readFileSync(
  join(import.meta.dirname, '../../../../simulations/acme-software/policies/demo-30min.yaml'),
  'utf8',
);

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(2);
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const send = (method: string, path: string, body?: object) =>
  service.request(key('m-05'), method, path, body);

const capture = async (contact: object, facts: object = inquiry().facts): Promise<string> => {
  const answer = await send('POST', '/inquiries', { contact, facts });
  expect(answer.status).toBe(201);
  return leadIn(answer).id;
};

const activate = async (text: string): Promise<void> => {
  const { version } = (await send('POST', '/policies', { text })).body as { version: number };
  const body = { openLeads: 'keep', why: 'hygiene' };
  expect((await send('POST', `/policies/${version}/activate`, body)).status).toBe(200);
};

const factsOf = async (lead: string): Promise<Record<string, unknown>> =>
  (await send('GET', `/leads/${lead}`)).body['facts'] as Record<string, unknown>;
const stateOf = async (lead: string): Promise<unknown> =>
  (await send('GET', `/leads/${lead}`)).body['state'];
const matchOf = async (lead: string) => (await send('GET', `/leads/${lead}/account-match`)).body;

describe('accounts', () => {
  test('are matched when an inquiry comes, by domain and name, and say why', async () => {
    const accounts = [
      ['globex', { name: 'Globex Corporation', domain: 'globex.com', owner: 'r-02' }],
      ['initech', { name: 'Initech', domain: 'initech.com', owner: null }],
      ['initech-eu', { name: 'Initech GmbH', owner: 'r-05' }],
    ] as const;
    for (const [id, body] of accounts)
      expect((await send('PUT', `/org/accounts/${id}`, body)).status).toBeLessThan(300);
    const byDomain = await capture({ name: 'Hank Scorpio', mail: 'hank@eu.globex.com' });
    expect(await factsOf(byDomain)).toMatchObject({ account: 'globex', existingCustomer: true });
    expect(await matchOf(byDomain)).toEqual({
      account: 'globex',
      given: false,
      match: { account: 'globex', score: 1, evidence: ['domain'], decidedBy: null, others: [] },
    });
    // Both are named alike; the policy prefers an account that has an owner.
    const tied = await capture({ name: 'Peter Gibbons', company: 'INITECH, Inc.' });
    expect(await matchOf(tied)).toMatchObject({
      account: 'initech-eu',
      match: { decidedBy: 'has-owner', others: [{ account: 'initech', evidence: ['name'] }] },
    });
    const stranger = await capture({ name: 'No Body', mail: 'no@nowhere-known.com' });
    expect(await matchOf(stranger)).toEqual({ account: null, given: false, match: null });
    const given = await capture(
      { name: 'Hank Again', mail: 'again@globex.com' },
      { ...inquiry().facts, account: 'initech' },
    );
    expect(await matchOf(given)).toEqual({ account: 'initech', given: true, match: null });
    expect((await send('GET', '/leads/none/account-match')).status).toBe(404);
  });

  test('are matched by the policy in force', async () => {
    await activate(`${policy}\nhygiene: { accounts: { atLeast: 1, tieBreaks: [] } }\n`);
    const named = await capture({ name: 'Bill Lumbergh', company: 'Initech' });
    expect(await matchOf(named)).toMatchObject({ account: null });
  });
});

describe('the report of data quality', () => {
  test('counts by source and period, as JSON and as CSV', async () => {
    const facts = { ...inquiry().facts, source: 'referral' };
    await capture({ name: 'Eve Free', mail: 'eve@gmail.com', phone: '12' }, facts);
    await capture({ name: 'Eve Free', mail: 'eve@gmail.com' }, facts);
    const { body } = await send('GET', '/reports/data-quality');
    const rows = body['rows'] as Record<string, unknown>[];
    const referral = rows.find(({ group }) => group === 'referral');
    expect(referral).toMatchObject({
      contacts: 2,
      name: 2,
      nameShare: 1,
      phone: 1,
      validPhone: 0,
      validPhoneShare: 0,
      freeMail: 2,
      certainDuplicates: 2,
      certainDuplicatesShare: 1,
    });
    expect(body['total']).toMatchObject({ group: 'total', matchedToAccount: 3 });
    const csv = await send('GET', '/reports/data-quality?format=csv&by=program');
    const [header = '', row = ''] = csv.text.split('\r\n');
    expect(header.split(',').slice(0, 4)).toEqual(['group', 'contacts', 'name', 'nameShare']);
    expect(row.split(',')[1]).toBe(String((body['total'] as { contacts: number }).contacts));
    const early = await send('GET', '/reports/data-quality?to=2026-05-03');
    expect(early.body).toMatchObject({ rows: [], total: { contacts: 0, nameShare: null } });
    expect((await send('GET', '/reports/data-quality?from=yesterday')).status).toBe(400);
    expect((await send('GET', '/reports/data-quality?from=2026-05-04&to=2026-05-01')).status).toBe(
      400,
    );
  });
});

describe('a person who is forgotten', () => {
  test('is found by nothing, and gone from the contacts they were merged into', async () => {
    const one = await capture({ name: 'Win Ner', mail: 'win@win-ner.com' });
    const two = await capture({
      name: 'Win Ner',
      mail: 'win@win-ner.com',
      phone: '212 555 0133',
      company: 'Secret Works',
    });
    const holder = leadIn({
      status: 200,
      text: '',
      body: { lead: (await send('GET', `/leads/${one}`)).body },
    });
    const person = holder.custodian?.person ?? '';
    await service.request(key(person), 'POST', `/leads/${one}/events`, { type: 'lead.accepted' });
    const merged = await send('POST', `/leads/${one}/merge`, { other: two });
    expect(merged.body).toMatchObject({ winner: { id: one }, loser: { id: two } });
    expect((await send('GET', `/leads/${one}`)).text).toContain('Secret Works');
    const { db } = service;
    const subject = await inWorkspace(db, 'acme', async (tx) => {
      const [row] = await tx<{ subject: string }>`
        select subject from baton.leads where workspace = 'acme' and lead = ${two}`;
      return row?.subject ?? '';
    });
    for (let times = 0; times < 2; times++)
      await inWorkspace(db, 'acme', (tx) => forgetContact(tx, 'acme', subject, service.clock.at));
    const left = (await send('GET', `/leads/${one}`)).text;
    expect(left).not.toContain('Secret Works');
    expect(left).not.toContain('+12125550133');
    expect(left).toContain('Win Ner');
    const rows = await inWorkspace(
      db,
      'acme',
      (tx) => tx`
      select contacts::text from baton.merges where workspace = 'acme' and loser = ${two} and contacts is not null
      union all select key from baton.contact_keys where workspace = 'acme' and subject = ${subject}
      union all select evidence::text from baton.duplicates
        where workspace = 'acme' and (lead = ${two} or other = ${two}) and evidence <> '[]'`,
    );
    expect(rows).toEqual([]);
    // The merge itself can still be undone.
    const undone = await send('POST', `/merges/${String(merged.body['merge'])}/undo`, {});
    expect(undone.status).toBe(200);
    expect(await stateOf(two)).toBe('offered');
  });
});

describe('certain duplicates', () => {
  const person = { name: 'Auto Merge', mail: 'auto@auto-merge.com' };

  test('are merged by the service where the policy says so, and once only', async () => {
    await activate(`${policy}\nhygiene: { duplicates: { merge: certain } }\n`);
    const leads = [await capture(person), await capture(person), await capture(person)];
    const likely = await capture({ name: 'Auto Merg', mail: 'other@auto-merge.com' });
    const merged = await until(async () => {
      const states = await Promise.all(leads.map(stateOf));
      return states.filter((state) => state === 'merged').length === 2 ? states : null;
    });
    expect(merged).not.toBeNull();
    expect(await stateOf(likely)).toBe('offered');
    for (const lead of leads)
      expect((await send('GET', `/leads/${lead}/verify`)).body).toMatchObject({ ok: true });
    const { items } = (await send('GET', '/merges')).body as {
      items: { id: string; by: string; loser: string; winner: string }[];
    };
    const own = items.filter(({ loser }) => leads.includes(loser));
    expect(own.map(({ by }) => by)).toEqual(['engine', 'engine']);

    // Who was parted by a person is not merged again.
    const last = own.find(({ winner }) => items.every(({ loser }) => loser !== winner));
    const undone = await send('POST', `/merges/${last?.id ?? ''}/undo`, {});
    expect(undone.status).toBe(200);
    const newer = await capture({ name: 'Marker Post', mail: 'marker@marker-post.com' });
    const marker = await capture({ name: 'Marker Post', mail: 'marker@marker-post.com' });
    const both = [newer, marker];
    await until(async () =>
      (await Promise.all(both.map(stateOf))).includes('merged') ? true : null,
    );
    expect(await stateOf(last?.loser ?? '')).toBe('offered');
  });
});
