import { HOUR_MS } from '@baton/core';
import {
  addCheckpoint,
  connectDatabase,
  type Database,
  inWorkspace,
  verifyWorkspace,
} from '@baton/store';
import { testDatabase } from '@baton/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passingSecrets } from '../../secrets.ts';
import { createWorkspaceOf } from '../../seed/create-workspace.ts';
import { demoWorkspace } from '../../seed/demo.ts';
import { isPassword } from '../../identity/password.ts';
import type { Demo } from '../../pages/front.ts';
import { liveDemo } from './live-demo.ts';
import { makeDemo } from './make-demo.ts';

/** Wednesday, 20 May 2026, 11:00 in New York. */
const NOW = Date.UTC(2026, 4, 20, 15);

let db: Database;
beforeAll(async () => {
  db = await connectDatabase((await testDatabase()).service, 4);
  await createWorkspaceOf(db, { ...demoWorkspace(NOW - 90 * 24 * HOUR_MS), keys: [] });
});
afterAll(() => db.close());

const { signing } = passingSecrets();

const ask = <T extends object>(query: TemplateStringsArray, ...values: (string | number)[]) =>
  inWorkspace(db, 'demo', (tx) => tx<T>(query, ...values));

describe('the demo', () => {
  test('lives ninety days up to now, and every chain verifies and folds', async () => {
    const lived = await liveDemo(db, 'demo', { now: NOW, seed: 'demo' });
    expect(lived).toMatchObject({ ok: true });
    const { privateKey, publicKey } = signing;
    await addCheckpoint(db, 'demo', { at: NOW, privateKey });
    expect(await verifyWorkspace(db, 'demo', publicKey)).toEqual(lived);
  });

  test('has leads in every family of states, from ninety days ago until today', async () => {
    const [row] = await ask<{ leads: number; states: string[]; first: number; last: number }>`
      select count(*)::int as leads, array_agg(distinct split_part(state, '.', 1)) as states,
        min(captured_at) as first, max(at) as last from baton.leads`;
    expect(row?.leads).toBeGreaterThan(500);
    expect(row?.states).toEqual(
      expect.arrayContaining(['offered', 'working', 'opportunity', 'nurture', 'won', 'lost']),
    );
    expect(row?.first ?? 0).toBeGreaterThan(NOW - 90 * 24 * HOUR_MS);
    expect(row?.first ?? 0).toBeLessThan(NOW - 85 * 24 * HOUR_MS);
    expect(row?.last ?? 0).toBeGreaterThan(NOW - 4 * HOUR_MS);
    expect(row?.last ?? 0).toBeLessThan(NOW);
  });

  test('has no deadline behind it, and some that come before the day is over', async () => {
    const [row] = await ask<{ open: number; behind: number; soon: number }>`
      select count(*)::int as open, (count(*) filter (where next_at < ${NOW}))::int as behind,
        (count(*) filter (where next_at < ${NOW + 8 * HOUR_MS}))::int as soon
      from baton.leads where next_at is not null`;
    expect(row).toMatchObject({ behind: 0 });
    expect(row?.open ?? 0).toBeGreaterThan(50);
    expect(row?.soon ?? 0).toBeGreaterThan(0);
  });

  test('knows whose inquiry each lead is, at addresses where no mail arrives', async () => {
    const rows = await ask<{
      mail: string | null;
      has: boolean;
      phone: string | null;
      calls: boolean;
    }>`
      select p.data -> 'contact' -> 'mail' ->> 'address' as mail, (l.snapshot -> 'facts' ->> 'hasMail')::boolean as has,
        p.data -> 'contact' -> 'phone' ->> 'e164' as phone, (l.snapshot -> 'facts' ->> 'hasPhone')::boolean as calls
      from baton.leads l join baton.people_data p using (workspace, subject)`;
    const [leads] = await ask<{ count: number }>`select count(*)::int as count from baton.leads`;
    expect(rows).toHaveLength(leads?.count ?? 0);
    for (const { mail, has, phone, calls } of rows) {
      expect(mail === null).toBe(!has);
      expect(mail ?? 'x.example').toMatch(/\.example$/u);
      expect(phone === null).toBe(!calls);
    }
    expect(rows.filter(({ calls }) => calls).length).toBeGreaterThan(rows.length / 3);
  });

  test('has programs with costs, which its leads name, and pools that have turned', async () => {
    const programs = await ask<{ campaign: string; cost: number; leads: number }>`
      select c.campaign, c.cost, count(l.lead)::int as leads from baton.campaigns c
      join baton.leads l on l.workspace = c.workspace and l.snapshot -> 'facts' ->> 'program' = c.campaign
      group by c.campaign, c.cost`;
    expect(programs.map(({ campaign }) => campaign).toSorted()).toEqual([
      'guide-lead-handling',
      'review-sites',
      'search-ads',
      'webinar-autopilot',
      'webinar-handover',
    ]);
    for (const { cost, leads } of programs) {
      expect(cost).toBeGreaterThan(0);
      expect(leads).toBeGreaterThan(10);
    }
    const pools = await ask<{ pool: string }>`select pool from baton.pools order by pool`;
    expect(pools.map(({ pool }) => pool)).toEqual(['americas', 'europe']);
  });

  test('lets visitors in, anew when what was kept is lost, and is not lived twice', async () => {
    let kept: Demo | null = null;
    const keeper = { read: () => kept, keep: (demo: Demo) => void (kept = demo) };
    const first = await makeDemo(db, { now: NOW, signing, keeper });
    expect(first.lived).toBeNull();
    expect(first.demo.people.map(({ name }) => name)).toContain('rosa.stein');
    expect(await makeDemo(db, { now: NOW, signing, keeper })).toEqual(first);
    kept = null;
    const { demo } = await makeDemo(db, { now: NOW, signing, keeper });
    const passwords = await ask<{ password: string }>`select password from baton.log_ins`;
    for (const { password } of passwords) {
      expect(await isPassword(password, demo.people[0]?.password ?? '')).toBe(true);
      expect(await isPassword(password, first.demo.people[0]?.password ?? '')).toBe(false);
    }
    expect(passwords).toHaveLength(demo.people.length);
  });
});
