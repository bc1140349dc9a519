import { spawnSync } from 'node:child_process';
import { StoreError } from '../store-error.ts';

/** Who Postgres runs as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

const numberOf = (flag: '-u' | '-g'): number | null => {
  const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : null;
};

const find = (): ServerUser | null => {
  const uid = numberOf('-u');
  const gid = numberOf('-g');
  return uid === null || gid === null ? null : { name: NAME, uid, gid };
};

/**
 * Postgres refuses to run as root; there it runs as the system user `postgres`, who is made if missing. Null for anybody
 * else: the server then runs as ourselves.
 */
export const serverUser = (): ServerUser | null => {
  if (process.getuid?.() !== 0) return null;
  const known = find();
  if (known !== null) return known;
  const args = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ];
  const { stderr } = spawnSync('useradd', args, { encoding: 'utf8' });
  const made = find();
  if (made !== null) return made;
  throw new StoreError(
    'embedded',
    `Postgres refuses to run as root, and the user ${NAME} could not be made (${stderr?.trim() ?? 'no useradd'}): ` +
      'run Baton as an ordinary user, or give it a DATABASE_URL',
  );
};
