import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { claimSigningKey, type Database, keyIdOf, signingKeyOf, StoreError } from '@baton/store';
import type { LinkKeys } from './links/answer-link.ts';

/**
 * What signs: kept in files beside the database and never in it, so that whoever has the database cannot sign a checkpoint or
 * a link.
 */
export interface Secrets {
  /** Of one-time links; the first signs, all verify. */
  readonly linkKeys: LinkKeys;
  /** Ed25519, PEM: of checkpoints and exports. */
  readonly signing: {
    readonly id: string;
    readonly privateKey: string;
    readonly publicKey: string;
  };
}

/** A file of secrets that cannot be used; the message says which, and what to do. */
export class UnusableSecrets extends Error {
  override readonly name = 'UnusableSecrets';
}

/** Writes the file whole, or takes what another process wrote first. */
const kept = (file: string, make: () => string): string => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const mine = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeFileSync(mine, make(), { mode: 0o600, flush: true });
    try {
      linkSync(mine, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(mine);
    }
  }
  return readFileSync(file, 'utf8');
};

const newSigningKey = (): string =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

const signingOf = (privateKey: string): Secrets['signing'] => {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { id: keyIdOf(publicKey), privateKey, publicKey };
};

const signingIn = (file: string): Secrets['signing'] => {
  const text = kept(file, newSigningKey);
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return signingOf(text);
  } catch {
    // Said below: what the library says of it may quote the key.
  }
  throw new UnusableSecrets(
    `${file}: not an Ed25519 private key in PEM; put back the one that signed so far`,
  );
};

/** Secrets of a process that keeps none. */
export const passingSecrets = (): Secrets => ({
  linkKeys: [{ id: 'passing', secret: randomBytes(32) }],
  signing: signingOf(newSigningKey()),
});

/**
 * The secrets in a folder, made when they are missing: `signing.pem` and `links.key`. Processes of one service share the folder.
 * To replace the key of links, put the new one (64 hex digits) on a line above the old one. Throws `UnusableSecrets`, or the
 * system's error when the folder cannot be read or written.
 */
export const secretsIn = (folder: string): Secrets => {
  const lines = kept(join(folder, 'links.key'), () => `${randomBytes(32).toString('hex')}\n`)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first, ...others] = lines.map((line) => {
    if (!/^[0-9a-f]{64}$/u.test(line))
      throw new UnusableSecrets(
        `${join(folder, 'links.key')}: each line is a key of 64 hex digits`,
      );
    return { id: line.slice(0, 8), secret: Buffer.from(line, 'hex') };
  });
  if (first === undefined)
    throw new UnusableSecrets(
      `${join(folder, 'links.key')} has no key: write one of 64 hex digits, or take the file away to have one made`,
    );
  return {
    linkKeys: [first, ...others],
    signing: signingIn(join(folder, 'signing.pem')),
  };
};

const BACKUP = 'the folder belongs to the backup (docs/reference/operating.md#keys)';

/** Refuses to make keys beside a database that knows another: they would spoil it, and hide what is wrong. */
const refuseOthers = (folder: string, known: string): void => {
  const missing = ['signing.pem', 'links.key'].filter((name) => !existsSync(join(folder, name)));
  if (missing.includes('signing.pem'))
    throw new UnusableSecrets(
      `the folder of keys ${folder} has no signing.pem, and the database is signed with key ${known}: ` +
        `set BATON_KEYS_DIR to the folder with that key, or put it back; ${BACKUP}. No key was made`,
    );
  const { id } = signingIn(join(folder, 'signing.pem'));
  if (id !== known)
    throw new UnusableSecrets(
      `${join(folder, 'signing.pem')} is key ${id}, and the database is signed with key ${known}: ` +
        `set BATON_KEYS_DIR to the folder with that key, or put it back; ${BACKUP}`,
    );
  if (missing.length > 0)
    throw new UnusableSecrets(
      `the folder of keys ${folder} has no links.key: put it back, or links in mails that were sent lead nowhere; ${BACKUP}. ` +
        'To have a new one all the same write 64 hex digits into it',
    );
};

/**
 * The secrets in the folder as `secretsIn` gives them, when the signing key is the one of the database, whose first use makes it
 * that. Nothing is made beside a database that knows a key. Throws `UnusableSecrets`, which names the folder and both keys.
 */
export const secretsOf = async (
  { sql }: Pick<Database, 'sql'>,
  folder: string,
  at: number,
): Promise<Secrets> => {
  const named = resolve(folder);
  const known = await signingKeyOf(sql);
  if (known !== null) refuseOthers(named, known);
  const secrets = secretsIn(named);
  try {
    await claimSigningKey(sql, secrets.signing.id, at);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'signing-key') throw error;
    // Another process with another folder was just faster.
    refuseOthers(named, (await signingKeyOf(sql)) ?? '');
  }
  return secrets;
};
