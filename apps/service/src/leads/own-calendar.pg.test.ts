import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
let id: string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  const asked = inquiry('Olly Owner');
  id = leadIn(await service.request(key('m-05'), 'POST', '/inquiries', asked)).id;
});
afterAll(() => service.close());

const name = (body: object) =>
  service.request(key('m-05'), 'POST', `/leads/${id}/events`, { type: 'owner.named', ...body });

describe('an owner who is named', () => {
  test.each([
    [{}, ['owner']],
    [{ owner: 'r-02' }, ['owner']],
  ])('wrongly (%j) is answered with the fields that it has', async (body, path) => {
    const { status, body: problem } = await name(body);
    expect([status, problem['errors']]).toEqual([400, [expect.objectContaining({ path })]]);
    const [error] = problem['errors'] as { fix: string }[];
    expect(error?.fix).toContain('{"person": id}');
    expect(error?.fix).toContain('calendar');
  });

  test('needs no calendar: the org knows it', async () => {
    // This lead is offered already: what is said can be read, and comes at the wrong time.
    const late = await name({ owner: { person: 'r-02' } });
    expect([late.status, late.body['errors']]).toEqual([409, undefined]);
    const bad = await name({ owner: { person: 'nobody' } });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: ['owner', 'person'] }] } });
    const other = await name({ owner: { person: 'r-02', calendar: 'lunar' } });
    expect(other).toMatchObject({
      status: 400,
      body: { errors: [{ path: ['owner', 'calendar'] }] },
    });
  });

  test('has the own calendar from the exception desk on', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { body } = await service.request(key('m-05'), 'GET', `/leads/${id}`);
      if (body['state'] === 'exception.desk') break;
      const { person } = body['custodian'] as { person: string };
      const event = { type: 'lead.rejected', reason: 'wrong-territory' };
      await service.request(key(person), 'POST', `/leads/${id}/events`, event);
    }
    const named = await name({ owner: { person: 'r-02' } });
    expect([named.status, leadIn(named).custodian]).toMatchObject([200, { person: 'r-02' }]);
  });
});
