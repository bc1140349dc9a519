import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, capturingIn } from '../testing/capturing.ts';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
let theirs: (person: string) => string;
let client: ReturnType<typeof capturingIn>;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  theirs = await service.workspace('other');
  client = capturingIn(service, key);
});
afterAll(() => service.close());

const asked = (contact: Asking) => ({ contact, facts: inquiry().facts });
const get = (path: string, person?: string) => client.get(path, person);
const post = (path: string, body: object, person?: string, headers?: object) =>
  client.post(path, body, person, headers);
const capture = (contact: Asking) => client.capture(contact);
const pairsOf = (lead: string) => client.pairsOf(lead);
const othersOf = (lead: string) => client.othersOf(lead);
const contactOf = (lead: string) => client.contactOf(lead);
const verifies = (lead: string) => client.verifies(lead);

describe('a merge', () => {
  test('moves what is unanswered to the furthest lead and gives it back when undone', async () => {
    const one = await capture({
      name: 'Merge Me',
      mail: 'me@merge-me.com',
      company: 'Merge Me Inc',
    });
    const two = await capture({ name: 'M. Me', mail: 'me@merge-me.com', phone: '212 555 0142' });
    const holder = (await get(`/leads/${two}`)).body as { custodian: { person: string } };
    await post(`/leads/${two}/events`, { type: 'lead.accepted' }, holder.custodian.person);
    const merged = await post(`/leads/${one}/merge`, { other: two }, 'm-03');
    expect(merged).toMatchObject({
      status: 200,
      body: {
        winner: { id: two, state: 'working.attempting' },
        loser: { id: one, state: 'merged', custodian: null, obligations: [] },
        repeated: false,
      },
    });
    const { obligations } = merged.body['winner'] as { obligations: { about: string | null }[] };
    expect(obligations.some(({ about }) => about?.startsWith(`${one}/first-response`))).toBe(true);
    expect(await contactOf(two)).toMatchObject({
      name: 'Merge Me',
      phone: { e164: '+12125550142' },
    });
    expect(await pairsOf(one)).toMatchObject([{ state: 'merged', settledBy: 'm-03' }]);
    const id = String(merged.body['merge']);
    expect((await get('/merges')).body).toMatchObject({
      items: [{ id, winner: two, loser: one, by: 'm-03', undoneAt: null }],
    });

    const stranger = await service.request(theirs('m-05'), 'POST', `/merges/${id}/undo`, {});
    expect(stranger.status).toBe(404);
    const undone = await post(`/merges/${id}/undo`, {}, 'm-02');
    expect(undone).toMatchObject({ status: 200, body: { loser: { id: one, state: 'offered' } } });
    const left = undone.body['winner'] as { obligations: { about: string | null }[] };
    expect(left.obligations.every(({ about }) => about === null || !about.startsWith(one))).toBe(
      true,
    );
    expect(await contactOf(two)).toMatchObject({ name: 'M. Me' });
    expect(await contactOf(one)).toMatchObject({ name: 'Merge Me', phone: null });
    const again = await post(`/merges/${id}/undo`, {});
    expect(again).toMatchObject({
      status: 409,
      body: { detail: `merge ${id} was undone already` },
    });
    expect(await verifies(one)).toBe(true);
    expect(await verifies(two)).toBe(true);
    expect((await get('/merges')).body).toMatchObject({ items: [{ id, undoneBy: 'm-02' }] });
  });

  test('of what cannot be merged says why', async () => {
    const person = { name: 'Not Me', mail: 'not@not-me.com' };
    const [one, two, three] = [await capture(person), await capture(person), await capture(person)];
    const stranger = leadIn(
      await service.request(theirs('m-05'), 'POST', '/inquiries', asked(person)),
    ).id;
    const detail = async (body: object): Promise<unknown> => {
      const { status, body: answer } = await post(`/leads/${one}/merge`, body);
      return [status, answer['detail']];
    };
    expect(await detail({ other: one })).toEqual([400, 'other: a lead is not its own duplicate']);
    expect(await detail({ other: 'nobody' })).toEqual([404, 'there is no lead nobody']);
    expect(await detail({ other: stranger })).toEqual([404, `there is no lead ${stranger}`]);
    expect(await detail({ other: 7 })).toEqual([400, 'the body has errors']);
    expect((await post(`/leads/${one}/merge`, { other: two }, 'r-01')).status).toBe(403);
    const { winner, loser } = (await post(`/leads/${one}/merge`, { other: two })).body as {
      winner: { id: string };
      loser: { id: string };
    };
    expect(await detail({ other: two })).toEqual([
      409,
      `lead ${loser.id} was merged into ${winner.id}`,
    ]);
    await post(`/leads/${three}/events`, { type: 'prospect.boughtElsewhere' });
    const closed = await post(`/leads/${winner.id}/merge`, { other: three });
    expect(closed.body['detail']).toBe(`lead ${three} is closed (lost)`);
  });

  test('of the same leads by many at once happens as if one after the other', async () => {
    const person = { name: 'Many Hands', mail: 'many@many-hands.com' };
    const [a, b, c] = [await capture(person), await capture(person), await capture(person)];
    const pairs = [[a, b] as const, [b, a] as const, [b, c] as const, [c, a] as const];
    const answers = await Promise.all(
      pairs.map(([one, other]) => post(`/leads/${one}/merge`, { other })),
    );
    const merged = answers.filter(({ status }) => status === 200);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const states = await Promise.all(
      [a, b, c].map(async (lead) => (await get(`/leads/${lead}`)).body['state']),
    );
    expect(states.filter((state) => state === 'merged')).toHaveLength(merged.length);
    expect(merged.length).toBeGreaterThan(0);
    for (const lead of [a, b, c]) expect(await verifies(lead)).toBe(true);
    const undone = await Promise.all(
      [1, 2].map(() => post(`/merges/${String(merged.at(-1)?.body['merge'])}/undo`, {})),
    );
    expect(undone.filter(({ status }) => status === 200).length).toBeLessThan(2);
  });

  test('asked again with its key is answered the same, after it was undone too', async () => {
    const person = { name: 'Again Again', mail: 'again@again-again.com' };
    const [one, two] = [await capture(person), await capture(person)];
    const once = { 'idempotency-key': 'merge-1' };
    const first = await post(`/leads/${one}/merge`, { other: two }, 'm-05', once);
    const second = await post(`/leads/${one}/merge`, { other: two }, 'm-05', once);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    const undo = { 'idempotency-key': 'undo-1' };
    const path = `/merges/${String(first.body['merge'])}/undo`;
    const [back, again] = [await post(path, {}, 'm-05', undo), await post(path, {}, 'm-05', undo)];
    expect(again.body).toEqual({ ...back.body, repeated: true });
    const third = await post(`/leads/${one}/merge`, { other: two }, 'm-05', once);
    expect(third.body).toEqual({ ...first.body, repeated: true });
    expect((await get(`/leads/${two}`)).body['state']).toBe('offered');
    const other = await post(`/leads/${two}/merge`, { other: one }, 'm-05', once);
    expect(other.status).toBe(422);
  });

  test('that was merged again is undone from the last', async () => {
    const person = { name: 'Chain Gang', mail: 'chain@chain-gang.com' };
    const [a, b] = [await capture(person), await capture(person)];
    service.clock.at += 1000;
    const c = await capture(person);
    const merge = async (one: string, other: string) => {
      const { body } = await post(`/leads/${one}/merge`, { other });
      return body as { merge: string; winner: { id: string } };
    };
    const { merge: first, winner } = await merge(a, b);
    const holder = (await get(`/leads/${c}`)).body as { custodian: { person: string } };
    await post(`/leads/${c}/events`, { type: 'lead.accepted' }, holder.custodian.person);
    const { merge: second } = await merge(winner.id, c);
    const refused = await post(`/merges/${first}/undo`, {});
    expect(refused.status).toBe(409);
    expect(refused.body['detail']).toBe(
      `lead ${winner.id} was merged into ${c}: undo that merge first`,
    );
    const d = await capture(person);
    expect(await othersOf(d)).toEqual([c]);
    expect((await post(`/merges/${second}/undo`, {})).status).toBe(200);
    expect((await post(`/merges/${first}/undo`, {})).status).toBe(200);
    for (const lead of [a, b, c, d]) expect(await verifies(lead)).toBe(true);
  });

  test('whose winner was lost since gives all of it back', async () => {
    const person = { name: 'Lost Winner', mail: 'lost@lost-winner.com' };
    const [one, two] = [await capture(person), await capture(person)];
    const merged = await post(`/leads/${one}/merge`, { other: two });
    const { winner, loser, merge } = merged.body as {
      winner: { id: string };
      loser: { id: string };
      merge: string;
    };
    await post(`/leads/${winner.id}/events`, { type: 'prospect.boughtElsewhere' });
    const undone = await post(`/merges/${merge}/undo`, {});
    expect(undone).toMatchObject({
      status: 200,
      body: { winner: { state: 'lost' }, loser: { id: loser.id, state: 'offered' } },
    });
    const { obligations } = undone.body['loser'] as { obligations: { kind: string }[] };
    expect(obligations.map(({ kind }) => kind)).toContain('first-response');
    expect((await post('/merges/none/undo', {})).status).toBe(404);
  });
});
