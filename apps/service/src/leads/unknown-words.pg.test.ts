import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let admin = '';
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('words');
  admin = key('m-05');
});
afterAll(() => service.close());

const post = (path: string, body: unknown) => service.request(admin, 'POST', path, body);

test.each<[Record<string, unknown>, readonly string[], string]>([
  [{ type: 'lead.rejected', reason: 'mondays' }, ['reason'], 'not-a-lead'],
  [{ type: 'lead.rejected', reason: 'toString' }, ['reason'], 'not-a-lead'],
  [
    { type: 'lead.rejected', reason: 'disputed', excuse: 'mondays' },
    ['excuse'],
    'use one of no-phone, free-mail, too-small',
  ],
  [{ type: 'deal.lost', reason: 'gone' }, ['reason'], 'competitor'],
  [{ type: 'lead.nurtured', track: 'short' }, ['track'], 'use one of long'],
  [
    { type: 'step.completed', step: 'lunch' },
    ['step'],
    'use one of discovery, proposal, agreement',
  ],
  [{ type: 'approval.given', step: 'proposal' }, ['step'], 'use one of agreement'],
  [{ type: 'lead.referred', desk: 'cellar' }, ['desk'], 'intake'],
  [
    { type: 'owner.named', owner: { person: 'nobody', calendar: 'new-york' } },
    ['owner', 'person'],
    'somebody in the org',
  ],
  [{ type: 'holder.away', person: 'nobody', until: 2e12 }, ['person'], 'somebody in the org'],
])('what the playbook or the org does not have at all is a 400: %j', async (event, path, fix) => {
  const { id, custodian } = leadIn(await post('/inquiries', inquiry()));
  const by = event['type'] === 'lead.rejected' ? key(custodian?.person ?? '') : admin;
  const refused = await service.request(by, 'POST', `/leads/${id}/events`, event);
  expect(refused).toMatchObject({
    status: 400,
    body: {
      type: 'urn:baton:problem:invalid',
      errors: [{ path, fix: expect.stringContaining(fix) as string }],
    },
  });
  expect((await service.request(admin, 'GET', `/leads/${id}/log`)).body['entries']).toHaveLength(2);
});

test('a word that the playbook has, and another day takes, stays a 409', async () => {
  const { id } = leadIn(await post('/inquiries', inquiry()));
  const lost = await post(`/leads/${id}/events`, { type: 'deal.lost', reason: 'competitor' });
  const given = await post(`/leads/${id}/events`, { type: 'approval.given', step: 'agreement' });
  expect([lost.status, given.status]).toEqual([409, 409]);
});

test('what was reported before is answered as it was, though the playbook has lost the word', async () => {
  const { id, custodian } = leadIn(await post('/inquiries', inquiry()));
  const rejected = { type: 'lead.rejected', reason: 'wrong-territory', excuse: 'too-small' };
  const reject = (person: string, once: string) =>
    service.request(key(person), 'POST', `/leads/${id}/events`, rejected, {
      'idempotency-key': once,
    });
  const first = await reject(custodian?.person ?? '', 'first');
  expect(first.status).toBe(200);
  const demo = readFileSync(
    new URL('../../../../simulations/acme-software/policies/demo-30min.yaml', import.meta.url),
    'utf8',
  );
  const text = demo.replace(', too-small ]', ' ]');
  expect((await post('/policies', { text })).body).toMatchObject({ version: 2 });
  const activated = await post('/policies/2/activate', { openLeads: 'adopt', why: 'one less' });
  expect(activated.status).toBe(200);
  expect(await reject(custodian?.person ?? '', 'first')).toMatchObject({
    status: 200,
    body: { repeated: true },
  });
  expect(await reject(leadIn(first).custodian?.person ?? '', 'second')).toMatchObject({
    status: 400,
    body: { errors: [{ path: ['excuse'], fix: 'use one of no-phone, free-mail' }] },
  });
});
