import { MINUTE_MS } from '@baton/core';
import { connectTo } from '@baton/store/testing';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONDAY_AT } from '../testing/test-service.ts';
import { askReport } from './ask-report.ts';
import { slaReport } from './sla.ts';
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

const names = [
  'acceptance',
  'speed-to-lead',
  'sla',
  'follow-up',
  'excuses',
  'fit',
  'campaigns',
  'buying-curve',
  'custody-breaks',
] as const;

/** A number with four decimals at most, as a spreadsheet's reader wants it. */
const textOf = (cell: unknown): string => {
  if (typeof cell === 'number') return String(Math.round(cell * 10_000) / 10_000);
  return typeof cell === 'string' ? cell : '';
};

describe('asking', () => {
  test.each(names)('%s: JSON and CSV say the same, and formulas are neutralised', async (name) => {
    const { rows } = await tableOf(name);
    const csv = await ask(`/reports/${name}?format=csv`);
    expect(csv.status).toBe(200);
    const { data } = Papa.parse<Row>(csv.text, { header: true, skipEmptyLines: true });
    const plain = rows.map(({ examples: _examples, ...row }) =>
      Object.fromEntries(
        Object.entries(row).map(([column, cell]) => [
          column,
          cell === '=Radio' ? "'=Radio" : textOf(cell),
        ]),
      ),
    );
    expect(data).toEqual(plain);
  });

  test('a period picks leads and happenings, dates are of a zone, the last day is included', async () => {
    const day = 'zone=America/New_York&from=2026-05-04&to=2026-05-04';
    const whole = await tableOf('acceptance');
    const today = await tableOf(`acceptance?${day}`);
    expect(today.total).toEqual(whole.total);
    expect(today.body).toMatchObject({
      from: Date.UTC(2026, 4, 4, 4),
      to: Date.UTC(2026, 4, 5, 4),
    });
    expect((await tableOf('acceptance?to=2026-05-03')).total).toMatchObject({
      offers: 0,
      rate: null,
    });
    const instant = new Date(MONDAY_AT + MINUTE_MS).toISOString();
    expect((await tableOf(`acceptance?to=${instant}`)).total).toMatchObject({ offers: 1 });
    expect((await tableOf(`speed-to-lead?from=${instant}`)).total).toMatchObject({ leads: 5 });
  });

  test('segments: one source, segment, team and rep; together they make the whole', async () => {
    const whole = (await tableOf('acceptance?by=source')).total;
    let offers = 0;
    for (const source of ['web-demo', 'webinar', 'referral'])
      offers += Number((await tableOf(`acceptance?source=${source}`)).total['offers']);
    expect(offers).toBe(whole['offers']);
    expect((await tableOf('acceptance?team=europe')).total).toMatchObject({ offers: 0 });
    expect((await tableOf('acceptance?team=americas')).total).toMatchObject({ offers: 8 });
    expect((await tableOf('sla?segment=mid&rep=r-04')).total).toMatchObject({ leads: 1 });
  });

  test('one that takes too long says so, whether it waits for the database or has too much to count', async () => {
    const { service } = day;
    const caller = { id: 'k', workspace: 'acme', person: 'm-05', role: 'admin' } as const;
    const within = (ms: number) =>
      askReport(service.service, caller, slaReport, {}, () => () => {}, ms);
    const tooLong = { status: 504, kind: 'takes-too-long' };
    await expect(within(0)).rejects.toMatchObject(tooLong);
    const { sql } = connectTo(service.superuser, 1);
    try {
      await sql.begin(async (tx) => {
        await tx`lock table baton.lead_digests in access exclusive mode`;
        await expect(within(200)).rejects.toMatchObject(tooLong);
      });
    } finally {
      await sql.end();
    }
    expect(await ask('/reports/sla')).toMatchObject({ status: 200 });
  });

  test('a rep or a team that there is not is no report of nobody', async () => {
    expect(await ask('/reports/acceptance?rep=elvis&team=asia')).toMatchObject({
      status: 400,
      body: {
        errors: [
          { path: ['rep'], message: '`elvis` is not known here' },
          { path: ['team'], fix: 'use one of americas, callers, europe' },
        ],
      },
    });
    expect((await ask('/reports/custody-breaks/leads?team=asia')).status).toBe(400);
    expect((await tableOf('acceptance?rep=r-09')).total).toMatchObject({ offers: 0 });
  });

  test('a rep sees their own rows and no others', async () => {
    for (const path of ['acceptance', 'acceptance?rep=r-01']) {
      const { rows } = await tableOf(path, 'r-05');
      expect(rows.map(({ group }) => group)).toEqual(['r-05']);
    }
    const breaks = await ask('/reports/custody-breaks/leads', 'r-04');
    expect((breaks.body['rows'] as Row[]).map(({ holder }) => holder)).toEqual(['r-04']);
    expect((await ask('/reports/campaigns', 'r-05')).status).toBe(403);
  });

  test.each([
    ['from=yesterday', 'from is neither a date nor an instant'],
    ['from=2026-02-30', 'from is neither a date nor an instant'],
    ['to=9999-01-01', 'to is neither a date nor an instant'],
    ['zone=Nowhere', 'zone is no IANA time zone'],
    ['from=2026-05-05&to=2026-05-03', 'from must be before to'],
    ['by=nonsense', 'the query has errors'],
    ['colour=red', 'the query has errors'],
    ['format=xml', 'the query has errors'],
    ["source=x'; drop table baton.leads;--&zone=", 'zone is no IANA time zone'],
  ])('%s is refused', async (query, detail) => {
    const answer = await ask(`/reports/acceptance?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body['detail']).toContain(detail);
  });

  test.each([...names, 'custody-breaks/leads'])(
    '%s of nothing is zeros and nulls',
    async (name) => {
      const report = await day.service.request(day.empty('m-05'), 'GET', `/reports/${name}`);
      expect([report.status, report.body]).toMatchObject([
        200,
        { complete: true, currency: 'USD' },
      ]);
      expect(report.text).not.toMatch(/NaN|Infinity/u);
      expect(report.text).not.toContain(ids['quick']);
    },
  );
});
