import { exactSum } from '../statistics/exact-sum.ts';
import { type Estimate, estimateOf } from './estimates.ts';
import type { Replicated } from './replicate.ts';
import type { ExperimentResult } from './result-schema.ts';

type LedgerPart = ExperimentResult['ledger'][number];

/** A key that no two causes and holders share. */
const keyOf = (cause: string, holder: string): string => JSON.stringify([cause, holder]);

const byTotal = (a: LedgerPart['leaks'][number], b: LedgerPart['leaks'][number]): number => {
  if (a.total !== b.total) return b.total - a.total;
  return keyOf(a.cause, a.holder) < keyOf(b.cause, b.holder) ? -1 : 1;
};

/** Every replication has a total, if only 0, and there are two replications at least. */
const intervalOf = (totals: readonly number[], confidence: number): Estimate => {
  const estimate = estimateOf(totals, confidence);
  if (estimate === null) throw new RangeError('There is no interval of a single replication');
  return estimate;
};

/**
 * The ledger of one policy over all replications. Amounts are exact: what is attainable is what was won and the totals of
 * the leaks, or this throws, because then something was counted twice.
 */
export const foldLedger = (
  replicated: readonly Replicated[],
  index: number,
  policy: string,
  confidence: number,
): LedgerPart => {
  const results = replicated.flatMap(({ policies }) => policies[index] ?? []);
  const causes = new Map<
    string,
    { readonly cause: string; readonly holder: string; readonly totals: number[] }
  >();
  for (const [replication, { ledger }] of results.entries())
    for (const { cause, holder, total } of ledger) {
      const key = keyOf(cause, holder);
      const line = causes.get(key) ?? { cause, holder, totals: results.map(() => 0) };
      causes.set(key, line);
      line.totals[replication] = (line.totals[replication] ?? 0) + total;
    }
  const leaks = [...causes.values()].map(({ cause, holder, totals }) => ({
    cause,
    holder,
    total: exactSum(totals),
    ...intervalOf(totals, confidence),
  }));
  const attainable = exactSum(results.map((result) => result.attainable));
  const won = exactSum(results.map((result) => result.won));
  const leaked = exactSum(leaks.map(({ total }) => total));
  if (attainable !== won + leaked)
    throw new RangeError(
      `The ledger of ${policy} does not add up: ${attainable} is not ${won} + ${leaked}`,
    );
  return { policy, attainable, won, leaks: leaks.toSorted(byTotal) };
};
