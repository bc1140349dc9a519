import {
  compileRuleSets,
  type Directory,
  directoryOf,
  type Engine,
  type Lifecycle,
  lifecycle,
  type Org,
  type Policy,
  reference,
  type RuleSets,
} from '@baton/core';
import { boundedCache } from '../bounded-cache.ts';
import { named, type Tx } from '../connect/sql.ts';
import { StoreError } from '../store-error.ts';

/** Which versions decide about a lead. */
export interface Versions {
  /** Of the policy that the lead is under. */
  readonly policy: number;
  /** Of the org whose calendars its deadlines are counted on. */
  readonly calendars: number;
  /** Of the org that says who is there now. */
  readonly org: number;
}

interface Compiled {
  readonly policy: Policy;
  readonly sets: RuleSets;
  readonly lifecycle: Lifecycle;
}

export interface Engines {
  readonly engine: (tx: Tx, workspace: string, versions: Versions) => Promise<Engine>;
  /** The same where it is in memory. */
  readonly peek: (workspace: string, versions: Versions) => Promise<Engine> | undefined;
  readonly org: (tx: Tx, workspace: string, version: number) => Promise<Org>;
}

/**
 * Who is there now, on the calendars that the lead keeps: somebody's absence is known to the next decision, while a deadline
 * is counted as its entries say. A calendar that is newer than the lead's is taken from now.
 */
const pinned = (current: Directory, kept: Directory): Directory =>
  kept.version === current.version
    ? current
    : {
        ...current,
        version: kept.version,
        calendar: (id) => (Object.hasOwn(kept.org.calendars, id) ? kept : current).calendar(id),
      };

const documentOf = async <T>(
  tx: Tx,
  table: 'policies' | 'orgs',
  workspace: string,
  version: number,
): Promise<T> => {
  const [row] = await tx<{ document: T }>`
    select document from ${named(`baton.${table}`)} where workspace = ${workspace} and version = ${version}`;
  if (row !== undefined) return row.document;
  throw new StoreError('unknown', `workspace ${workspace} has no version ${version} in ${table}`);
};

/**
 * Policies and orgs compiled once for each version, which never changes, and kept while they are in use. Reading goes
 * through the transaction that asks, which sees its own workspace only.
 */
export const enginesOf = (): Engines => {
  const policies = boundedCache<Compiled>(500);
  const directories = boundedCache<Directory>(500);
  const engines = boundedCache<Engine>(1000);
  const compiled = (tx: Tx, workspace: string, version: number): Promise<Compiled> =>
    policies(`${version} ${workspace}`, async () => {
      const policy = await documentOf<Policy>(tx, 'policies', workspace, version);
      return { policy, sets: compileRuleSets(policy), lifecycle: lifecycle(policy) };
    });
  const directory = (tx: Tx, workspace: string, version: number): Promise<Directory> =>
    directories(`${version} ${workspace}`, async () =>
      directoryOf(await documentOf<Org>(tx, 'orgs', workspace, version)),
    );
  const keyOf = (workspace: string, { policy, calendars, org }: Versions): string =>
    `${policy} ${calendars} ${org} ${workspace}`;
  return {
    peek: (workspace, versions) => engines.peek(keyOf(workspace, versions)),
    engine: (tx, workspace, versions) =>
      engines(keyOf(workspace, versions), async () => ({
        ...(await compiled(tx, workspace, versions.policy)),
        directory: pinned(
          await directory(tx, workspace, versions.org),
          await directory(tx, workspace, versions.calendars),
        ),
        executor: reference,
      })),
    org: async (tx, workspace, version) => (await directory(tx, workspace, version)).org,
  };
};
