import type { Tx } from '@baton/store';

/** First keys of the advisory locks of contacts: `dupl` and `dupa` in ASCII. */
const LOCKS = 0x6475706c;
const LOCKS_ALL = 0x64757061;

/** Beyond these, one lock for the whole workspace: locks are a budget that all of Postgres shares. */
const LOCKED_ONE_BY_ONE = 256;

/**
 * Has transactions that note contacts under a common key wait for each other until they are committed, so that two inquiries of one
 * person at the same moment find each other: the later sees what the earlier noted. Others do not wait. Locks are taken in
 * one order, and last in an event's transaction, after leads and pools, so that nobody waits in a circle.
 */
export const lockContactKeys = async (
  tx: Tx,
  workspace: string,
  keys: readonly string[],
): Promise<void> => {
  if (keys.length > LOCKED_ONE_BY_ONE) {
    await tx`select pg_advisory_xact_lock(${LOCKS_ALL}, hashtext(${workspace}))`;
    return;
  }
  await Promise.all([
    tx`select pg_advisory_xact_lock_shared(${LOCKS_ALL}, hashtext(${workspace}))`,
    tx`
      select pg_advisory_xact_lock(${LOCKS}, hash)
      from (select distinct hashtext(key) as hash from unnest(${[...keys]}::text[]) as key order by hash) as keys`,
  ]);
};
