import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { call, HOT, owed, type Row, stage, type Stage } from './stage.ts';

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

/** An opportunity in its first step, held by the rep that it was offered to. */
const opportunity = async (acme: Stage, who: string): Promise<readonly [string, string]> => {
  const { id, custodian } = await acme.capture(who);
  const person = custodian?.person ?? '';
  await acme.does(person, id, { type: 'lead.accepted' });
  await acme.does(person, id, call(true));
  expect(await acme.does(person, id, { type: 'opportunity.opened' })).toBe('opportunity.profiling');
  return [id, person];
};

/** The same with its agreement delivered. */
const delivered = async (acme: Stage, who: string): Promise<readonly [string, string]> => {
  const [id, person] = await opportunity(acme, who);
  const done = (step: string) => acme.does(person, id, { type: 'step.completed', step });
  const approved = (by: string, step: string) =>
    acme.does(by, id, { type: 'approval.given', step });
  for (const step of ['profiling', 'proposal']) await done(step);
  for (const by of ['marketing', 'sales-manager']) await approved(by, 'critique');
  for (const step of ['delivery', 'verbal-okay', 'agreement']) await done(step);
  for (const by of ['legal', 'region-manager']) await approved(by, 'agreement');
  await done('agreement-delivered');
  return [id, person];
};

