import { type Database, inWorkspace, type Tx, workspaceNames } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { Chore } from '../worker/chores.ts';
import { alarmJob } from '../worker/notice-job.ts';
import { type Finding, watchAcceptance, WINDOW_MS } from './acceptance-alarm.ts';
import { readDigests } from './read-digests.ts';
import { LEADS_AT_ONCE, refreshDigests } from './refresh-digests.ts';

const ACCEPTANCE = 'acceptance';
/** Who is told: sales and marketing hold each other to the rate together. */
const TOLD = ['head-of-sales', 'marketing'] as const;

interface OpenAlarm {
  readonly about: string;
  readonly raised_at: number;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const linesOf = ({ about, offers, accepted, low, high, cause }: Finding): readonly string[] => [
  `${about}: ${accepted} of ${offers} offers of the last 30 days were accepted (95%: ${percent(low)} to ${percent(high)}; agreed: 90%)`,
  cause === null
    ? 'Nothing was said about why.'
    : `What grew most: ${cause.kind} "${cause.name}", ${percent(cause.before)} of the offers before, ${percent(cause.share)} now`,
];

const begin = async (
  { queue, now }: Service,
  tx: Tx,
  workspace: string,
  finding: Finding,
): Promise<number> => {
  const at = now();
  const { count } = await tx`
    insert into baton.alarms (workspace, alarm, about, raised_at, detail)
    values (${workspace}, ${ACCEPTANCE}, ${finding.about}, ${at}, ${JSON.stringify(finding)}::text::jsonb)
    on conflict do nothing`;
  if (count === 0) return 0;
  const title = `Acceptance is at ${percent(finding.rate)}: ${finding.about}`;
  const about = [ACCEPTANCE, finding.about, String(at)];
  const { org } = await orgOf(tx, workspace);
  // A role that the org does not have would be told to somebody else.
  const roles = TOLD.filter((role) => org.includes(role));
  await queue.add(
    tx,
    roles.map((role) =>
      alarmJob({ workspace, about, at, to: { role }, title, lines: linesOf(finding) }),
    ),
  );
  return 1;
};

const orgOf = async (tx: Tx, workspace: string): Promise<{ readonly org: readonly string[] }> => {
  const [row] = await tx<{ roles: Record<string, string> | null }>`
    select o.document->'roles' as roles from baton.workspaces w
    join baton.orgs o on o.workspace = w.workspace and o.version = w.org where w.workspace = ${workspace}`;
  return { org: Object.keys(row?.roles ?? {}) };
};

const end = async (tx: Tx, workspace: string, about: string, at: number): Promise<number> => {
  const { count } = await tx`
    update baton.alarms set ended_at = ${at}
    where workspace = ${workspace} and alarm = ${ACCEPTANCE} and about = ${about} and ended_at is null`;
  return count;
};

const watchOver = async (
  { engines }: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
  now: number,
) => {
  const [row] = await tx<{ org: number | null }>`
    select org from baton.workspaces where workspace = ${workspace}`;
  if (row === undefined || row.org === null) return null;
  const org = await engines.org(tx, workspace, row.org);
  const watch = watchAcceptance(now, (person) => org.people[person]?.team ?? null);
  const period = { from: now - 2 * WINDOW_MS, to: null };
  const picking = { workspace, period, picks: 'happenings', source: null, segment: null } as const;
  for await (const digest of readDigests(tx, { ...picking, parts: ['offers'] })) watch.take(digest);
  return watch;
};

const raiseIn = (service: Service, workspace: string): Promise<number> =>
  inWorkspace(service.db, workspace, async (tx) => {
    const at = service.now();
    const watch = await watchOver(service.db, tx, workspace, at);
    if (watch === null) return 0;
    let changed = 0;
    const open = await tx<OpenAlarm>`
      select about, raised_at from baton.alarms
      where workspace = ${workspace} and alarm = ${ACCEPTANCE} and ended_at is null`;
    for (const { about } of open)
      if (watch.hasRecovered(about)) changed += await end(tx, workspace, about, at);
    const known = new Set(open.map(({ about }) => about));
    for (const finding of watch.below())
      if (!known.has(finding.about)) changed += await begin(service, tx, workspace, finding);
    return changed;
  });

const eachWorkspace = async (
  { db }: Service,
  work: (workspace: string) => Promise<number>,
): Promise<number> => {
  let done = 0;
  for (const workspace of await workspaceNames(db)) done += await work(workspace);
  return done;
};

const foldIn = (service: Service, workspace: string): Promise<number> =>
  refreshDigests(service.db, workspace, (err) =>
    service.log.error({ err }, 'a log cannot be reported on'),
  );

/** Folds new entries into what reports read, so that a report has little left to fold when it is asked for. */
export const foldDigests = (): Chore => ({
  name: 'fold-digests',
  everyMs: 60_000,
  run: (service) => eachWorkspace(service, (workspace) => foldIn(service, workspace)),
});

/** Raises an alarm when acceptance has fallen significantly below what was agreed, and ends it when it has recovered. */
export const watchAcceptanceRate = (): Chore => ({
  name: 'acceptance-alarms',
  everyMs: 600_000,
  run: (service) =>
    eachWorkspace(service, async (workspace) => {
      // A service that was just filled, or stood long, is not to judge by the half of it that is folded in.
      const folded = await foldIn(service, workspace);
      return folded < LEADS_AT_ONCE ? raiseIn(service, workspace) : folded;
    }),
});
