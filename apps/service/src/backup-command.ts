import { backUpEmbedded, restoreEmbedded } from '@baton/store';
import type { Config } from './config.ts';
import { NotCreated } from './seed/create-workspace.ts';

/** A file to copy everything into, or to put everything back from. */
export interface Copying {
  readonly verb: 'backup' | 'restore';
  readonly file: string;
}

/** Carries it out and says so. Throws `StoreError`, or `NotCreated` for a Postgres of one's own, which has its own tools. */
export const backUpOrRestore = async (
  { database, keysDir }: Pick<Config, 'database' | 'keysDir'>,
  { verb, file }: Copying,
  at: number,
): Promise<string> => {
  if (database.kind === 'own')
    throw new NotCreated(
      `--${verb} is for the embedded Postgres; with DATABASE_URL use pg_dump and pg_restore, and copy ${keysDir} as well`,
    );
  const places = { dataDir: database.dataDir, keysDir, file };
  if (verb === 'backup') {
    await backUpEmbedded({ ...places, at });
    return `${file} holds the database and the keys: keep it where nobody reads it`;
  }
  const madeAt = await restoreEmbedded(places);
  return `${database.dataDir} and ${keysDir} are as they were on ${new Date(madeAt).toISOString()}`;
};
