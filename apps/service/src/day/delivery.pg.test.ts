import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hookTrap } from '../testing/hook-trap.ts';
import { MONDAY_AT, testService, type TestService, until } from '../testing/test-service.ts';
import { call, HOT, owed, type Row, stage } from './stage.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterEach(() => {
  service.clock.at = MONDAY_AT;
});
afterAll(() => service.close());

const after = (ms: number): void => {
  service.clock.at += ms;
};

describe('speed and delivery', () => {
  test('S1: respond in one manner or another within 24 hours, faster where the policy says so, also at 2 a.m. of a weekend when clocks go back', async () => {
    const acme = await stage(service, 's1');
    // Sunday, 1 November 2026, 01:30 in New York; at 02:00 it is 01:00 again.
    const at = Date.UTC(2026, 10, 1, 5, 30);
    service.clock.at = at;
    const [mailed, silent, demo] = [
      await acme.capture('Night Mail'),
      await acme.capture('Night Silence'),
      await acme.capture('Night Demo', { ...HOT, source: 'web-demo' }),
    ];
    // Twenty-four hours are twenty-four hours, whatever the clocks say; a demo is answered within four.
    for (const lead of [mailed, silent])
      expect(owed(lead, 'first-response')).toMatchObject({ due: at + DAY_MS });
    expect(owed(demo, 'first-response')).toMatchObject({ due: at + 4 * HOUR_MS });
    // The offer itself waits for the office: Monday at ten, winter time.
    expect(owed(mailed, 'offered')).toMatchObject({ due: Date.UTC(2026, 10, 2, 15) });
    const holder = mailed.custodian?.person ?? '';
    after(17 * HOUR_MS);
    // An automatic mail is no response; a mail by a person is one, before anything is accepted.
    const mail = { type: 'attempt.made', channel: 'mail', connected: false };
    await acme.does(holder, mailed.id, { ...mail, automatic: true });
    expect(owed(await acme.read(mailed.id), 'first-response')).toBeDefined();
    await acme.does(holder, mailed.id, mail);
    expect(owed(await acme.read(mailed.id), 'first-response')).toBeUndefined();
    const late = silent.custodian?.person ?? '';
    after(HOUR_MS + MINUTE_MS);
    await acme.mailed(late, 'Reminder: the first response to the prospect, Night Silence');
    after(6 * HOUR_MS);
    await acme.mailed(late, 'Overdue: the first response to the prospect, Night Silence');
    await acme.mailed('sales-manager', 'Missed: the first response to the prospect, Night Silence');
    await acme.mailed('sales-manager', 'Missed: the first response to the prospect, Night Demo');
    expect(acme.mails('sales-manager').join()).not.toContain('Night Mail');
    const speed = await acme.report('speed-to-lead');
    expect(speed.total).toMatchObject({ leads: 3, contacted: 1, neverContacted: 2 });
    expect(speed.total).toMatchObject({ within24Hours: 1 / 3, medianHours: 17 });
    expect((await acme.report('sla')).row('first-response')).toMatchObject({ met: 1, missed: 2 });
  });

  test('S2: qualify by criteria that sales gave, as rules', async () => {
    const acme = await stage(service, 's2');
    for (const [facts, state, rule] of [
      [{ ...HOT, interests: ['jobs'] }, 'disqualified', 'looks-for-a-job'],
      [{ ...HOT, employees: 5 }, 'nurture.long', 'below-minimum-size'],
      [{ ...HOT, hasBudget: false }, 'nurture.long', 'no-budget-yet'],
      [{ ...HOT, source: 'trade-show' }, 'qualification', 'show-leads-are-called-first'],
      [HOT, 'offered', 'has-budget'],
      [{ source: 'referral' }, 'inquiry', null],
    ] as const) {
      const lead = await acme.capture('Judged One', facts);
      expect([rule, lead.state]).toEqual([rule, state]);
      // The same before there is a lead, condition by condition.
      const explained = await acme.ask('marketing', 'POST', '/explain', { facts });
      expect(explained.status).toBe(200);
      const { body } = await acme.ask('marketing', 'GET', `/leads/${lead.id}/decisions`);
      const [decided] = body['items'] as { qualification: { rule: string | null } }[];
      expect(decided?.qualification.rule).toBe(rule);
      if (rule !== null) expect(explained.text).toContain(rule);
    }
    // Sales gives another criterion: it holds from now on, and who changed it is on record.
    await acme.amend('lessThan: 20', 'lessThan: 500');
    expect(await acme.capture('Too Small Now')).toMatchObject({ state: 'nurture.long' });
    const refused = await acme.ask('e-01', 'POST', '/policies', { text: 'policy: mine' });
    expect(refused.status).toBe(403);
  });

  test('S3: delivered to the ultimate owner by segment, product line, territory, existing or new business, direct or channel partner', async () => {
    const acme = await stage(service, 's3');
    const west = { ...HOT, territory: 'west' };
    for (const [facts, rule, owners] of [
      [{ ...west, fortuneRank: 40 }, 'fortune-1000', ['f-01', 'f-02']],
      [{ ...west, sector: 'government' }, 'public-sector', ['g-01', 'g-02']],
      [{ ...west, sector: 'education' }, 'public-sector', ['g-01', 'g-02']],
      [{ ...HOT, product: 'laser' }, 'lasers-in-the-east', ['e-01', 'e-02']],
      [HOT, 'east', ['e-01', 'e-02', 'e-03']],
      [west, 'west', ['w-01', 'w-02']],
      [{ ...HOT, through: 'partner' }, 'channel-partners', ['p-01', 'p-02']],
      [{ ...HOT, through: 'direct' }, 'east', ['e-01', 'e-02', 'e-03']],
      // Existing business: the account's owner, although it lies in the east.
      [{ ...HOT, account: 'adler' }, 'existing-customer', ['w-02']],
    ] as const) {
      const lead = await acme.capture('Delivered One', facts);
      expect([rule, lead.state]).toEqual([rule, 'offered']);
      expect(owners).toContain(lead.custodian?.person);
      const { body } = await acme.ask('marketing', 'GET', `/leads/${lead.id}/decisions`);
      const decided = (body['items'] as { routing: { rule: string } | null }[]).at(-1);
      expect(decided?.routing?.rule).toBe(rule);
    }
  });

  test('S4: several possible owners by a preferred method: round robin, weighted, least loaded, capped, sticky, best fit', async () => {
    const acme = await stage(service, 's4');
    const owners = async (many: number, facts: object): Promise<readonly unknown[]> => {
      const found = [];
      for (let count = 0; count < many; count++) {
        const { state, custodian } = await acme.capture('One Of Several', facts);
        found.push(state === 'queued' ? state : custodian?.person);
      }
      return found;
    };
    expect(await owners(6, HOT)).toEqual(['e-01', 'e-02', 'e-03', 'e-01', 'e-02', 'e-03']);
    const weighted = await owners(6, { ...HOT, product: 'laser' });
    expect(weighted.filter((one) => one === 'e-01')).toHaveLength(4);
    expect(weighted.filter((one) => one === 'e-02')).toHaveLength(2);
    // The first public lead goes on being open with g-01: the next two even that out.
    const public_ = { ...HOT, sector: 'government' };
    const [first] = await owners(1, public_);
    expect(await owners(2, public_)).toEqual(['g-02', first]);
    // One a business day each: the third waits, and the partner has it the next day.
    const partner = { ...HOT, through: 'partner' };
    expect(await owners(2, partner)).toEqual(['p-01', 'p-02']);
    const waiting = await acme.capture('One That Waits', partner);
    expect(waiting.state).toBe('queued');
    // Best fit: the product; the rotation would say otherwise.
    const laser = { ...HOT, product: 'laser', fortuneRank: 7 };
    expect(await owners(3, laser)).toEqual(['f-02', 'f-02', 'f-02']);
    expect(await owners(1, { ...laser, product: 'press' })).toEqual(['f-01']);
    // Sticky: the account's owner; on leave, the territory in its turn, for what they had and then for what comes.
    const sticky = { ...HOT, account: 'adler' };
    const had = [await acme.capture('Had One', sticky), await acme.capture('Had Two', sticky)];
    expect(had.map(({ custodian }) => custodian?.person)).toEqual(['w-02', 'w-02']);
    const leave = { from: '2026-05-04', to: '2026-05-15' };
    expect((await acme.ask('w-02', 'POST', '/org/people/w-02/absences', leave)).status).toBe(200);
    const moved = [];
    for (const { id } of had)
      moved.push(await acme.becomes(id, ({ custodian }) => custodian?.person !== 'w-02'));
    expect(new Set(moved.map(({ custodian }) => custodian?.person))).toEqual(
      new Set(['e-01', 'e-02']),
    );
    expect(await owners(1, sticky)).toEqual(['e-03']);
    service.clock.at = MONDAY_AT + DAY_MS;
    await acme.becomes(waiting.id, ({ state }) => state === 'offered');
  });

  test('S5: the rules name no owner: an exception desk with a deadline and a final decision maker', async () => {
    const acme = await stage(service, 's5');
    // Nobody sells abroad.
    const { territory: _, ...abroad } = HOT;
    const lead = await acme.capture('From Abroad', abroad);
    expect(lead).toMatchObject({
      state: 'exception.desk',
      custodian: { kind: 'desk', id: 'exception', person: 'sales-manager' },
    });
    expect(owed(lead, 'exception')).toMatchObject({ due: MONDAY_AT + 2 * HOUR_MS });
    await acme.mailed('sales-manager', 'To do: the naming of an owner, From Abroad');
    const { body } = await acme.ask('head', 'GET', `/leads/${lead.id}/decisions`);
    expect(body['items']).toMatchObject([
      {},
      { routing: { outcome: 'exception', reason: 'no-rule' } },
    ]);
    after(2 * HOUR_MS + MINUTE_MS);
    const final = await acme.becomes(lead.id, ({ state }) => state === 'exception.final');
    expect(final.custodian).toMatchObject({ person: 'head' });
    expect(owed(final, 'final-decision')?.due).toBeGreaterThan(service.clock.at);
    await acme.mailed('head', 'To do: the final decision, From Abroad');
    const nobody = { type: 'owner.named', owner: { person: 'nobody', calendar: 'office' } };
    expect((await acme.say('head', lead.id, nobody)).status).toBe(400);
    const named = { type: 'owner.named', owner: { person: 'w-01', calendar: 'office' } };
    expect((await acme.say('marketing', lead.id, named)).status).toBe(403);
    expect(await acme.does('head', lead.id, named)).toBe('offered');
    await acme.mailed('w-01', 'New lead for you: From Abroad');
    expect(await acme.does('w-01', lead.id, { type: 'lead.accepted' })).toBe('working.attempting');
    expect(await acme.does('w-01', lead.id, call(true))).toBe('working.connected');
  });

  test('S6: the owner is told at once by the channel that reaches them: mail, chat, webhook, the console; and told again', async () => {
    const acme = await stage(service, 's6');
    const trap = await hookTrap();
    try {
      const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
      for (const [person, channel] of [
        ['e-02', { channel: 'chat', url: trap.url('/chat'), isPrivate: true }],
        ['e-03', { channel: 'webhook', url: trap.url('/hook'), secrets: [secret] }],
      ] as const) {
        const reach = { channels: [channel] };
        expect((await acme.ask(person, 'PUT', `/people/${person}/reach`, reach)).status).toBe(200);
      }
      const leads = [];
      for (const who of ['By Mail', 'By Chat', 'By Webhook']) leads.push(await acme.capture(who));
      const hit = (path: string, words: string) =>
        until(() => trap.hits.find((one) => one.path === path && one.body.includes(words)) ?? null);
      await acme.mailed('e-01', 'New lead for you: By Mail');
      expect((await hit('/chat', 'By Chat'))?.body).toContain('A lead was offered to you');
      const event = await hit('/hook', 'baton.notice.offer');
      expect(event?.headers).toMatchObject({ 'webhook-id': expect.any(String) as string });
      expect(event?.headers['webhook-signature']).toMatch(/^v1,/u);
      // The console: what the person sees when they open it.
      for (const [index, person] of ['e-01', 'e-02', 'e-03'].entries()) {
        const { items } = (await acme.ask(person, 'GET', '/leads?open=true')).body as {
          items: Row[];
        };
        expect(items.map(({ lead }) => lead)).toEqual([leads[index]?.id]);
      }
      after(31 * MINUTE_MS);
      await acme.mailed('e-01', 'Reminder: the answer to the offer, By Mail');
      expect(await hit('/chat', '50% of the time')).not.toBeNull();
      expect(await hit('/hook', 'baton.notice.reminder')).not.toBeNull();
      // Whom no channel reaches is told of to their manager: nothing is silent.
      const { territory: _, ...abroad } = HOT;
      const { id } = await acme.capture('By Nothing', abroad);
      const named = { type: 'owner.named', owner: { person: 'newcomer', calendar: 'office' } };
      expect(await acme.does('sales-manager', id, named)).toBe('offered');
      const failed = await acme.mailed('region-manager', 'Not delivered: offer to Zed Newcomer');
      expect(failed.text).toContain('no way to reach newcomer is known');
      // Each once.
      expect(acme.mails('e-01')).toHaveLength(2);
      expect(trap.hits).toHaveLength(4);
    } finally {
      await trap.close();
    }
  });
});
