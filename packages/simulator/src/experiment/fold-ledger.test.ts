import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { LedgerLine } from '../ledger/ledger.ts';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { foldLedger } from './fold-ledger.ts';
import type { Replicated } from './replicate.ts';
import { nothingChecked } from './verified-executor.ts';

const replicated = (
  replication: number,
  won: number,
  ledger: readonly LedgerLine[],
  attainable: number,
): Replicated => ({
  replication,
  // The ledger reads these three alone.
  policies: [{ ledger, won, attainable } as unknown as ReplicationResult],
  examples: [],
  fit: null,
  checked: nothingChecked,
});

const line: fc.Arbitrary<LedgerLine> = fc.record({
  cause: fc.constantFrom('offered', 'capacity', 'open at horizon', 'attempt'),
  holder: fc.constantFrom('r-01', 'r-02', 'm-01'),
  total: fc.integer({ min: 1, max: 10 ** 12 }),
});
const distinctLines = fc.uniqueArray(line, {
  selector: ({ cause, holder }) => `${cause}/${holder}`,
});
const runs = fc.array(fc.record({ won: fc.nat(10 ** 12), ledger: distinctLines }), {
  minLength: 2,
  maxLength: 12,
});
const total = (ledger: readonly LedgerLine[]): number =>
  ledger.reduce((sum, one) => sum + one.total, 0);

describe('the ledger of several replications', () => {
  test.prop([runs])(
    'adds up exactly, and its means are its totals over the replications',
    (all) => {
      const { attainable, won, leaks } = foldLedger(
        all.map(({ won, ledger }, index) => replicated(index, won, ledger, won + total(ledger))),
        0,
        'current',
        0.95,
      );
      expect(attainable).toBe(won + leaks.reduce((sum, leak) => sum + leak.total, 0));
      for (const leak of leaks) {
        expect(leak.mean).toBeCloseTo(leak.total / all.length, 1);
        expect(leak.low).toBeLessThanOrEqual(leak.mean);
        expect(leak.high).toBeGreaterThanOrEqual(leak.mean);
      }
      expect(leaks.map((leak) => leak.total)).toEqual(
        leaks.map((leak) => leak.total).toSorted((a, b) => b - a),
      );
    },
  );

  test.prop([runs, fc.integer({ min: 1, max: 1000 })])(
    'throws when something was counted twice',
    (all, extra) => {
      const wrong = all.map(({ won, ledger }, index) =>
        replicated(index, won, ledger, won + total(ledger) + (index === 0 ? extra : 0)),
      );
      expect(() => foldLedger(wrong, 0, 'current', 0.95)).toThrow(/does not add up/);
    },
  );
});
