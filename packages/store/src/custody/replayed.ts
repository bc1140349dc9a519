import {
  canonicalJson,
  type Engine,
  type Lead,
  replay,
  type SealedEntry,
  type VersionOf,
} from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';

const keyOf = (policy: number, calendars: number): string => `${policy} ${calendars}`;

/** Every version that the entries name, made ready: replay itself cannot wait. */
export const versionsIn = async (
  db: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
  org: number,
  log: readonly SealedEntry[],
): Promise<VersionOf> => {
  const engines = new Map<string, Engine>();
  for (const { policy, calendars } of log) {
    const key = keyOf(policy, calendars);
    if (!engines.has(key))
      engines.set(key, await db.engines.engine(tx, workspace, { policy, calendars, org }));
  }
  return (policy, calendars) => {
    const engine = engines.get(keyOf(policy, calendars));
    if (engine === undefined) throw new Error(`version ${policy} was not made ready`);
    const { directory, lifecycle } = engine;
    const calendar = (id: string) => directory.calendar(id);
    return { lifecycle, rules: { policy: engine.policy, calendars, calendar } };
  };
};

/**
 * Folds the lifecycle over a lead's log, each entry under its own version, and compares with the stored lead. Null if they
 * are the same, else what differs.
 */
export const differsFromLog = async (
  db: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
  org: number,
  stored: Lead,
  log: readonly SealedEntry[],
): Promise<string | null> => {
  const [first] = log;
  if (first === undefined) return `lead ${stored.id} has no entries`;
  const versionOf = await versionsIn(db, tx, workspace, org, log);
  const { executor } = await db.engines.engine(tx, workspace, {
    policy: first.policy,
    calendars: first.calendars,
    org,
  });
  const replayed = replay(executor, versionOf, log);
  if (!replayed.ok)
    return `entry ${replayed.entry.seq} of lead ${stored.id} does not follow: ${replayed.message}`;
  const folded = replayed.leads.get(stored.id);
  return folded !== undefined && canonicalJson(folded) === canonicalJson(stored)
    ? null
    : `lead ${stored.id} is not what its log says`;
};
