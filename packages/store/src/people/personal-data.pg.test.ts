import { commit } from '@baton/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLead } from '../custody/verify.ts';
import { applyEvent } from '../events/apply-event.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { erasePerson, leadsOfPerson, putPerson, readPerson } from './personal-data.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore(2);
});
afterAll(() => store.db.close());

test('a person can be erased, and the chain that holds commitments to them still verifies', async () => {
  const { db } = store;
  const workspace = await testWorkspace(db, 'people');
  const data = { name: 'Ada', mail: 'ada@example.org' };
  const commitment = await inWorkspace(db, workspace, (tx) =>
    putPerson(tx, workspace, { subject: 'ada', data, at: 1 }),
  );
  const person = await inWorkspace(db, workspace, (tx) => readPerson(tx, workspace, 'ada'));
  if (person.kind !== 'known') throw new Error(person.kind);
  expect(commit(person.data, person.salt)).toBe(commitment);

  await applyEvent(db, {
    workspace,
    leadId: 'L',
    subject: 'ada',
    event: {
      type: 'inquiry.captured',
      at: MONDAY_AT,
      actor: 'prospect',
      facts: { source: 'web-demo', employees: 50, region: 'north', contact: commitment ?? '' },
    },
  });
  expect(await inWorkspace(db, workspace, (tx) => leadsOfPerson(tx, workspace, 'ada'))).toEqual([
    'L',
  ]);

  // Other data under the same salt: earlier commitments can still be opened.
  await inWorkspace(db, workspace, (tx) =>
    putPerson(tx, workspace, { subject: 'ada', data: { name: 'Ada L.' }, at: 2 }),
  );
  expect(await inWorkspace(db, workspace, (tx) => readPerson(tx, workspace, 'ada'))).toMatchObject({
    salt: person.salt,
  });

  const erase = () =>
    inWorkspace(db, workspace, (tx) => erasePerson(tx, workspace, { subject: 'ada', at: 3 }));
  expect([await erase(), await erase()]).toEqual([true, false]);
  expect(await inWorkspace(db, workspace, (tx) => readPerson(tx, workspace, 'ada'))).toEqual({
    kind: 'erased',
    erasedAt: 3,
  });
  expect(
    await inWorkspace(db, workspace, (tx) =>
      putPerson(tx, workspace, { subject: 'ada', data, at: 4 }),
    ),
  ).toBeNull();
  expect(await verifyLead(db, workspace, 'L')).toMatchObject({ ok: true, entries: 2 });
});
