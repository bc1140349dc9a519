import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { earliestDue, inWorkspace } from '@baton/store';
import { connectTo } from '@baton/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONDAY_AT, until } from '../testing/test-service.ts';
import { refreshDigests } from './refresh-digests.ts';
import { countedDay, type CountedDay, type Row } from './testing/counted-day.ts';

let day: CountedDay;
let ask: CountedDay['ask'];
let tableOf: CountedDay['tableOf'];
let ids: CountedDay['ids'];
beforeAll(async () => {
  day = await countedDay();
  ({ ask, tableOf, ids } = day);
});
afterAll(() => day.service.close());

describe('what reports say of a day that was counted by hand', () => {
  test('H3: acceptance by rep, team, source and criterion, with an interval, against 90%', async () => {
    const { total, row } = await tableOf('acceptance');
    // Of eight offers three were accepted at once, one late in the line, and one stands.
    expect(total).toMatchObject({ offers: 8, accepted: 4, rejected: 2, lapsed: 1, open: 1 });
    expect(total).toMatchObject({ rate: 4 / 7, target: 0.9, againstTarget: 'below', leads: 5 });
    expect(total['low']).toBeCloseTo(0.2505, 4);
    expect(total['high']).toBeCloseTo(0.8418, 4);
    expect(row('r-01')).toMatchObject({ offers: 2, accepted: 2, rate: 1 });
    expect(row('r-05')).toMatchObject({ offers: 2, lapsed: 1, rejected: 1, rate: 0 });
    expect((await tableOf('acceptance?by=team')).row('americas')).toMatchObject({ offers: 8 });
    const source = await tableOf('acceptance?by=source');
    expect(source.row('webinar')).toMatchObject({ offers: 3, accepted: 2, rejected: 1 });
    const criterion = await tableOf('acceptance?by=criterion');
    expect(criterion.row('otherwise')).toMatchObject({ offers: 8 });
  });

  test('S1: speed to lead, by the wall clock and by business time', async () => {
    const { total, row } = await tableOf('speed-to-lead?by=rep');
    // Three were called: after 4 minutes, at once, and at once; of those still waiting none has waited a day.
    expect(total).toMatchObject({ contacted: 3, neverContacted: 3, leads: 6, within24Hours: 1 });
    expect(row('r-01')).toMatchObject({
      contacted: 1,
      medianHours: 4 / 60,
      medianBusinessHours: 4 / 60,
      within5Minutes: 0.5,
    });
    const hour = await tableOf('speed-to-lead?by=hour&zone=America/New_York');
    expect(hour.rows.map((one) => one['group'])).toEqual(['10', '11']);
    expect((await tableOf('speed-to-lead?by=segment')).row('mid')).toMatchObject({ leads: 1 });
  });

  test('C5: broken links by name: the offer that lapsed, and the lead that was given up early', async () => {
    const { row, body } = await tableOf('custody-breaks');
    expect(row('deliveredToNobody')).toMatchObject({
      breaks: 1,
      leads: 1,
      examples: [ids['slept']],
    });
    expect(row('givenUpEarly')).toMatchObject({ breaks: 1, examples: [ids['dropped']] });
    expect(body['chains']).toEqual({ inquiries: 6, followUpFailed: 0, deliveredToNobody: 0 });
    const latest = await ask('/reports/custody-breaks/leads?limit=1');
    expect(latest.body).toMatchObject({ left: 1, rows: [{ break: 'deliveredToNobody' }] });
    const list = await ask('/reports/custody-breaks/leads?break=deliveredToNobody');
    const capturedAt = MONDAY_AT + HOUR_MS;
    expect(list.body).toMatchObject({ left: 0, rows: [{ lead: ids['slept'], holder: 'r-05' }] });
    expect(list.body['rows']).toMatchObject([
      {
        obligation: 'offered',
        at: capturedAt + 30 * MINUTE_MS,
        end: 'withdrawn',
        lateMs: MINUTE_MS,
      },
    ]);
  });

  test('attainment by kind of obligation, person and team adds up', async () => {
    const { rows, total, row } = await tableOf('sla');
    expect(row('offered')).toMatchObject({
      owed: 8,
      met: 6,
      missed: 1,
      open: 1,
      attainment: 6 / 7,
    });
    expect(row('approval')).toMatchObject({ owed: 2, met: 2, attainment: 1 });
    for (const column of ['owed', 'met', 'missed', 'withdrawn', 'moved', 'open'])
      expect(rows.reduce((sum, one) => sum + Number(one[column]), 0)).toBe(total[column]);
    const fates = ['met', 'missed', 'withdrawn', 'moved', 'open'];
    expect(fates.reduce((sum, name) => sum + Number(total[name]), 0)).toBe(total['owed']);
    expect((await tableOf('sla?by=person')).total).toEqual(total);
  });

  test('H5: follow-up against the cadence; who gave up early is named', async () => {
    const { row, total } = await tableOf('follow-up');
    expect(total).toMatchObject({ leads: 4, attempts: 4, givenUpEarly: 1, connected: 2 });
    expect(row('r-04')).toMatchObject({
      attempts: 1,
      call: 1,
      onPlannedChannel: 1,
      givenUpEarly: 1,
    });
    // The second call came where the cadence asks for a mail.
    expect(row('r-01')).toMatchObject({
      attempts: 2,
      plannedChannelShare: 0.5,
      medianGapHours: 56 / 60,
    });
    const spread = await tableOf('follow-up?by=attempts');
    expect(spread.rows.map(({ group, leads }) => [group, leads])).toEqual([
      ['0', 1],
      ['1', 2],
      ['2', 1],
    ]);
  });

  test('C6: excuses by rep and source, and what those leads were worth to others', async () => {
    const { row, total } = await tableOf('excuses');
    expect(row('free-mail')).toMatchObject({
      given: 1,
      won: 1,
      wonAmount: 500_000,
      wonByOthers: 1,
      wonByOthersAmount: 500_000,
      closedAtOnce: 0,
      winRate: 1,
      leadsWithout: 3,
      winRateWithout: 1 / 3,
    });
    expect(row('no-phone')).toMatchObject({ given: 1, won: 0, closedAtOnce: 0 });
    expect(total).toMatchObject({ given: 2, leads: 2, winRate: 0.5, difference: 0.5 - 1 / 3 });
    expect((await tableOf('excuses?by=rep')).row('r-02')).toMatchObject({ given: 1, leads: 1 });
    expect((await tableOf('excuses?by=source')).row('webinar')).toMatchObject({ given: 2 });
  });

  test('P4: why sales judged leads not a fit, how far they got, and for whom the arbiter ruled', async () => {
    const { row, total } = await tableOf('fit');
    expect(total).toMatchObject({ judgements: 3, rejected: 2, returned: 1, disputed: 1 });
    expect(row('disputed')).toMatchObject({ ruledForMarketing: 1, ruledForSales: 0, forSales: 0 });
    expect((await tableOf('fit?by=criterion')).row('no-budget')).toMatchObject({ judgements: 1 });
    const stage = await tableOf('fit?by=stage');
    expect(stage.row('working.attempting')).toMatchObject({ judgements: 1, attemptsBefore: 1 });
    expect(stage.row('offered')).toMatchObject({ judgements: 2 });
  });

  test('C7: what each program cost and returned, to the minor unit', async () => {
    const { row, rows, total } = await tableOf('campaigns');
    expect(row('expo')).toMatchObject({
      name: 'Expo',
      cost: 100_001,
      leads: 2,
      accepted: 2,
      won: 2,
      revenue: 1_700_000,
      profit: 1_599_999,
      costPerWon: 50_000.5,
    });
    expect(row('mailing')).toMatchObject({
      cost: 5000,
      leads: 1,
      accepted: 1,
      won: 0,
      costPerWon: null,
    });
    expect(row('radio')).toMatchObject({ cost: 700, leads: 0, roi: -1 });
    expect(row(null)).toMatchObject({ cost: 0, leads: 3, roi: null });
    for (const column of ['cost', 'leads', 'accepted', 'won', 'revenue'])
      expect(rows.reduce((sum, one) => sum + Number(one[column]), 0)).toBe(total[column]);
    for (const by of ['source', 'campaign-source'])
      expect((await tableOf(`campaigns?by=${by}`)).total).toEqual(total);
    // Half of a campaign's two days is half of its cost, and the halves make the whole.
    const [first, second] = [
      await tableOf('campaigns?to=2026-05-04'),
      await tableOf('campaigns?from=2026-05-05'),
    ];
    expect([first.row('expo')?.['cost'], second.row('expo')?.['cost']]).toEqual([50_001, 50_000]);
  });

  test('H6: when leads buy, and when they are worked', async () => {
    const { row, total } = await tableOf('buying-curve');
    expect(row('0')).toMatchObject({ atRisk: 6, won: 2, attempts: 4, attemptShare: 1 });
    expect(row('1')).toMatchObject({ atRisk: 0, won: 0, attempts: 0 });
    expect(total).toMatchObject({ atRisk: 6, won: 2, attempts: 4 });
  });
});

