import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { call, owed, sign, stage } from './stage.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterEach(() => {
  service.clock.at = MONDAY_AT;
});
afterAll(() => service.close());

const hunters = ['e-01', 'e-02', 'e-03', 'w-01', 'w-02'];

describe('the hand-off, back again', () => {
  test('H6: actual against assumed buying behaviour: leads buy month after month, reps act as if all buy in the first weeks', async () => {
    // Nobody fires deadlines here: months pass between what is said, and nothing that fell due may come first.
    const quiet = await testService(0);
    onTestFinished(quiet.close);
    const acme = await stage(quiet, 'h6');
    const leads: (readonly [string, string])[] = [];
    for (const who of ['Buys Now', 'Buys Later', 'Buys Elsewhere', 'Buys Never']) {
      const { id, custodian } = await acme.capture(who);
      const person = custodian?.person ?? '';
      await acme.does(person, id, { type: 'lead.accepted' });
      await acme.does(person, id, call(false));
      await acme.does(person, id, call(false));
      leads.push([id, person]);
    }
    const [now, later, elsewhere] = leads;
    if (now === undefined || later === undefined || elsewhere === undefined) throw new Error();
    for (const [id, person] of leads.slice(1)) {
      await acme.does(person, id, call(true));
      await acme.does(person, id, { type: 'lead.returned', reason: 'no-budget-now' });
    }
    const win = async (id: string, person: string): Promise<void> => {
      await sign(acme, person, id);
      await acme.does(person, id, { type: 'deal.won', amount: 100_000 });
    };
    await win(...now);
    // Whoever farms calls them every now and then.
    const farmed = async (days: number): Promise<void> => {
      quiet.clock.at = MONDAY_AT + days * DAY_MS;
      for (const [id] of [later, elsewhere]) await acme.does('t-01', id, call(true));
    };
    await farmed(30);
    await farmed(76);
    await acme.does('t-01', later[0], { type: 'lead.requalified' });
    await acme.does(later[1], later[0], { type: 'lead.accepted' });
    await win(...later);
    quiet.clock.at = MONDAY_AT + 137 * DAY_MS;
    await acme.does('marketing', elsewhere[0], { type: 'prospect.boughtElsewhere' });
    // Both curves, month by month, from the company's own log.
    const { rows, row } = await acme.report('buying-curve');
    expect(rows).toHaveLength(24);
    expect(row('0')).toMatchObject({ atRisk: 4, won: 1, purchaseShare: 1 / 3, attempts: 14 });
    expect(row('2')).toMatchObject({ won: 1, purchaseShare: 1 / 3, attempts: 3 });
    expect(row('4')).toMatchObject({ boughtElsewhere: 1, purchaseShare: 1 / 3, attempts: 0 });
    expect(row('0')?.['attemptShare']).toBe(14 / 17);
    const csv = await acme.ask('marketing', 'GET', '/reports/buying-curve?format=csv');
    expect(csv.text.split('\r\n')[0]).toContain('purchaseShare,attemptShare');
  });

  test('H7: recycled leads get live contact, not only automated mail, and hunters are not asked to farm', async () => {
    const acme = await stage(service, 'h7');
    const { id, custodian } = await acme.capture('Not Yet Ready');
    const hunter = custodian?.person ?? '';
    await acme.does(hunter, id, { type: 'lead.accepted' });
    await acme.does(hunter, id, call(true));
    await acme.does(hunter, id, { type: 'lead.returned', reason: 'no-budget-now' });
    const farmed = await acme.read(id);
    expect(farmed).toMatchObject({ state: 'nurture.long', custodian: { id: 'tele-prospecting' } });
    // First a mail that goes out by itself, then a person speaks to them.
    service.clock.at += 8 * DAY_MS;
    await acme.becomes(id, (lead) => (owed(lead, 'touch')?.from ?? 0) > service.clock.at);
    service.clock.at = MONDAY_AT + 30 * DAY_MS;
    const touch = owed(await acme.read(id), 'touch');
    expect(touch).toMatchObject({ owedBy: farmed.custodian?.person });
    service.clock.at += 3 * DAY_MS;
    // Whoever is to call is told when it is time: what waited for it by the queue's own clock is looked at now.
    await service.db.sql`
      update pgboss.job set start_after = now() where name = 'notices' and state = 'created'`;
    await acme.mailed('marketing', 'the nurture touch');
    const caller = 't-01';
    expect(await acme.does(caller, id, call(true))).toBe('nurture.long');
    expect(owed(await acme.read(id), 'touch')?.from).toBe(service.clock.at + 45 * DAY_MS);
    for (const { owedBy } of (await acme.read(id)).obligations)
      expect(hunters).not.toContain(owedBy);
    // All that hunters were ever told of is the hunt.
    for (const subject of hunters.flatMap(acme.mails))
      expect(subject).toMatch(/^(New lead for you|To do: (contact attempt|the judgement))/u);
    // They stir: whoever farms judges, and only then a hunter is asked again, the one who knows them.
    await acme.does('marketing', id, { type: 'prospect.engaged', points: 40 });
    expect(owed(await acme.read(id), 'requalification')).toMatchObject({
      owedBy: farmed.custodian?.person,
    });
    expect(await acme.does(caller, id, { type: 'lead.requalified' })).toBe('offered');
    expect(await acme.read(id)).toMatchObject({ pass: 2, custodian: { person: hunter } });
  });

  test('H8: a disputed rejection goes to an arbiter with a deadline, and the rulings feed the definition', async () => {
    const acme = await stage(service, 'h8');
    const dispute = async (who: string, criterion: string): Promise<readonly [string, string]> => {
      const { id, custodian } = await acme.capture(who);
      const person = custodian?.person ?? '';
      const disputed = { type: 'lead.rejected', reason: 'disputed', disputed: true, criterion };
      expect(await acme.does(person, id, disputed)).toBe('arbitration');
      return [id, person];
    };
    const [first, rejecter] = await dispute('Disputed One', 'has-budget');
    const lead = await acme.read(first);
    expect(lead.custodian).toMatchObject({ kind: 'desk', id: 'arbitration', person: 'head' });
    expect(owed(lead, 'arbitration')).toMatchObject({
      owedBy: 'head',
      due: MONDAY_AT + 2 * DAY_MS,
    });
    await acme.mailed('head', 'To do: the ruling on the disputed rejection');
    const ruling = { type: 'arbitration.ruled', for: 'marketing' };
    expect((await acme.say(rejecter, first, ruling)).status).toBe(403);
    expect(await acme.does('head', first, ruling)).toBe('offered');
    // Both sit at the desk: marketing may rule as well, for sales too.
    const [second] = await dispute('Disputed Two', 'territory-east');
    const forSales = {
      type: 'arbitration.ruled',
      for: 'sales',
      to: 'disqualify',
      criterion: 'territory-east',
    };
    expect(await acme.does('marketing', second, forSales)).toBe('disqualified');
    // It may be disputed once; the second time a person decides for good.
    const again = await acme.read(first);
    const more = { type: 'lead.rejected', reason: 'disputed', disputed: true };
    await acme.does(again.custodian?.person ?? '', first, more);
    expect(await acme.read(first)).toMatchObject({ state: 'exception.final' });
    const [third] = await dispute('Disputed Three', 'has-budget');
    service.clock.at += 2 * DAY_MS + MINUTE_MS;
    await acme.mailed(
      'sales-manager',
      'Missed: the ruling on the disputed rejection, Disputed Three',
    );
    service.clock.at += 2 * DAY_MS + HOUR_MS;
    await acme.becomes(third, ({ state }) => state === 'exception.desk');
    // What the definition is to learn from: by criterion, for whom it was ruled.
    const fit = await acme.report('fit?by=criterion');
    expect(fit.row('has-budget')).toMatchObject({
      disputed: 2,
      ruledForMarketing: 1,
      ruledForSales: 0,
    });
    expect(fit.row('territory-east')).toMatchObject({ disputed: 1, ruledForSales: 1, forSales: 1 });
  });
});
