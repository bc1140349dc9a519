import { isClosed, type Lead, unanswered } from '@baton/core';
import { inWorkspace, readLead, verifyLead } from '@baton/store';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import type { Contact } from './contact.ts';
import { storedContact } from './stored-contact.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const post = (path: string, body: object) => service.request(key('m-05'), 'POST', path, body);

const contacts = [
  { name: 'Jane Doe', mail: 'jane@acme-robotics.com' },
  { name: 'J. Doe', mail: 'jane@acme-robotics.com', phone: '212 555 0100', company: 'Acme' },
  { name: 'Jane van Doe', phone: '212 555 0100', jobTitle: 'CEO', city: 'Boston' },
  { mail: 'doe@acme-robotics.com', company: 'Acme Robotics Inc' },
];

const capture = async (contact: object): Promise<string> => {
  service.clock.at += 1;
  return leadIn(await post('/inquiries', { ...inquiry(), contact })).id;
};

const leadsNow = async (ids: readonly string[]): Promise<readonly Lead[]> => {
  const leads = await Promise.all(ids.map((id) => readLead(service.db, 'acme', id)));
  return leads.filter((lead) => lead !== null);
};

/** The open ones among them, beginning with one of them. */
const openOf = async (ids: readonly string[], from: number): Promise<readonly string[]> => {
  const leads = await leadsNow([...ids.slice(from), ...ids.slice(0, from)]);
  return leads.filter(({ state }) => !isClosed(state)).map(({ id }) => id);
};

/** What open leads owe an answer to, by what stays the same whoever holds it. */
const owed = async (ids: readonly string[]): Promise<readonly string[]> => {
  const open = (await leadsNow(ids)).filter(({ state }) => !isClosed(state));
  return open
    .flatMap((lead) => unanswered(lead).map(({ kind, since }) => `${kind} since ${since}`))
    .toSorted();
};

const contactOf = (lead: string): Promise<Contact | null> =>
  inWorkspace(
    service.db,
    'acme',
    async (tx) => (await storedContact(tx, 'acme', lead))?.record.contact ?? null,
  );

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('merge' as const), a: fc.nat(3), b: fc.nat(3) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('undo' as const), a: fc.nat(9), b: fc.constant(0) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('reply' as const), a: fc.nat(3), b: fc.constant(0) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('accept' as const), a: fc.nat(3), b: fc.constant(0) }),
  },
);

test('after any merges and undos each unanswered response is owed by one open lead, and every chain verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      const leads: string[] = [];
      for (const contact of contacts) leads.push(await capture(contact));
      const before = await Promise.all(leads.map(contactOf));
      const merges: string[] = [];
      for (const { act: what, a, b } of acts) {
        service.clock.at += 1000;
        const one = leads[a] ?? '';
        const had = await owed(leads);
        if (what === 'merge') {
          const [first = one, ...others] = await openOf(leads, a);
          const other = others[b % Math.max(1, others.length)] ?? one;
          const { status, body } = await post(`/leads/${first}/merge`, { other });
          if (status === 200) merges.push(String(body['merge']));
          expect([200, 400, 409]).toContain(status);
          expect(await owed(leads)).toEqual(had);
        } else if (what === 'undo') {
          const merge = merges[a % Math.max(1, merges.length)] ?? 'none';
          const { status } = await post(`/merges/${merge}/undo`, {});
          expect([200, 404, 409]).toContain(status);
          expect(await owed(leads)).toEqual(had);
        } else if (what === 'reply') {
          await post(`/leads/${one}/events`, { type: 'prospect.replied' });
        } else {
          const [lead] = await leadsNow([one]);
          const holder = key(lead?.custodian?.person ?? 'm-05');
          await service.request(holder, 'POST', `/leads/${one}/events`, { type: 'lead.accepted' });
        }
      }
      // From the last to the first, all of it can be undone, and everybody has their contact again.
      for (const merge of merges.toReversed())
        expect([200, 409]).toContain((await post(`/merges/${merge}/undo`, {})).status);
      expect((await leadsNow(leads)).map(({ state }) => state)).not.toContain('merged');
      expect(await Promise.all(leads.map(contactOf))).toEqual(before);
      for (const lead of leads)
        expect(await verifyLead(service.db, 'acme', lead)).toMatchObject({ ok: true });
    }),
    { numRuns: 6 },
  );
});
