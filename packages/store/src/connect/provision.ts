import type { Embedded } from '../embedded/start-embedded.ts';
import { connectTo } from './sql.ts';

export const OWNER = 'baton_owner';
export const SERVICE = 'baton_service';

/** A server on the loopback with the passwords of its roles. */
export type Server = Pick<Embedded, 'port' | 'credentials'>;

/** The two ways into a database: to own its tables, and to work in them. */
export interface Urls {
  readonly owner: string;
  readonly service: string;
}

const urlOf = (port: number, user: string, password: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

export const superuserUrl = ({ port, credentials }: Server, database: string): string =>
  urlOf(port, 'postgres', credentials.superuser, database);

export const urlsOf = ({ port, credentials }: Server, database: string): Urls => ({
  owner: urlOf(port, OWNER, credentials.owner, database),
  service: urlOf(port, SERVICE, credentials.service, database),
});

/** Makes the two roles and the database of an embedded server, if they are not there yet. */
export const provision = async (embedded: Server, database: string): Promise<Urls> => {
  const { sql } = connectTo(superuserUrl(embedded, 'postgres'), 1);
  const { owner, service } = embedded.credentials;
  try {
    for (const [role, password] of [
      [OWNER, owner],
      [SERVICE, service],
    ] as const) {
      const known = await sql`select from pg_roles where rolname = ${role}`;
      // The passwords are hexadecimal, so they need no quoting.
      if (known.length === 0) await sql.text(`create role ${role} login password '${password}'`);
    }
    const known = await sql`select from pg_database where datname = ${database}`;
    if (known.length === 0) await sql.text(`create database "${database}" owner ${OWNER}`);
  } finally {
    await sql.end();
  }
  return urlsOf(embedded, database);
};
