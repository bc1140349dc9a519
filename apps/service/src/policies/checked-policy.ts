import { checkTogether, type DocumentError, type Org, parsePolicy, type Policy } from '@baton/core';
import { type Database, inWorkspace, type Tx } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound, Problem } from '../http/problem.ts';

export const findingSchema = z
  .object({
    line: z.int().openapi({ description: 'From 1; 0 is not known' }),
    column: z.int(),
    path: z.string(),
    message: z.string(),
    fix: z.string(),
  })
  .openapi('Finding');

export type Finding = z.infer<typeof findingSchema>;

export interface CheckedPolicy {
  /** Null when there are errors. */
  readonly policy: Policy | null;
  readonly errors: Finding[];
  readonly warnings: Finding[];
}

/** Findings without the name of a file, which over HTTP there is none of. */
export const shownFindings = (found: readonly DocumentError[]): Finding[] =>
  found.map(({ line, column, path, message, fix }) => ({ line, column, path, message, fix }));

const orgInForceIn = async (tx: Tx, workspace: string): Promise<Org> => {
  const [row] = await tx<{ document: Org }>`
    select o.document from baton.workspaces w
    join baton.orgs o on o.workspace = w.workspace and o.version = w.org where w.workspace = ${workspace}`;
  if (row === undefined)
    throw new Problem(409, 'not-ready', `workspace ${workspace} has no org yet`);
  return row.document;
};

const orgInForce = (db: Database, workspace: string): Promise<Org> =>
  inWorkspace(db, workspace, (tx) => orgInForceIn(tx, workspace));

/** Reads a policy's text and checks it with the org in force, as it would have to pass to be activated. */
export const checkedPolicy = async (
  db: Database,
  workspace: string,
  text: string,
): Promise<CheckedPolicy> => {
  const parsed = parsePolicy(text, 'policy');
  if (!parsed.ok) return { policy: null, errors: shownFindings(parsed.errors), warnings: [] };
  const { policy, locate } = parsed;
  const together = checkTogether(policy, await orgInForce(db, workspace), locate);
  const errors = shownFindings(together.errors);
  const warnings = shownFindings([...parsed.warnings, ...together.warnings]);
  return { policy: errors.length === 0 ? policy : null, errors, warnings };
};

/** Throws a problem unless there is such a version and it fits the org in force, which may be newer than its check. */
export const checkVersionIn = async (tx: Tx, workspace: string, version: number): Promise<void> => {
  const [stored] = await tx<{ document: Policy }>`
    select document from baton.policies where workspace = ${workspace} and version = ${version}`;
  if (stored === undefined) throw notFound(`policy version ${version}`);
  const { errors } = checkTogether(stored.document, await orgInForceIn(tx, workspace));
  if (errors.length > 0)
    throw new Problem(409, 'invalid-document', `version ${version} does not fit the org in force`, {
      errors: shownFindings(errors),
    });
};

/** The same in a transaction of its own. */
export const checkVersion = (db: Database, workspace: string, version: number): Promise<void> =>
  inWorkspace(db, workspace, (tx) => checkVersionIn(tx, workspace, version));
