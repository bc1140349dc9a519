import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords of the cluster's roles. */
export interface Credentials {
  readonly superuser: string;
  readonly owner: string;
  readonly service: string;
}

const random = (): string => randomBytes(24).toString('hex');

/** The passwords of a data folder, made at random the first time and readable by us alone. */
export const credentialsIn = (dataDir: string): Credentials => {
  const file = join(dataDir, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  const made: Credentials = { superuser: random(), owner: random(), service: random() };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
};
