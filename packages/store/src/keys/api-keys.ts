import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../connect/sql.ts';

export const roles = [
  'admin',
  'ops',
  'marketing',
  'manager',
  'rep',
  'registrar',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Who asks: a person of the org's in a workspace, and what they may do there. */
export interface KeyHolder {
  readonly id: string;
  readonly workspace: string;
  readonly person: string;
  readonly role: Role;
}

const PREFIX = 'baton_';

/** Base64url of 32 bytes. */
const SECRET = /^[\w-]{43}$/;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The workspace that a key names, so that it can be looked up within it; null for what is no key of ours. */
export const workspaceOfKey = (key: string): string | null => {
  const end = key.lastIndexOf('.');
  if (!key.startsWith(PREFIX) || !SECRET.test(key.slice(end + 1))) return null;
  try {
    return decodeURIComponent(key.slice(PREFIX.length, Math.max(end, PREFIX.length))) || null;
  } catch {
    return null;
  }
};

/**
 * Makes a key of 256 random bits, `baton_<workspace>.<secret>`, which is shown this once: only its SHA-256 is kept. Asked
 * again inside a transaction that is tried again it makes another.
 */
export const addApiKey = async (
  tx: Tx,
  workspace: string,
  {
    person,
    role,
    at,
    by,
  }: { readonly person: string; readonly role: Role; readonly at: number; readonly by: string },
): Promise<{ readonly id: string; readonly key: string }> => {
  const key = `${PREFIX}${encodeURIComponent(workspace)}.${randomBytes(32).toString('base64url')}`;
  const id = `key-${randomBytes(6).toString('hex')}`;
  await tx`
    insert into baton.api_keys (workspace, id, hash, person, role, created_at, created_by)
    values (${workspace}, ${id}, ${hashOf(key)}, ${person}, ${role}, ${at}, ${by})`;
  return { id, key };
};

/** Who holds the key, or null when there is no such key in the workspace or it was revoked. */
export const holderOfKey = async (
  tx: Tx,
  workspace: string,
  key: string,
): Promise<KeyHolder | null> => {
  const [row] = await tx<KeyHolder>`
    select id, workspace, person, role from baton.api_keys
    where workspace = ${workspace} and hash = ${hashOf(key)} and revoked_at is null`;
  return row ?? null;
};

/** Takes a key out of use at once; false if there is none of that id in use. */
export const revokeApiKey = async (
  tx: Tx,
  workspace: string,
  { id, at }: { readonly id: string; readonly at: number },
): Promise<boolean> => {
  const { count } = await tx`
    update baton.api_keys set revoked_at = ${at}
    where workspace = ${workspace} and id = ${id} and revoked_at is null`;
  return count === 1;
};

export interface ListedKey extends Omit<KeyHolder, 'workspace'> {
  readonly createdAt: number;
  readonly createdBy: string;
  readonly revokedAt: number | null;
}

/** Every key that was made in the workspace, the newest first; not the keys themselves, which nobody has. */
export const listApiKeys = (tx: Tx, workspace: string): Promise<readonly ListedKey[]> =>
  tx<ListedKey>`
    select id, person, role, created_at as "createdAt", created_by as "createdBy", revoked_at as "revokedAt"
    from baton.api_keys where workspace = ${workspace} order by created_at desc, id`;
