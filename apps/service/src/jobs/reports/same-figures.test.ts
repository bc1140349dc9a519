import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DAY_MS,
  engineOf,
  type Entry,
  formatDocumentError,
  type Org,
  parseOrg,
  parsePolicy,
} from '@baton/core';
import {
  compileWorld,
  Draws,
  parseWorld,
  philoxKey,
  type ReplicationResult,
  runReplication,
} from '@baton/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptanceReport } from '../../reports/acceptance.ts';
import { breaksOf, chainsOf } from '../../reports/breaks-of.ts';
import { type Digest, isGivenUpEarly } from '../../reports/digest.ts';
import { digestOf } from '../../reports/digest-of.ts';
import type { Report, Scope, Tables } from '../../reports/report.ts';
import { slaReport } from '../../reports/sla.ts';
import { demoStream } from '../demo/demo-stream.ts';

const FROM = Date.UTC(2026, 1, 2);
const UNTIL = FROM + 60 * DAY_MS;
const everything = { from: null, to: null };

const folder = join(import.meta.dirname, '../../../../../simulations/acme-software');
const found = (file: string) => ({ file, text: readFileSync(join(folder, file), 'utf8') });

const parsed = <T extends { readonly ok: boolean }>(
  result: T,
): Extract<T, { readonly ok: true }> => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { readonly ok: true }>;
};

const simulate = async () => {
  const [orgFile, policyFile, worldFile] = [
    found('org.yaml'),
    found('policies/demo-30min.yaml'),
    found('world.yaml'),
  ];
  const { org } = parsed(parseOrg(orgFile.text, orgFile.file));
  const { policy } = parsed(parsePolicy(policyFile.text, policyFile.file));
  const world = parseWorld(worldFile.text, worldFile.file);
  if (!world.ok) throw new Error(world.errors.map(formatDocumentError).join('\n'));
  const key = philoxKey('reports');
  const engine = engineOf(policy, org);
  const stream = demoStream(found('stream.yaml'), org.currency, UNTIL);
  const result = await runReplication({
    engine,
    org,
    world: compileWorld(world.world, org.currency),
    leads: stream.leads(new Draws(key), { from: FROM, until: UNTIL, replication: 0 }),
    key,
    replication: 0,
    from: FROM,
    until: UNTIL,
    keepLog: true,
  });
  return { result, org, engine };
};

const byLead = (log: readonly Entry[]): readonly (readonly Entry[])[] => {
  const logs = new Map<string, Entry[]>();
  for (const entry of log) logs.set(entry.lead, [...(logs.get(entry.lead) ?? []), entry]);
  return [...logs.values()];
};

let result: ReplicationResult;
let digests: readonly Digest[];
let org: Org;
beforeAll(async () => {
  const lived = await simulate();
  ({ result, org } = lived);
  digests = byLead(result.log ?? []).map((log) => digestOf(() => lived.engine, log));
});

const tables = (report: Report, by: string): Tables => {
  const scope: Scope = {
    period: everything,
    now: UNTIL,
    zone: 'UTC',
    by,
    rep: null,
    team: null,
    teamOf: (person) => org.people[person]?.team ?? null,
    campaigns: [],
  };
  const counting = report.count(scope);
  for (const digest of digests) counting.take(digest);
  return counting.end();
};

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

describe('what reports count in a log and what the lab counted while it lived it', () => {
  test('are about enough to mean something', () => {
    expect(digests.length).toBe(result.leads);
    expect(digests.length).toBeGreaterThan(300);
    expect(Object.keys(result.sla).length).toBeGreaterThan(8);
    expect(result.metrics['brokenChains.givenUpEarly']).toBeGreaterThan(0);
  });

  test('obligations met and missed, by kind', () => {
    const { rows } = tables(slaReport, 'obligation');
    const counted = rows
      .filter((row) => row['met'] !== 0 || row['missed'] !== 0)
      .map((row) => [row['group'], { met: row['met'], missed: row['missed'] }]);
    expect(Object.fromEntries(counted)).toEqual(result.sla);
  });

  test('offers and acceptances, by source and by person', () => {
    const { rows } = tables(acceptanceReport, 'source');
    const counted = rows.map((row) => [
      row['group'],
      { offers: row['offers'], accepted: row['accepted'] },
    ]);
    expect(Object.fromEntries(counted)).toEqual(result.acceptanceBySource);
    const people = tables(acceptanceReport, 'rep').rows.map((row) => [
      row['group'],
      row['accepted'],
    ]);
    const persons = result.perPerson.filter(({ offers }) => offers > 0);
    expect(Object.fromEntries(people)).toEqual(
      Object.fromEntries(persons.map(({ person, accepted }) => [person, accepted])),
    );
  });

  test('attempts, excuses, leads given up early, and wins that were entered', () => {
    const attempts = sum(digests.map((one) => one.attempts.length));
    expect(attempts).toBe(Math.round(result.metrics.attemptsPerLead * result.leads));
    const excuses = digests.flatMap(({ judgements }) =>
      judgements.flatMap(({ excuse }) => (excuse === null ? [] : [excuse])),
    );
    for (const [excuse, { count }] of Object.entries(result.excuses))
      expect(excuses.filter((one) => one === excuse)).toHaveLength(count);
    expect(excuses).toHaveLength(sum(Object.values(result.excuses).map(({ count }) => count)));
    const early = digests.flatMap(({ judgements }) => judgements.filter(isGivenUpEarly));
    expect(early).toHaveLength(result.metrics['brokenChains.givenUpEarly']);
    const won = sum(digests.map(({ life }) => life.won?.amount ?? 0));
    expect(won).toBe(result.won - result.wonUnrecorded);
  });

  test('first responses, and leads delivered to nobody', () => {
    const quick = digests.filter(
      ({ life, capturedAt }) =>
        life.firstResponse !== null && life.firstResponse.at - capturedAt <= DAY_MS,
    );
    expect(quick.length / digests.length).toBe(result.metrics['firstResponse.within24h']);
    const nobodys = digests.filter((digest) => chainsOf(digest, UNTIL).deliveredToNobody);
    expect(nobodys).toHaveLength(result.metrics['brokenChains.deliveredToNobody']);
  });

  test('every miss is one broken link, and no link is there without a miss', () => {
    const links = digests.flatMap((digest) => breaksOf(digest, everything, UNTIL));
    const missed = sum(
      Object.entries(result.sla).map(([kind, one]) => (kind === 'expiry' ? 0 : one.missed)),
    );
    expect(links.filter((one) => one.break !== 'givenUpEarly')).toHaveLength(missed);
  });
});
