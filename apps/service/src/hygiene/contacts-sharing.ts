import type { Tx } from '@baton/store';
import type { Contact } from './contact.ts';
import type { KnownContact } from './known-contact.ts';

/**
 * Contacts under one key that are looked at: the newest. A company of thousands, or a mailbox that everybody gives, makes
 * intake no slower; whoever is older and shares no other key is not found.
 */
export const LOOKED_AT_BY_KEY = 25;

/** A lead of somebody who shares keys with those that were asked for. */
export interface Sharing extends KnownContact {
  readonly state: string;
  readonly keys: readonly string[];
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly account: string | null;
  readonly contact: Contact | null;
  readonly keys: readonly string[];
}

/**
 * Has the planner read the newest under a key from the index and stop. By its statistics a key is one person's, and it would
 * fetch all of them and sort: 42 ms for a key of 30,000 contacts, where the index takes 0.2.
 */
const byIndex = (tx: Tx, onOrOff: 'on' | 'off'): Promise<unknown> =>
  tx`select set_config('enable_sort', ${onOrOff}, true), set_config('enable_bitmapscan', ${onOrOff}, true)`;

/** The leads of contacts that were noted under any of the keys. People who were erased are under none. */
export const contactsSharing = async (
  tx: Tx,
  workspace: string,
  keys: readonly string[],
): Promise<readonly Sharing[]> => {
  const sorting = byIndex(tx, 'off');
  const asked = tx<Row>`
    with shared as (
      select noted.subject, array_agg(asked.key) as keys
      from unnest(${[...keys]}::text[]) as asked(key)
      cross join lateral (
        select k.subject from baton.contact_keys k
        where k.workspace = ${workspace} and k.key = asked.key
        order by k.noted_at desc, k.subject desc limit ${LOOKED_AT_BY_KEY}
      ) as noted
      group by noted.subject
    )
    select l.lead as id, l.state, l.snapshot -> 'facts' ->> 'account' as account,
      p.data -> 'contact' as contact, shared.keys
    from shared
    join baton.people_data p on p.workspace = ${workspace} and p.subject = shared.subject
    join baton.leads l on l.workspace = ${workspace} and l.subject = shared.subject`;
  const [, rows] = await Promise.all([sorting, asked, byIndex(tx, 'on')]);
  return rows.flatMap(({ contact, ...row }) => (contact === null ? [] : [{ ...row, contact }]));
};
