import { isClosed, memoJudge } from '@baton/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { philoxKey } from '../random/seed.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorldInput,
  START_AT,
} from '../testing/small-client.ts';
import { workOrders } from '../world/people-schema.ts';
import { worldSchema } from '../world/world-schema.ts';
import { compileWorld } from '../world/world.ts';
import { runReplication } from './run-replication.ts';

const DAY_MS = 86_400_000;
const org = smallOrg();
const engines = [smallEngine('strict'), smallEngine('lax')] as const;
const memos = engines.map(() => memoJudge());
const leads = smallLeads(25);

const share = fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);

const worlds = fc
  .record({
    winnable: share,
    ignored: share,
    rejected: share,
    sits: share,
    shams: share,
    records: share,
    forgets: share,
    misjudges: share,
    order: fc.constantFrom(...workOrders),
    curve: fc.constantFrom('oldroyd-2011', 'lrm-2007', 'telfer-2018', 'none'),
    fit: share,
    travels: fc.integer({ min: 0, max: 12 }),
  })
  .map((drawn) =>
    compileWorld(
      worldSchema.parse({
        ...smallWorldInput,
        prospects: {
          ...smallWorldInput.prospects,
          winnable: { share: drawn.winnable },
          response: { curve: drawn.curve },
        },
        reps: {
          ignores: { unenforced: drawn.ignored },
          rejects: { share: drawn.rejected, disputed: drawn.rejected },
          sits: drawn.sits,
          shams: drawn.shams,
          recordsResult: drawn.records,
          worksFirst: drawn.order,
          fit: { rules: [{ people: ['r-1', 'r-2'], facts: {}, times: drawn.fit }] },
          absence: { daysPerMonth: drawn.travels, announced: drawn.sits },
        },
        managers: { travels: { daysPerMonth: drawn.travels, inARow: 4, announced: drawn.shams } },
        desks: { forgets: { share: drawn.forgets }, misjudges: drawn.misjudges },
      }),
      'USD',
    ),
  );

describe('whatever the world', () => {
  test.prop([worlds, fc.constantFrom(0, 1), fc.integer({ min: 1, max: 120 }), fc.nat(1000)], {
    numRuns: 10,
  })(
    'every attainable amount is won or has one cause, every open lead a holder, and the null comparison is nil',
    async (world, which, days, replication) => {
      const input = {
        engine: engines[which],
        org,
        world,
        leads,
        key: philoxKey('property'),
        replication,
        from: START_AT,
        until: START_AT + days * DAY_MS,
        keepLog: true,
        outcomes: true,
        memo: memos[which]!,
      };
      const result = await runReplication(input);
      const leaked = result.ledger.reduce((sum, { total }) => sum + total, 0);
      expect(result.attainable).toBe(result.won + leaked);
      expect(result.wonUnrecorded).toBeLessThanOrEqual(result.won);
      for (const { state, custodian, obligations } of result.stored ?? []) {
        expect(custodian === null).toBe(isClosed(state));
        expect(obligations.length > 0).toBe(!isClosed(state));
      }
      const twin = await runReplication({ ...input, engine: { ...engines[which] } });
      expect(twin.outcomes).toEqual(result.outcomes);
      expect(twin.metrics).toEqual(result.metrics);
    },
    60_000,
  );
});
