import { initialPoolState, type Org, type PoolState, rebasePool } from '@baton/core';
import { LockFirst } from '../transact.ts';
import type { HeldPool, Unit } from './unit.ts';

/** Pools that an earlier try of the same transaction found it needs: locked first, in their order. */
export type PoolsFirst = Set<string>;

interface Row {
  readonly org: number;
  readonly state: PoolState;
}

const poolIn = (org: Org, pool: string) => {
  const found = org.pools[pool];
  if (found === undefined) throw new Error(`no pool ${pool} in org ${org.name}`);
  return found;
};

const read = async ({ tx, workspace }: Unit, pool: string): Promise<Row | undefined> => {
  const [row] = await tx<Row>`
    select org, state from baton.pools where workspace = ${workspace} and pool = ${pool} for update`;
  return row;
};

/** Locks the pool's row, made if nobody was picked from it yet; pointers are brought to the weights of now. */
const lock = async (unit: Unit, pool: string): Promise<HeldPool> => {
  const { db, tx, workspace, org } = unit;
  const now = poolIn(await db.engines.org(tx, workspace, org), pool);
  let row = await read(unit, pool);
  if (row === undefined) {
    await tx`
      insert into baton.pools (workspace, pool, org, state)
      values (${workspace}, ${pool}, ${org}, ${JSON.stringify(initialPoolState(now))}::text::jsonb)
      on conflict do nothing`;
    row = await read(unit, pool);
  }
  if (row === undefined) throw new Error(`pool ${pool} was made and is not there`);
  if (row.org === org) return { state: row.state, isChanged: false };
  const before = (await db.engines.org(tx, workspace, row.org)).pools[pool];
  return {
    state: before === undefined ? row.state : rebasePool(row.state, before, now),
    isChanged: true,
  };
};

/**
 * The pool, locked until the transaction ends. Locks are taken in the order of the pools' ids: one that is needed ahead
 * of one already held ends this try, and the next begins with both, so that no two transactions wait in a circle.
 */
export const holdPool = async (unit: Unit, pool: string, first: PoolsFirst): Promise<HeldPool> => {
  const held = unit.pools.get(pool);
  if (held !== undefined) return held;
  const isBehind = [...unit.pools.keys()].some((other) => other > pool);
  if (isBehind) {
    for (const other of unit.pools.keys()) first.add(other);
    first.add(pool);
    throw new LockFirst(pool);
  }
  const locked = await lock(unit, pool);
  unit.pools.set(pool, locked);
  return locked;
};

export const holdFirst = async (unit: Unit, first: PoolsFirst): Promise<void> => {
  for (const pool of [...first].toSorted()) await holdPool(unit, pool, first);
};
