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
import { plainReports } from '../../reports/all-reports.ts';
import { custodyBreaksReport } from '../../reports/custody-breaks.ts';
import { acceptanceReport } from '../../reports/acceptance.ts';
import { breaksOf, chainsOf } from '../../reports/breaks-of.ts';
import { type Digest, isGivenUpEarly } from '../../reports/digest.ts';
import { digestOf } from '../../reports/digest-of.ts';
import type { Report, Row, Scope, Tables } from '../../reports/report.ts';
import { slaReport } from '../../reports/sla.ts';
import { digestIn, storedDigest } from '../../reports/stored-digest.ts';
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

const tables = (
  report: Report,
  by: string,
  change: Partial<Scope> = {},
  among: readonly Digest[] = digests,
): Tables => {
  const scope: Scope = {
    period: everything,
    now: UNTIL,
    zone: 'UTC',
    by,
    rep: null,
    team: null,
    teamOf: (person) => org.people[person]?.team ?? null,
    campaigns: [],
    ...change,
  };
  const counting = report.count(scope);
  for (const digest of among) counting.take(digest);
  return counting.end();
};

const reports = [...plainReports.map(({ report }) => report), custodyBreaksReport];
const everyTable = reports.flatMap((report) =>
  report.by.map((by) => [report.name, by, report] as const),
);

/** Columns that count what happened once: what is a mean, a share or a median does not add up, nor do leads in several rows. */
const additive: Readonly<Record<string, readonly string[]>> = {
  acceptance: ['offers', 'accepted', 'rejected', 'lapsed', 'withdrawn', 'open'],
  'speed-to-lead': ['leads', 'contacted', 'neverContacted', 'targetMet', 'targetMissed'],
  sla: ['owed', 'met', 'missed', 'metLate', 'withdrawn', 'moved', 'open', 'escalations'],
  'follow-up': ['leads', 'attempts', 'call', 'mail', 'inCadence', 'givenUpEarly', 'attemptsMissed'],
  excuses: ['given', 'closedAtOnce'],
  fit: ['judgements', 'rejected', 'returned', 'disputed', 'ruledForSales', 'givenUpEarly'],
  campaigns: ['cost', 'leads', 'merged', 'accepted', 'won', 'revenue', 'profit'],
  'buying-curve': ['won', 'boughtElsewhere', 'closedOtherwise', 'attempts'],
  'custody-breaks': ['breaks', 'open'],
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

describe('tables of a life of sixty days', () => {
  test.each(everyTable)('%s by %s: rows add up to the total', (name, by, report) => {
    const { rows, total } = tables(report, by);
    for (const column of additive[name] ?? [])
      expect([column, sum(rows.map((row) => Number(row[column])))]).toEqual([
        column,
        total[column],
      ]);
    expect(Number(total[additive[name]?.[0] ?? ''])).toBeGreaterThan(name === 'campaigns' ? -1 : 0);
  });

  test.each(everyTable)('%s by %s: answers are what the document says', (_name, by, report) => {
    const { rows, total } = tables(report, by);
    for (const row of [...rows, total]) expect(report.row.safeParse(row).error).toBeUndefined();
    const nothing = tables(report, by, {}, []);
    for (const row of [...nothing.rows, nothing.total])
      expect(report.row.safeParse(row).error).toBeUndefined();
  });

  test.each(everyTable)('%s by %s: sources together make the whole', (name, by, report) => {
    const { total } = tables(report, by);
    const sources = [...new Set(digests.map(({ source }) => source))];
    expect(sources.length).toBeGreaterThan(2);
    const parts = sources.map(
      (source) =>
        tables(
          report,
          by,
          {},
          digests.filter((one) => one.source === source),
        ).total,
    );
    for (const column of additive[name] ?? [])
      expect([column, sum(parts.map((part) => Number(part[column])))]).toEqual([
        column,
        total[column],
      ]);
  });

  test.each(['acceptance', 'sla', 'fit', 'custody-breaks'])(
    '%s: adjoining periods make the whole, and so do teams',
    (name) => {
      const report = reports.find((one) => one.name === name) ?? slaReport;
      const { total } = tables(report, report.by[0]);
      const middle = FROM + 30 * DAY_MS;
      const periods = [
        { from: null, to: middle },
        { from: middle, to: null },
      ].map((period) => tables(report, report.by[0], { period }).total);
      const teams = Object.keys(org.teams).map(
        (team) => tables(report, report.by[0], { team }).total,
      );
      const teamless = tables(report, 'team').rows.find(({ group }) => group === null);
      for (const column of additive[name] ?? []) {
        const of = (parts: readonly Row[]): number =>
          sum(parts.map((part) => Number(part[column])));
        expect([column, of(periods)]).toEqual([column, total[column]]);
        expect([column, of(teams) + Number(teamless?.[column] ?? 0)]).toEqual([
          column,
          total[column],
        ]);
      }
    },
  );

  test('digests are read back as they were stored', () => {
    for (const digest of digests.slice(0, 100))
      expect(digestIn(storedDigest(digest))).toEqual(digest);
  });
});
