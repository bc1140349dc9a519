import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
let theirs: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  theirs = await service.workspace('other');
});
afterAll(() => service.close());

interface Person {
  readonly name?: string;
  readonly company?: string;
  readonly mail?: string;
  readonly phone?: string;
}

const asked = (contact: Person, facts: object = inquiry().facts) => ({ contact, facts });

/** Captures an inquiry and gives its lead. */
const capture = async (contact: Person, facts?: object): Promise<string> => {
  const answer = await service.request(key('m-05'), 'POST', '/inquiries', asked(contact, facts));
  expect(answer.status).toBe(201);
  return leadIn(answer).id;
};

const get = (path: string, person = 'm-05') => service.request(key(person), 'GET', path);
const post = (path: string, body: object, person = 'm-05', headers = {}) =>
  service.request(key(person), 'POST', path, body, headers);

interface Pair {
  readonly lead: string;
  readonly other: string;
  readonly score: number;
  readonly evidence: readonly string[];
  readonly state: string;
}

const pairsOf = async (lead: string): Promise<readonly Pair[]> =>
  (await get(`/leads/${lead}/duplicates`)).body['items'] as Pair[];

const othersOf = async (lead: string): Promise<readonly string[]> =>
  (await pairsOf(lead)).map((pair) => (pair.lead === lead ? pair.other : pair.lead));

const contactOf = async (lead: string): Promise<Record<string, unknown>> => {
  const { body } = await get(`/leads/${lead}`);
  return (body['inquiry'] as { contact: Record<string, unknown> }).contact;
};

const verifies = async (lead: string): Promise<void> => {
  expect((await get(`/leads/${lead}/verify`)).body).toMatchObject({ ok: true });
};

describe('duplicates at capture', () => {
  test('are found by mail, telephone and a like name, and listed the latest first', async () => {
    const first = await capture({ name: 'Ada Byron', mail: 'ada@analytic.com' });
    const byMail = await capture({ name: 'Ada Byron', mail: 'Ada+expo@Analytic.com' });
    const byName = await capture({ name: 'Ada Byrom', mail: 'byron@analytic.com' });
    const stranger = await capture({ name: 'Zoe Quill', mail: 'zoe@analytic.com' });
    expect(await pairsOf(byMail)).toMatchObject([
      { score: 1, evidence: expect.arrayContaining(['same-mail', 'similar-name']), state: 'open' },
      { evidence: ['same-domain', 'similar-name'], state: 'open' },
    ]);
    expect(await othersOf(byName)).toEqual(expect.arrayContaining([first, byMail]));
    expect(await pairsOf(stranger)).toEqual([]);
    const page = await get('/duplicates?limit=2');
    expect(page.body).toMatchObject({ items: [{ state: 'open' }, { state: 'open' }] });
    const next = await get(`/duplicates?limit=2&cursor=${String(page.body['cursor'])}`);
    const seen = [page, next].flatMap(({ body }) => body['items'] as Pair[]);
    expect(new Set(seen.map(({ lead, other }) => `${lead} ${other}`)).size).toBe(3);
    expect(next.body['cursor']).toBeNull();
    expect((await get('/duplicates?cursor=nonsense')).status).toBe(400);
    const nullByte = Buffer.from('[1,"\\u0000"]').toString('base64url');
    expect((await get(`/duplicates?cursor=${nullByte}`)).status).toBe(400);
  });

  test('of one person asking in many places at once all find each other', async () => {
    const person = { name: 'Rush Hour', mail: 'rush@rush-hour.com', phone: '212 555 0177' };
    const leads = await Promise.all(Array.from({ length: 6 }, () => capture(person)));
    for (const lead of leads)
      expect((await othersOf(lead)).toSorted()).toEqual(
        leads.filter((other) => other !== lead).toSorted(),
      );
  });

  test('within one batch find each other too', async () => {
    const contact = { name: 'Batch Twin', mail: 'twin@batch-twin.com' };
    const inquiries = [asked(contact), asked({ name: 'Some Body' }), asked(contact)];
    const { status, body } = await post('/inquiries/batch', { inquiries });
    expect(status).toBeLessThan(300);
    const captured = body['captured'] as { lead: string }[];
    expect(await othersOf(captured[0]?.lead ?? '')).toEqual([captured[2]?.lead]);
  });

  test('of another workspace are nobody’s', async () => {
    const person = { name: 'Same Same', mail: 'same@same-same.com' };
    await service.request(theirs('m-05'), 'POST', '/inquiries', asked(person));
    expect(await pairsOf(await capture(person))).toEqual([]);
  });

  test('under a key that everybody has are bounded', async () => {
    const shared = (index: number) => ({ name: `Person ${index}`, phone: '212 555 0188' });
    for (let index = 0; index < 30; index++) await capture(shared(index));
    const pairs = await pairsOf(await capture({ phone: '212 555 0188' }));
    expect(pairs.length).toBe(20);
  });

  test('are dismissed once and for all, by whoever may', async () => {
    const person = { name: 'Dis Miss', mail: 'dis@miss.com' };
    const [one, two] = [await capture(person), await capture(person)];
    expect((await post(`/duplicates/${one}/${two}/dismiss`, {}, 'r-01')).status).toBe(403);
    const dismissed = await post(`/duplicates/${two}/${one}/dismiss`, {}, 'm-03');
    expect(dismissed).toMatchObject({
      status: 200,
      body: { state: 'dismissed', settledBy: 'm-03' },
    });
    expect((await post(`/duplicates/${one}/${two}/dismiss`, {})).body['settledBy']).toBe('m-03');
    expect((await get('/duplicates')).text).not.toContain(one);
    expect((await post(`/duplicates/${one}/nobody/dismiss`, {})).status).toBe(404);
    const stranger = await service.request(
      theirs('m-05'),
      'POST',
      `/duplicates/${one}/${two}/dismiss`,
      {},
    );
    expect(stranger.status).toBe(404);
  });

  test('are seen by a rep only where both leads are', async () => {
    const person = { name: 'Rep Pair', mail: 'rep@rep-pair.com' };
    const registered = { ...asked(person), registrar: 'r-06' };
    const lead = async (body: object): Promise<string> =>
      leadIn(await service.request(key('m-05'), 'POST', '/inquiries', body)).id;
    const [one, two] = [await lead(registered), await lead(registered)];
    const third = await lead(asked(person));
    const seen = (await get('/duplicates', 'r-06')).body['items'] as Pair[];
    expect(seen.map((pair) => [pair.lead, pair.other])).toEqual([[one, two].toSorted()]);
    const own = (await get(`/leads/${one}/duplicates`, 'r-06')).text;
    expect(own).toContain(two);
    expect(own).not.toContain(third);
  });
});

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
    await verifies(one);
    await verifies(two);
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
    expect(await detail({ other: 7 })).toEqual([400, 'the json has errors']);
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
    for (const lead of [a, b, c, d]) await verifies(lead);
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
