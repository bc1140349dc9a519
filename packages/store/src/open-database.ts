import { resolve } from 'node:path';
import { provision, SERVICE } from './connect/provision.ts';
import { type Database, connectDatabase } from './database.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
import { migrate } from './migrate/migrate.ts';

interface Common {
  readonly connectionsAtMost?: number;
  /** Now: written beside the migrations taken. */
  readonly at: number;
}

/** One's own Postgres. */
export interface OwnPostgres {
  /** Of the service's role (`DATABASE_URL`). */
  readonly url: string;
  /** Of the role that owns the tables (`DATABASE_OWNER_URL`); with it the schema is brought up to date first. */
  readonly ownerUrl?: string;
}

export type OpenOptions = Common & (OwnPostgres | EmbeddedOptions);

const ownDatabase = async (options: Common & OwnPostgres): Promise<Database> => {
  const { url, ownerUrl, at } = options;
  if (ownerUrl !== undefined)
    await migrate(ownerUrl, decodeURIComponent(new URL(url).username), at);
  return connectDatabase(url, options.connectionsAtMost);
};

/**
 * Opens the store: on the Postgres that `url` names, or on one of its own in `dataDir`, which it then supervises until it is
 * closed. Throws `StoreError`, whose message says what to do.
 */
export const openDatabase = async (options: OpenOptions): Promise<Database> => {
  if ('url' in options) return ownDatabase(options);
  const embedded = await startEmbedded(options);
  try {
    const { owner, service } = await provision(embedded, 'baton');
    await migrate(owner, SERVICE, options.at);
    const database = await connectDatabase(service, options.connectionsAtMost);
    return {
      ...database,
      place: `the Postgres in ${resolve(options.dataDir)}`,
      close: async () => {
        await database.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
};