describe('later', () => {
  test('C5: who did not follow up, who left the queue of returned leads, and how late they are', async () => {
    day.service.clock.at += 4 * DAY_MS;
    // The worker fires them one after the other.
    await until(async () => {
      const missed = (await tableOf('sla')).row;
      const isFired = missed('qualification')?.['missed'] === 1;
      return isFired && missed('first-response')?.['missed'] === 3 ? true : null;
    });
    const { row, body } = await tableOf('custody-breaks');
    expect(row('droppedOnReturn')).toMatchObject({ breaks: 1, examples: [ids['dropped']] });
    const failed = await ask('/reports/custody-breaks/leads?obligation=first-response');
    const rows = failed.body['rows'] as Row[];
    expect(rows.map(({ lead }) => lead)).toContain(ids['slept']);
    expect(body['chains']).toMatchObject({ inquiries: 6, followUpFailed: 3 });
    const slept = rows.find(({ lead }) => lead === ids['slept']);
    expect(slept).toMatchObject({ at: MONDAY_AT + HOUR_MS + DAY_MS, end: 'open', endedAt: null });
    expect(slept?.['lateMs']).toBe(day.service.clock.at - (MONDAY_AT + HOUR_MS + DAY_MS));
  });
});

describe('what reports read', () => {
  const rows = () =>
    inWorkspace(
      day.service.db,
      'acme',
      (tx) => tx<Row>`select * from baton.lead_digests order by lead`,
    );
  const asSuperuser = async (text: string): Promise<void> => {
    const { sql } = connectTo(day.service.superuser, 1);
    await sql.text(text);
    await sql.end();
  };
  const fold = () => refreshDigests(day.service.db, 'acme', () => {});

  test('is the same however it came to be: entry by entry, or anew by several at once', async () => {
    // Nothing is due any more, so nothing happens meanwhile.
    const isQuiet = await until(async () => {
      const next = await earliestDue(day.service.db);
      return next === null || next > day.service.clock.at ? true : null;
    });
    expect(isQuiet).toBe(true);
    while ((await fold()) > 0);
    const before = await rows();
    expect(before).toHaveLength(6);
    await asSuperuser('delete from baton.lead_digests; delete from baton.digest_marks');
    await Promise.all([fold(), fold(), fold(), fold()]);
    while ((await fold()) > 0);
    expect(await rows()).toEqual(before);
  });

  test('leaves out a log that does not follow the lifecycle, and goes on with the others', async () => {
    // What somebody with the database in hand might do: an entry is taken out of the middle.
    await asSuperuser(`set session_replication_role = replica;
      delete from baton.custody_entries where lead = '${ids['passed']}' and seq = 2;
      delete from baton.lead_digests; delete from baton.digest_marks`);
    const faults: unknown[] = [];
    const round = () => refreshDigests(day.service.db, 'acme', (error) => faults.push(error));
    while ((await round()) > 0);
    expect(faults.map(String).join()).toContain(ids['passed']);
    expect((await rows()).map(({ lead }) => lead)).not.toContain(ids['passed']);
    expect((await tableOf('acceptance')).total).toMatchObject({ leads: 4 });
  });
});
