import { type Claimed, drainDue, fireDue } from '@baton/store';
import { carryNotices } from '../src/worker/notice-job.ts';
import { type Floor, floorOf, sendFloor } from './floor.ts';
import { recordRolledBack } from './record.ts';
import { type Contest, type Side, together } from './rounds.ts';
import { MONDAY_AT, type Workplace } from './workplace.ts';

/** Two and a half hours later every offer has used half of its four hours, and its holder is to be reminded. */
const DUE_AT = MONDAY_AT + 9_000_000;

/** As the worker drains. */
const CLAIM_AT_MOST = 200;
const AT_ONCE = 4;
const LEASE_MS = 60_000;

const ROUNDS = 9;
const WARM_UPS = 1;

const draining = ({ service }: Workplace, atATime: number): Side => {
  const carry = carryNotices(service.queue);
  return {
    name: 'service',
    run: async () => {
      let done = 0;
      while (done < atATime) {
        const { fired, stale, failed } = await drainDue(service.db, {
          now: DUE_AT,
          limit: CLAIM_AT_MOST,
          leaseMs: LEASE_MS,
          atOnce: AT_ONCE,
          carry,
        });
        if (stale + failed.length > 0 || fired === 0)
          throw new Error(`${fired} fired, ${stale} stale, ${failed.length} failed`);
        done += fired;
      }
      return { done };
    },
  };
};

const nextDue = async ({ superuser }: Workplace, count: number): Promise<readonly Claimed[]> => {
  const { rows } = await superuser.query<Claimed>(
    `select workspace, lead, id, rung, next_at::float8 as next from baton.obligations
     where next_at <= $1 and leased_until <= $1 order by next_at, workspace, lead, id limit $2`,
    [DUE_AT, count],
  );
  return rows;
};

const CLAIM = {
  name: 'claim',
  text: 'select workspace, lead, id, rung, next_at as next from baton.claim_due($1, $2, $3)',
  values: [DUE_AT, LEASE_MS, CLAIM_AT_MOST],
};

const replaying = (place: Workplace, atATime: number): Side => {
  const { service, pool } = place;
  const carry = carryNotices(service.queue);
  const floors = new Map<string, Floor>();
  return {
    name: 'claim and the same statements, prepared',
    prepare: async () => {
      floors.clear();
      for (const claimed of await nextDue(place, atATime)) {
        const [sent] = await recordRolledBack(() =>
          fireDue(service.db, claimed, { now: DUE_AT, carry }),
        );
        if (sent === undefined) throw new Error('no deadline was recorded');
        floors.set(claimed.lead, floorOf(sent));
      }
    },
    run: async () => {
      let done = 0;
      while (done < floors.size) {
        const { rows } = await pool.query<Claimed>(CLAIM);
        await together(rows, AT_ONCE, async ({ lead }) => {
          const floor = floors.get(lead);
          if (floor === undefined) throw new Error('another deadline was claimed');
          await sendFloor(pool, floor);
        });
        done += rows.length;
      }
      return { done };
    },
  };
};

/**
 * Each side on a server of its own with as many deadlines due. The service drains all of them, a part in each round; the floor
 * a fifth of its own, since each is recorded first.
 */
export const deadlineContest = (due: number, own: Workplace, floors: Workplace): Contest => ({
  name: `${due.toLocaleString('en')} deadlines due at once`,
  unit: 'deadlines',
  yardstick: replaying(floors, due / (ROUNDS + WARM_UPS) / 5),
  contender: draining(own, due / (ROUNDS + WARM_UPS)),
  rounds: ROUNDS,
  warmUps: WARM_UPS,
  bound: { atLeast: 0.5 },
  ratioOf: 'rate',
});