describe('the process map', () => {
  test('P1: marketing qualifies, sales qualifies further, sales decides whether it is a viable opportunity', async () => {
    const acme = await stage(service, 'p1');
    // No rule can tell whether there is a budget: marketing has to.
    const asked = await acme.capture('Maybe One', { source: 'referral', territory: 'east' });
    expect(asked).toMatchObject({ state: 'inquiry', custodian: { person: 'marketing' } });
    expect(owed(asked, 'triage')).toMatchObject({ owedBy: 'marketing' });
    await acme.mailed('marketing', 'To do: the triage');
    expect((await acme.say('e-01', asked.id, { type: 'lead.qualified' })).status).toBe(404);
    await acme.does('marketing', asked.id, { type: 'lead.enriched', facts: { product: 'press' } });
    expect(await acme.does('marketing', asked.id, { type: 'lead.qualified' })).toBe('offered');
    expect(await acme.does('e-01', asked.id, { type: 'lead.accepted' })).toBe('working.attempting');
    // Sales has not spoken to them: it cannot be an opportunity yet.
    const early = await acme.say('e-01', asked.id, { type: 'opportunity.opened' });
    expect(early.status).toBe(409);
    expect(early.body['possible']).toContain('attempt.made');
    expect(await acme.does('e-01', asked.id, call(true))).toBe('working.connected');
    expect(owed(await acme.read(asked.id), 'judgement')).toMatchObject({ owedBy: 'e-01' });
    expect((await acme.say('marketing', asked.id, { type: 'opportunity.opened' })).status).toBe(
      403,
    );
    expect(await acme.does('e-01', asked.id, { type: 'opportunity.opened' })).toBe(
      'opportunity.profiling',
    );

    const other = await acme.capture('Not Viable');
    const person = other.custodian?.person ?? '';
    await acme.does(person, other.id, { type: 'lead.accepted' });
    await acme.does(person, other.id, call(true));
    const judged = { type: 'lead.returned', reason: 'no-budget-now' };
    expect(await acme.does(person, other.id, judged)).toBe('nurture.long');
  });

  test('P2: the steps of an opportunity, from profiling to the signature, each with an owner and a deadline', async () => {
    const acme = await stage(service, 'p2');
    const [id, person] = await opportunity(acme, 'Big Deal');
    // From ten o'clock on a Monday to ten o'clock; a week has five workdays.
    const workday = (days: number): number =>
      MONDAY_AT + (days + 2 * Math.floor(days / 5)) * DAY_MS;
    const owes = async (kind: string, about: string, days: number): Promise<readonly string[]> => {
      const { obligations } = await acme.read(id);
      const found = obligations.filter((one) => one.kind === kind && one.about === about);
      for (const one of found) expect([about, one.due]).toEqual([about, workday(days)]);
      return found.map(({ owedBy }) => owedBy);
    };
    const steps = async (...named: readonly (readonly [string, number])[]): Promise<void> => {
      for (const [step, days] of named) {
        expect(await owes('step', step, days)).toEqual([person]);
        await acme.does(person, id, { type: 'step.completed', step });
      }
    };
    await steps(['profiling', 5], ['proposal', 5]);
    // In-house critique: both approve, and what one refuses is written again.
    expect(await owes('approval', 'critique', 1)).toEqual(['marketing', 'sales-manager']);
    for (const one of ['marketing', 'sales-manager'])
      await acme.mailed(one, 'Your approval is needed: critique');
    const critique = (type: string) => ({ type: `approval.${type}`, step: 'critique' });
    expect((await acme.say(person, id, critique('given'))).status).toBe(409);
    await acme.does('marketing', id, critique('given'));
    const note = { ...critique('refused'), note: 'too cheap' };
    expect(await acme.does('sales-manager', id, note)).toBe('opportunity.proposal');
    await steps(['proposal', 5]);
    expect(await acme.does('marketing', id, critique('given'))).toBe('opportunity.critique');
    expect(await acme.does('sales-manager', id, critique('given'))).toBe('opportunity.delivery');
    await steps(['delivery', 2], ['verbal-okay', 10], ['agreement', 3]);
    expect(await owes('approval', 'agreement', 1)).toEqual(['legal', 'region-manager']);
    for (const one of ['legal', 'region-manager'])
      await acme.does(one, id, { type: 'approval.given', step: 'agreement' });
    await steps(['agreement-delivered', 1], ['agreement-approved', 5], ['signature', 10]);
    expect(await acme.does(person, id, { type: 'deal.won', amount: 10_000_000 })).toBe('won');
    const done = (await acme.log(id)).filter(({ event }) => event.type === 'step.completed');
    expect(done.map(({ event }) => event['step'])).toEqual([
      'profiling',
      'proposal',
      'proposal',
      'delivery',
      'verbal-okay',
      'agreement',
      'agreement-delivered',
      'agreement-approved',
      'signature',
    ]);
    expect(await acme.verifies(id)).toBe(true);
  });

  test('P3: a proposal that is not approved or signed is checked for who dropped out, and goes back to marketing', async () => {
    const acme = await stage(service, 'p3');
    const [gone, there, later, cheap, undecided, never] = [
      await delivered(acme, 'Gone Quiet'),
      await delivered(acme, 'Still There'),
      await delivered(acme, 'Next Quarter'),
      await delivered(acme, 'Too Dear'),
      await delivered(acme, 'Not Sure'),
      await delivered(acme, 'Never Was'),
    ];
    // Rescheduling, nurture, requalification, and what was not a lead: each where it belongs.
    const callbackAt = service.clock.at + 30 * DAY_MS;
    const agreed = { type: 'callback.agreed', callbackAt, reason: 'rescheduled' };
    expect(await acme.does(later[1], later[0], agreed)).toBe('held');
    const lost = (reason: string) => ({ type: 'deal.lost', reason });
    expect(await acme.does(cheap[1], cheap[0], lost('price'))).toBe('nurture.long');
    expect(await acme.does(undecided[1], undecided[0], lost('no-decision'))).toBe('qualification');
    const rejected = { type: 'lead.returned', reason: 'was-not-a-lead' };
    expect((await acme.say(never[1], never[0], rejected)).status).toBe(409);
    const named = { ...rejected, criterion: 'has-budget' };
    expect(await acme.does(never[1], never[0], named)).toBe('qualification');
    for (const [id] of [undecided, never])
      expect((await acme.read(id)).custodian).toMatchObject({ id: 'tele-prospecting' });
    const fit = await acme.report('fit?by=reason');
    expect(fit.row('was-not-a-lead')).toMatchObject({ judgements: 1, returned: 1 });

    // Five business days for the prospect to approve, and nobody heard of them.
    after(7 * DAY_MS + MINUTE_MS);
    for (const [id, person] of [gone, there]) {
      const checked = await acme.becomes(id, (lead) => owed(lead, 'prospect-check') !== undefined);
      expect(owed(checked, 'prospect-check')).toMatchObject({ owedBy: person });
    }
    await acme.mailed(
      there[1],
      'To do: the check whether the prospect is still there, Still There',
    );
    await acme.does(there[1], there[0], call(true));
    after(2 * DAY_MS + MINUTE_MS);
    const back = await acme.becomes(gone[0], ({ state }) => state === 'nurture.long');
    expect(back.custodian).toMatchObject({ id: 'tele-prospecting' });
    expect(back.results.at(-1)).toMatchObject({ reason: 'went-quiet' });
    expect(await acme.read(there[0])).toMatchObject({
      state: 'opportunity.agreement-approved',
      custodian: { person: there[1] },
    });
    // The call that was rescheduled is owed at its time, and the deal goes on where it stood.
    service.clock.at = callbackAt;
    expect(owed(await acme.read(later[0]), 'callback')).toMatchObject({
      owedBy: later[1],
      from: callbackAt,
    });
    expect(await acme.does(later[1], later[0], call(true))).toBe('opportunity.agreement-approved');
  });

  test('P4: why sales judged a lead not a fit is recorded in terms that improve qualification', async () => {
    const acme = await stage(service, 'p4');
    const no = { reason: 'not-a-lead', criterion: 'has-budget' };
    // Told cold at once, after a call, and as an opportunity.
    const cold = await acme.capture('Cold One', { ...HOT, source: 'webinar' });
    after(30 * MINUTE_MS);
    await acme.does(cold.custodian?.person ?? '', cold.id, { type: 'lead.rejected', ...no });
    const called = await acme.capture('Called One', { ...HOT, source: 'webinar' });
    const caller = called.custodian?.person ?? '';
    await acme.does(caller, called.id, { type: 'lead.accepted' });
    await acme.does(caller, called.id, call(true));
    after(2 * HOUR_MS);
    await acme.does(caller, called.id, { type: 'lead.returned', ...no });
    const [late, person] = await opportunity(acme, 'Late One');
    after(6 * HOUR_MS);
    await acme.does(person, late, { type: 'lead.returned', ...no, criterion: 'territory-east' });
    const criteria = await acme.report('fit?by=criterion');
    expect(criteria.row('has-budget')).toMatchObject({ judgements: 2, medianHoursToJudge: 1.25 });
    expect(criteria.row('territory-east')).toMatchObject({ judgements: 1, medianHoursToJudge: 6 });
    const stages = await acme.report('fit?by=stage');
    expect(stages.row('offered')).toMatchObject({ judgements: 1, attemptsBefore: 0 });
    expect(stages.row('working.connected')).toMatchObject({ judgements: 1, attemptsBefore: 1 });
    expect(stages.row('opportunity')).toMatchObject({ judgements: 1, medianHoursToJudge: 6 });
    expect((await acme.report('fit?by=source')).row('webinar')).toMatchObject({ judgements: 2 });
    expect((await acme.report('fit?by=rep')).rows).toHaveLength(3);

    // Webinars turn out cold: from now on somebody calls before a rep is asked.
    await acme.amend('{ source: trade-show }', '{ source: [trade-show, webinar] }');
    const next = await acme.capture('Next One', { ...HOT, source: 'webinar' });
    expect(next).toMatchObject({ state: 'qualification', custodian: { id: 'tele-prospecting' } });
    const { body } = await acme.ask('ops', 'GET', `/leads/${next.id}/decisions`);
    expect(JSON.stringify(body)).toContain('show-leads-are-called-first');
  });

  test('P5: the lead database stays clean: normalised, deduplicated, matched to accounts, merges reversible, quality measured', async () => {
    const acme = await stage(service, 'p5');
    const asks = async (contact: object) => {
      const answer = await acme.ask('marketing', 'POST', '/inquiries', { contact, facts: HOT });
      expect(answer.status).toBe(201);
      return acme.read((answer.body['lead'] as { id: string }).id);
    };
    const first = await asks({
      name: 'ANN  BECKER',
      company: 'Adler Works Inc.',
      mail: 'Ann.Becker@AdlerWorks.com',
      phone: '(212) 555-0100',
    });
    expect(first.inquiry).toMatchObject({
      contact: {
        name: 'Ann Becker',
        mail: { address: 'Ann.Becker@adlerworks.com' },
        phone: { e164: '+12125550100' },
      },
    });
    // Of an account that we have: its owner has the lead, whatever the territory says.
    expect(first.facts).toMatchObject({ account: 'adler', emailDomain: 'adlerworks.com' });
    expect(first.custodian).toMatchObject({ person: 'w-02' });
    const matched = await acme.ask('marketing', 'GET', `/leads/${first.id}/account-match`);
    expect(JSON.stringify(matched.body)).toContain('domain');

    after(MINUTE_MS);
    const again = await asks({ name: 'Ann Becker', mail: 'ann.becker+press@adlerworks.com' });
    const pairs = await acme.ask('marketing', 'GET', '/duplicates');
    const [pair] = pairs.body['items'] as Row[];
    expect(pair).toMatchObject({ score: 1 });
    expect(new Set([pair?.['lead'], pair?.['other']])).toEqual(new Set([first.id, again.id]));
    const asFound = await acme.report('data-quality');
    expect(asFound.total).toMatchObject({ contacts: 2, certainDuplicates: 2 });
    const merged = await acme.ask('marketing', 'POST', `/leads/${first.id}/merge`, {
      other: again.id,
    });
    expect(merged.status).toBe(200);
    expect((await acme.read(again.id)).state).toBe('merged');
    const quality = await acme.report('data-quality');
    expect(quality.total).toMatchObject({ contacts: 1, certainDuplicates: 0, validPhone: 1 });
    const { items } = (await acme.ask('marketing', 'GET', '/merges')).body as { items: Row[] };
    const undone = await acme.ask(
      'marketing',
      'POST',
      `/merges/${String(items[0]?.['id'])}/undo`,
      {},
    );
    expect(undone.status).toBe(200);
    expect(await acme.read(again.id)).toMatchObject({
      state: 'offered',
      custodian: { person: 'w-02' },
    });
    await asks({ name: 'No Way To Reach', company: 'Nowhere Known' });
    expect((await acme.report('data-quality')).total).toMatchObject({
      contacts: 3,
      reachable: 2,
      matchedToAccount: 2,
      certainDuplicates: 0,
    });
    for (const { id } of [first, again]) expect(await acme.verifies(id)).toBe(true);
  });
});
