import {
  checkTogether,
  type DocumentError,
  formatDocumentError,
  parseOrg,
  parsePolicy,
} from '@baton/core';
import {
  activatePolicy,
  addApiKey,
  addOrg,
  addPolicy,
  createWorkspace,
  type Database,
  inWorkspace,
  type Role,
  noteAct,
} from '@baton/store';
import { isInOrg } from '../people/is-in-org.ts';

export interface NewWorkspace {
  readonly workspace: string;
  /** The documents as they were written, and the names to tell errors by. */
  readonly policy: { readonly text: string; readonly file: string };
  readonly org: { readonly text: string; readonly file: string };
  /** Who gets a key, and for which role. */
  readonly keys: readonly { readonly person: string; readonly role: Role }[];
  readonly at: number;
}

export interface IssuedKey {
  readonly person: string;
  readonly role: Role;
  readonly key: string;
}

/** A workspace cannot be made of these documents; the message has every error with place and fix. */
export class NotCreated extends Error {
  override readonly name = 'NotCreated';
}

const refuse = (errors: readonly DocumentError[]): void => {
  if (errors.length > 0) throw new NotCreated(errors.map(formatDocumentError).join('\n\n'));
};

const BY = 'operator';

/** Keys from the command line: who can start the service on the database may enter any workspace. */
export const issueKeys = (
  db: Database,
  workspace: string,
  keys: NewWorkspace['keys'],
  at: number,
): Promise<readonly IssuedKey[]> =>
  inWorkspace(db, workspace, async (tx) => {
    const known = await tx`select from baton.workspaces where workspace = ${workspace}`;
    if (known.length === 0)
      throw new NotCreated(`there is no workspace ${workspace}: make it with --create`);
    const issued: IssuedKey[] = [];
    for (const { person, role } of keys) {
      if (!(await isInOrg(tx, workspace, person)))
        throw new NotCreated(`${person} is nobody of the org of workspace ${workspace}`);
      const { id, key } = await addApiKey(tx, workspace, { person, role, at, by: BY });
      const detail = { person, role };
      await noteAct(tx, workspace, { at, actor: BY, act: 'command line: key', target: id, detail });
      issued.push({ person, role, key });
    }
    return issued;
  });

interface Versions {
  readonly policy: number | null;
  readonly org: number | null;
}

const versionsOf = (db: Database, workspace: string): Promise<Versions> =>
  inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<Versions>`
      select policy, org from baton.workspaces where workspace = ${workspace}`;
    return row ?? { policy: null, org: null };
  });

/**
 * Makes a workspace with its org, its policy in force and its first keys, which are shown this once; goes on where an earlier
 * start was cut off. Null if there is one of that id with a policy in force: then `issueKeys` lets an admin in.
 */
export const createWorkspaceOf = async (
  db: Database,
  { workspace, policy, org, keys, at }: NewWorkspace,
): Promise<readonly IssuedKey[] | null> => {
  const parsedOrg = parseOrg(org.text, org.file);
  const parsedPolicy = parsePolicy(policy.text, policy.file);
  if (!parsedOrg.ok) refuse(parsedOrg.errors);
  if (!parsedPolicy.ok) refuse(parsedPolicy.errors);
  if (!parsedOrg.ok || !parsedPolicy.ok) return null;
  refuse(checkTogether(parsedPolicy.policy, parsedOrg.org, parsedPolicy.locate).errors);
  const strangers = keys.filter(({ person }) => !Object.hasOwn(parsedOrg.org.people, person));
  if (strangers.length > 0)
    throw new NotCreated(
      `${strangers.map(({ person }) => person).join(', ')} is nobody of ${org.file}: name a person by their id there`,
    );
  await createWorkspace(db, { workspace, name: parsedOrg.org.name, at });
  const begun = await versionsOf(db, workspace);
  if (begun.policy !== null) return null;
  if (begun.org === null)
    await addOrg(db, workspace, parsedOrg.org, { at, by: BY, source: org.text });
  const authored = { at, by: BY, source: policy.text };
  const version = await addPolicy(db, workspace, parsedPolicy.policy, authored);
  const why = 'the first';
  await activatePolicy(db, workspace, { version, openLeads: 'keep', at, by: BY, why });
  return issueKeys(db, workspace, keys, at);
};
