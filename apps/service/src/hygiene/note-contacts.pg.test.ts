import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, capturingIn, type Pair } from '../testing/capturing.ts';
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
    const inquiries = [
      asked(contact),
      asked({ name: 'Some Body', company: 'Some Where' }),
      asked(contact),
    ];
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
