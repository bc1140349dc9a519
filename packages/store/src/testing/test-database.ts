import { randomBytes } from 'node:crypto';
import { OWNER, superuserUrl, type Urls, urlsOf } from '../connect/provision.ts';
import { connectTo } from '../connect/sql.ts';
import { sharedCluster, TEMPLATE } from './shared-cluster.ts';

export interface TestDatabase extends Urls {
  /** As the superuser: past row-level security and grants. */
  readonly superuser: string;
}

/** An empty, migrated database of the test file's own on the run's server: a copy that takes 0.1 s. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const cluster = await sharedCluster();
  const name = `t_${randomBytes(6).toString('hex')}`;
  const { sql } = connectTo(superuserUrl(cluster, 'postgres'), 1);
  try {
    await sql.text(`create database ${name} template ${TEMPLATE} owner ${OWNER}`);
  } finally {
    await sql.end();
  }
  return { ...urlsOf(cluster, name), superuser: superuserUrl(cluster, name) };
};
