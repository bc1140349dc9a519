import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DAY_MS, HOUR_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { call, HOT, sign, stage, type Stage } from './stage.ts';

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

const win = async (acme: Stage, id: string, amount: number): Promise<void> => {
  const person = (await acme.read(id)).custodian?.person ?? '';
  await acme.does(person, id, { type: 'lead.accepted' });
  await sign(acme, person, id);
  expect(await acme.does(person, id, { type: 'deal.won', amount })).toBe('won');
};

describe('chain of custody, as it is shown', () => {
  test('C5: a broken chain is found and named: not followed up, not recorded, delivered to nobody, given up early, dropped on return', async () => {
    const acme = await stage(service, 'c5');
    await acme.amend('attempts: 3 }', 'attempts: 3, enforce: report }');
    const taken = async (who: string): Promise<readonly [string, string]> => {
      const { id, custodian } = await acme.capture(who);
      await acme.does(custodian?.person ?? '', id, { type: 'lead.accepted' });
      return [id, custodian?.person ?? ''];
    };
    const [uncalled, uncaller] = await taken('Never Called');
    const [undecided, undecider] = await taken('Never Decided');
    for (let attempt = 0; attempt < 4; attempt++)
      await acme.does(undecider, undecided, call(false));
    const [dropped, dropper] = await taken('Soon Dropped');
    await acme.does(dropper, dropped, call(false));
    expect(
      await acme.does(dropper, dropped, { type: 'lead.returned', reason: 'unreachable' }),
    ).toBe('qualification');
    const nobodys = await acme.capture('Nobody Asked');
    after(DAY_MS + HOUR_MS);
    const kinds = [
      ['followUpFailed', uncalled, uncaller, 'attempt'],
      ['resultNotRecorded', undecided, undecider, 'decision'],
      ['deliveredToNobody', nobodys.id, nobodys.custodian?.person, 'offered'],
      ['givenUpEarly', dropped, dropper, 'attempt'],
      ['droppedOnReturn', dropped, 'marketing', 'qualification'],
    ] as const;
    for (const [kind, lead, holder, obligation] of kinds) {
      const query = `custody-breaks/leads?break=${kind}&lead=${lead}&obligation=${obligation}`;
      const named = await acme.eventually(query, ({ rows }) => rows.length > 0);
      expect(named.rows[0]).toMatchObject({ break: kind, lead, holder, obligation });
    }
    const counted = await acme.report('custody-breaks');
    for (const [kind] of kinds) expect(counted.row(kind)?.['breaks']).toBeGreaterThanOrEqual(1);
  });

  test('C6: the excuses are data: counted by rep and source, tested against what the leads were worth, and never end a lead', async () => {
    const acme = await stage(service, 'c6');
    const excuses = [
      'no-phone',
      'no-mail',
      'free-mail',
      'no-quota',
      'asked-before',
      'out-of-territory',
    ];
    const leads: string[] = [];
    const by: string[] = [];
    for (const [index, excuse] of excuses.entries()) {
      const source = index < 4 ? 'referral' : 'webinar';
      const { id, custodian } = await acme.capture(`Asker ${'abcdef'[index]}`, { ...HOT, source });
      const person = custodian?.person ?? '';
      // An excuse is no reason, and one that the playbook does not know is none of its excuses.
      const reject = { type: 'lead.rejected', reason: 'wrong-territory' };
      const asReason = await acme.say(person, id, { ...reject, reason: excuse });
      const unknown = await acme.say(person, id, { ...reject, excuse: 'mondays' });
      expect([asReason.status, unknown.status]).toEqual([400, 400]);
      expect(await acme.does(person, id, { ...reject, excuse })).toBe('offered');
      leads.push(id);
      by.push(person);
    }
    for (const id of leads) {
      const { custodian, owners } = await acme.read(id);
      expect(custodian?.person).not.toBe(owners[0]);
    }
    // Two of those that were not good enough are bought, from somebody else.
    const [first = '', , third = ''] = leads;
    await win(acme, first, 400_000);
    await win(acme, third, 250_000);
    const { total, row, rows } = await acme.report('excuses');
    expect(new Set(rows.map(({ group }) => group))).toEqual(new Set(excuses));
    expect(total).toMatchObject({ given: 6, closedAtOnce: 0, won: 2, wonByOthers: 2 });
    expect(total).toMatchObject({ wonByOthersAmount: 650_000, winRate: 2 / 6 });
    expect(row('no-phone')).toMatchObject({ given: 1, won: 1, wonByOthersAmount: 400_000 });
    const source = await acme.report('excuses?by=source');
    expect(source.row('referral')).toMatchObject({ given: 4, won: 2 });
    expect(source.row('webinar')).toMatchObject({ given: 2, won: 0 });
    const rep = await acme.report('excuses?by=rep');
    for (const person of new Set(by))
      expect(rep.row(person)).toMatchObject({ given: by.filter((one) => one === person).length });
  });

  test('C7: marketing proves what each program returned: cost, leads, accepted, won, revenue, ROI, by campaign and source', async () => {
    const acme = await stage(service, 'c7');
    for (const [campaign, name, cost] of [
      ['expo', 'Press Expo', 500_000],
      ['mailing', 'Spring mailing', 80_000],
    ] as const) {
      const put = await acme.ask('marketing', 'PUT', `/campaigns/${campaign}`, { name, cost });
      expect(put.status).toBe(200);
    }
    const [winner, taken, open] = [
      await acme.capture('Expo Winner', { ...HOT, source: 'webinar' }, { program: 'expo' }),
      await acme.capture('Expo Taken', HOT, { program: 'expo' }),
      await acme.capture('Mailing Open', HOT, { program: 'mailing' }),
    ];
    await acme.capture('Came Alone');
    await win(acme, winner.id, 2_000_000);
    await acme.does(taken.custodian?.person ?? '', taken.id, { type: 'lead.accepted' });
    expect(open.state).toBe('offered');
    const { row, total, rows } = await acme.report('campaigns', 'marketing');
    expect(row('expo')).toMatchObject({
      name: 'Press Expo',
      cost: 500_000,
      leads: 2,
      accepted: 2,
      won: 1,
      revenue: 2_000_000,
      profit: 1_500_000,
      roi: 3,
    });
    expect(row('mailing')).toMatchObject({ leads: 1, accepted: 0, won: 0, revenue: 0, roi: -1 });
    expect(row(null)).toMatchObject({ cost: 0, leads: 1, roi: null });
    expect(rows.reduce((sum, one) => sum + Number(one['cost']), 0)).toBe(total['cost']);
    const source = await acme.report('campaigns?by=campaign-source', 'marketing');
    expect(source.rows).toContainEqual(
      expect.objectContaining({ leads: 1, won: 1, revenue: 2_000_000, cost: 250_000 }),
    );
    // Who proves it can also be read in a spreadsheet; a rep does not see what marketing spends.
    const csv = await acme.ask('marketing', 'GET', '/reports/campaigns?format=csv');
    expect(csv.text).toContain('Press Expo');
    expect((await acme.ask('e-01', 'GET', '/reports/campaigns')).status).toBe(403);
  });

  test('C8: the log is tamper-evident, and anyone can verify it offline', async () => {
    const acme = await stage(service, 'c8');
    const { id } = await acme.capture('Sealed One');
    await win(acme, id, 100_000);
    await acme.capture('Sealed Two');
    const text = (await acme.ask('ops', 'GET', '/custody/export')).text;
    const folder = mkdtempSync(join(tmpdir(), 'baton-day-'));
    const [file, key] = [join(folder, 'custody.jsonl'), join(folder, 'key.json')];
    writeFileSync(key, (await acme.ask('ops', 'GET', '/checkpoints/key')).text);
    const baton = fileURLToPath(new URL('../../../lab/bin/baton.mjs', import.meta.url));
    const verify = async (log: string): Promise<string> => {
      writeFileSync(file, log);
      const run = promisify(execFile)(process.execPath, [baton, 'verify', file, '--key', key]);
      return run.then(
        ({ stdout }) => stdout,
        (error: unknown) => String((error as { stderr: unknown }).stderr),
      );
    };
    try {
      const lines = text.split('\n');
      const won = lines.findIndex((line) => line.includes('"type":"deal.won"'));
      const forged = lines.with(won, (lines[won] ?? '').replace('100000', '900000'));
      expect(await verify(text)).toContain('2 leads');
      expect(await verify(forged.join('\n'))).toContain(id);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
