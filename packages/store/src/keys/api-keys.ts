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

/** A key's holder, and which routes the key is good for: null is all that the role may use. */
export interface KeyInUse extends KeyHolder {
  readonly scope: readonly string[] | null;
}

export interface NewKey {
  readonly person: string;
  readonly role: Role;
  /** Routes that it is good for, such as `GET /leads`; all of its role's if it is not given. */
  readonly scope?: readonly string[] | null;
  /** From then on it is good for nothing. */
  readonly expiresAt?: number | null;
  readonly at: number;
  readonly by: string;
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
  { person, role, scope = null, expiresAt = null, at, by }: NewKey,
): Promise<{ readonly id: string; readonly key: string }> => {
  const key = `${PREFIX}${encodeURIComponent(workspace)}.${randomBytes(32).toString('base64url')}`;
  const id = `key-${randomBytes(6).toString('hex')}`;
  await tx`
    insert into baton.api_keys (workspace, id, hash, person, role, scope, expires_at, created_at, created_by)
    values (${workspace}, ${id}, ${hashOf(key)}, ${person}, ${role}, ${scope}, ${expiresAt}, ${at}, ${by})`;
  return { id, key };
};

/** Who holds the key, or null when there is no such key in the workspace, or it was revoked or has expired by `at`. */
export const holderOfKey = async (
  tx: Tx,
  workspace: string,
  key: string,
  at: number,
): Promise<KeyInUse | null> => {
  const [row] = await tx<KeyInUse>`
    select id, workspace, person, role, scope from baton.api_keys
    where workspace = ${workspace} and hash = ${hashOf(key)} and revoked_at is null
      and (expires_at is null or expires_at > ${at})`;
  return row ?? null;
};

/**
 * Makes the next key in place of one in use, for the same person, role and scope; the old one is good for `overlapMs` more, so
 * that whoever uses it has time to change. The new one lasts as long as the old one was made to. Null if there is none of that
 * id in use.
 */
export const rotateApiKey = async (
  tx: Tx,
  workspace: string,
  {
    id,
    overlapMs,
    at,
    by,
  }: {
    readonly id: string;
    readonly overlapMs: number;
    readonly at: number;
    readonly by: string;
  },
): Promise<{ readonly id: string; readonly key: string; readonly oldExpiresAt: number } | null> => {
  const [old] = await tx<ListedKey>`
    select id, person, role, scope, created_at as "createdAt", expires_at as "expiresAt"
    from baton.api_keys where workspace = ${workspace} and id = ${id} and revoked_at is null
      and (expires_at is null or expires_at > ${at}) for update`;
  if (old === undefined) return null;
  const { person, role, scope, createdAt } = old;
  const oldExpiresAt = Math.min(old.expiresAt ?? Infinity, at + overlapMs);
  await tx`
    update baton.api_keys set expires_at = ${oldExpiresAt} where workspace = ${workspace} and id = ${id}`;
  const expiresAt = old.expiresAt === null ? null : at + (old.expiresAt - createdAt);
  const made = await addApiKey(tx, workspace, { person, role, scope, expiresAt, at, by });
  return { ...made, oldExpiresAt };
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

export interface ListedKey extends Omit<KeyInUse, 'workspace'> {
  readonly expiresAt: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly revokedAt: number | null;
}

/** Every key that was made in the workspace, the newest first; not the keys themselves, which nobody has. */
export const listApiKeys = (tx: Tx, workspace: string): Promise<readonly ListedKey[]> =>
  tx<ListedKey>`
    select id, person, role, scope, created_at as "createdAt", created_by as "createdBy",
      expires_at as "expiresAt", revoked_at as "revokedAt"
    from baton.api_keys where workspace = ${workspace} order by created_at desc, id`;
