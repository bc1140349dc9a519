import { isZone } from '@baton/core';
import { type KeyHolder, limitStatements, StoreError, type Tx } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import type { Digest } from './digest.ts';
import { checkScope } from './check-scope.ts';
import { instantOf, type Period } from './period.ts';
import { readDigests, type Picking } from './read-digests.ts';
import { refreshDigests } from './refresh-digests.ts';
import type { Campaign, Report, Scope } from './report.ts';

/** 2,000 leads, about a second's work: what is further behind is the worker's. */
const REFRESHES_AT_MOST = 4;
/** A million leads take some 20 s. */
const REPORT_MS = 120_000;
const name = z.string().min(1).max(200).optional();

const moment = (what: string) =>
  z.string().max(40).optional().openapi({ description: what, example: '2026-05-01' });

/** What every report may be asked with. */
export const periodQuery = {
  from: moment('The first day, or an instant in ISO 8601 with its offset'),
  to: moment('The last day, or the instant at which the period ends'),
  zone: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: 'IANA zone of the dates and hours; UTC unless stated' }),
  format: z.enum(['json', 'csv']).optional(),
};
export const filterQuery = { source: name, segment: name, rep: name, team: name };

export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone?: string | undefined;
  readonly by?: string | undefined;
  readonly source?: string | undefined;
  readonly segment?: string | undefined;
  readonly rep?: string | undefined;
  readonly team?: string | undefined;
}

export const zoneOf = ({ zone = 'UTC' }: Pick<Asked, 'zone'>): string => {
  if (isZone(zone)) return zone;
  throw new Problem(
    400,
    'invalid',
    'zone is no IANA time zone: write for example America/New_York',
  );
};

export const periodOf = (asked: Pick<Asked, 'from' | 'to'>, zone: string): Period => {
  const read = (which: 'from' | 'to'): number | null => {
    const text = asked[which];
    if (text === undefined) return null;
    const at = instantOf(text, zone, which === 'to');
    if (at !== null) return at;
    const hint = 'write a date (2026-05-01) or an instant (2026-05-01T09:00:00Z)';
    throw new Problem(400, 'invalid', `${which} is neither a date nor an instant: ${hint}`);
  };
  const period = { from: read('from'), to: read('to') };
  if (period.from !== null && period.to !== null && period.from >= period.to)
    throw new Problem(400, 'invalid', 'from must be before to');
  return period;
};

interface CampaignRow {
  readonly campaign: string;
  readonly name: string;
  readonly source: string | null;
  readonly cost: number;
  readonly starts: string | null;
  readonly ends: string | null;
}

const campaignsOf = async (
  tx: Tx,
  workspace: string,
  zone: string,
): Promise<readonly Campaign[]> => {
  const rows = await tx<CampaignRow>`
    select campaign, name, source, cost, starts_on::text as starts, ends_on::text as ends from baton.campaigns
    where workspace = ${workspace} order by campaign`;
  return rows.map(({ starts, ends, ...campaign }) => ({
    ...campaign,
    startsAt: starts === null ? null : instantOf(starts, zone, false),
    endsAt: ends === null ? null : instantOf(ends, zone, true),
  }));
};

/** Folds in what has happened since; whether all of it is. */
const refresh = async (
  { db, log }: Service,
  workspace: string,
  statementMs: number,
): Promise<boolean> => {
  const onFault = (err: unknown): void => log.error({ err }, 'a log cannot be reported on');
  for (let round = 0; round < REFRESHES_AT_MOST; round++)
    if ((await refreshDigests(db, workspace, onFault, statementMs)) === 0) return true;
  return false;
};

export interface Answered {
  readonly scope: Scope;
  readonly currency: string;
  /** False while older entries are still being folded in. */
  readonly complete: boolean;
}

const tooLong = (ms: number): Problem =>
  new Problem(
    504,
    'takes-too-long',
    `the report takes longer than ${ms / 1000} s: ask for a shorter period, with from and to, or one source or segment`,
  );

type Take = (digest: Digest) => void;

/**
 * Reads what a report is about, as it is at one moment, and hands each lead's digest to `take`. A rep sees their own. Throws a
 * problem, 504, when it takes longer than `withinMs`, or one statement of it does.
 */
export const askReport = async (
  service: Service,
  caller: KeyHolder,
  report: Pick<Report, 'by' | 'parts' | 'picks'>,
  asked: Asked,
  begin: (scope: Scope) => Take,
  withinMs = REPORT_MS,
): Promise<Answered> => {
  try {
    return await readReport(service, caller, report, asked, begin, withinMs);
  } catch (error) {
    throw error instanceof StoreError && error.code === 'too-slow' ? tooLong(withinMs) : error;
  }
};

const readReport = async (
  service: Service,
  caller: KeyHolder,
  report: Pick<Report, 'by' | 'parts' | 'picks'>,
  asked: Asked,
  begin: (scope: Scope) => Take,
  withinMs: number,
): Promise<Answered> => {
  const { db, now } = service;
  const { workspace } = caller;
  const zone = zoneOf(asked);
  const period = periodOf(asked, zone);
  const until = performance.now() + withinMs;
  const complete = await refresh(service, workspace, withinMs);
  return db.sql.begin(async (tx) => {
    await tx`select set_config('baton.workspace', ${workspace}, true)`;
    await limitStatements(tx, withinMs);
    const [row] = await tx<{ org: number | null }>`
      select org from baton.workspaces where workspace = ${workspace}`;
    const org = await db.engines.org(tx, workspace, row?.org ?? 0);
    const isRep = caller.role === 'rep';
    await checkScope(tx, workspace, org, isRep ? { team: asked.team } : asked);
    const scope: Scope = {
      period,
      now: now(),
      zone,
      by: asked.by ?? report.by[0],
      rep: isRep ? caller.person : (asked.rep ?? null),
      team: asked.team ?? null,
      teamOf: (person) => org.people[person]?.team ?? null,
      campaigns: await campaignsOf(tx, workspace, zone),
    };
    const picking: Picking = {
      workspace,
      period,
      picks: report.picks,
      parts: report.parts,
      source: asked.source ?? null,
      segment: asked.segment ?? null,
    };
    const take = begin(scope);
    for await (const digest of readDigests(tx, picking)) {
      if (performance.now() > until) throw tooLong(withinMs);
      take(digest);
    }
    return { scope, currency: org.currency, complete };
  }, 'isolation level repeatable read read only');
};
