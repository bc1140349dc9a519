import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Recorded, Sent } from './record.ts';

/**
 * The floor: the statements of one transaction of the service with the values they had, as prepared statements on the same
 * driver, with as many connections and clients. It contains every row that is read, locked and written, the inserts into the
 * queue, the locks, the begin and the commit. It leaves out the application: no rules are judged, no lifecycle is stepped,
 * nothing is hashed, scored, built or parsed; nor what a client who knows all answers would not ask: the read of the versions ahead of
 * the transaction, and the name of the workspace inside it. Statements that need no answer of an earlier one are sent in
 * one go, also where the service waits: three round trips for an intake (four where a pair was found), two for a deadline.
 */
export interface Floor {
  readonly flights: readonly (readonly pg.QueryConfig[])[];
}

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 40);
  names.set(text, name);
  return name;
};

const prepared = ({ text, values }: Sent): pg.QueryConfig => ({
  name: nameOf(text),
  text,
  values: [...values],
});

const isLeftOut = ({ text }: Sent): boolean => text.includes("current_setting('baton.workspace')");

/** After these a client needs the answer before it knows what to write. */
const isAwaited = ({ text }: Sent): boolean =>
  /from baton\.leads\s[^]*for no key update/.test(text) ||
  /from baton\.pools\s[^]*for update/.test(text);

const isPairs = ({ text }: Sent): boolean => text.includes('insert into baton.duplicates');

export const floorOf = (recorded: Recorded): Floor => {
  const flights: pg.QueryConfig[][] = [[{ name: 'begin', text: 'begin' }]];
  for (const sent of recorded) {
    if (isLeftOut(sent)) continue;
    if (isPairs(sent)) flights.push([]);
    flights.at(-1)?.push(prepared(sent));
    if (isAwaited(sent)) flights.push([]);
  }
  flights.at(-1)?.push({ name: 'commit', text: 'commit' });
  return { flights };
};

export const sendFloor = async (pool: pg.Pool, { flights }: Floor): Promise<void> => {
  const client = await pool.connect();
  try {
    for (const flight of flights) await Promise.all(flight.map((query) => client.query(query)));
  } finally {
    client.release();
  }
};
