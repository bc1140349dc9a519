import {
  type Answer,
  decideRouting,
  type Decision,
  type Engine,
  initialPoolState,
  type Lead,
  type Need,
  type PoolState,
  rebasePool,
  runAsync,
} from '@baton/core';
import type { Database, Tx } from '@baton/store';

const poolNow = async (
  { engines }: Database,
  tx: Tx,
  workspace: string,
  engine: Engine,
  org: number,
  pool: string,
): Promise<PoolState> => {
  const now = engine.directory.org.pools[pool];
  if (now === undefined) throw new Error(`no pool ${pool} in org ${engine.directory.org.name}`);
  const [row] = await tx<{ org: number; state: PoolState }>`
    select org, state from baton.pools where workspace = ${workspace} and pool = ${pool}`;
  if (row === undefined) return initialPoolState(now);
  if (row.org === org) return row.state;
  const before = (await engines.org(tx, workspace, row.org)).pools[pool];
  return before === undefined ? row.state : rebasePool(row.state, before, now);
};

/** Answers as things are at this moment: rotations and loads as they are stored, locked by nobody and changed by nothing. */
export const answersNow =
  (db: Database, tx: Tx, workspace: string, engine: Engine, org: number) =>
  async (need: Need): Promise<Answer> => {
    switch (need.need) {
      case 'judge':
        return db.judge(need.set, need.facts, need.from);
      case 'pool':
        return poolNow(db, tx, workspace, engine, org, need.pool);
      case 'loads': {
        const rows = await tx<{ person: string; open: number }>`
          select owed_by as person, count(*)::int as open from baton.obligations
          where workspace = ${workspace} and owed_by = any(${[...need.people]}) group by owed_by`;
        return Object.fromEntries(rows.map(({ person, open }) => [person, open]));
      }
      default:
        return need satisfies never;
    }
  };

/** Where the lead would go if it were routed at `at`; nothing is written. */
export const peekRouting = async (
  db: Database,
  tx: Tx,
  workspace: string,
  lead: Lead,
  org: number,
  at: number,
): Promise<Decision> => {
  const { policy, calendars } = lead;
  const engine = await db.engines.engine(tx, workspace, { policy, calendars, org });
  const answer = answersNow(db, tx, workspace, engine, org);
  return (await runAsync(decideRouting(engine, lead, at), answer)).decision;
};
