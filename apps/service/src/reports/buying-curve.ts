import { DAY_MS } from '@baton/core';
import { z } from '@hono/zod-openapi';
import { count, group, share } from './columns.ts';
import { cumulativeIncidence, shareBy, type Watched } from './cumulative-incidence.ts';
import type { Digest } from './digest.ts';
import { type Counting, isOf, type Report, type Row, type Scope } from './report.ts';
import { shareOf } from './spread.ts';

/** Bins of a lead's life; the last takes the rest. The months are the lab's. */
const bins = {
  month: { ms: 30.436875 * DAY_MS, count: 24 },
  week: { ms: 7 * DAY_MS, count: 53 },
} as const;

/** How a lead's life ended as far as buying goes. */
const watch = ({ capturedAt, life, state }: Digest, now: number): Watched => {
  if (life.won !== null) return { ms: life.won.at - capturedAt, end: 'won' };
  if (life.boughtElsewhereAt !== null)
    return { ms: life.boughtElsewhereAt - capturedAt, end: 'elsewhere' };
  if (life.closedAt === null) return { ms: Math.max(0, now - capturedAt), end: null };
  return { ms: life.closedAt - capturedAt, end: state };
};

interface Bin {
  atRisk: number;
  won: number;
  boughtElsewhere: number;
  closedOtherwise: number;
  attempts: number;
}

const newBin = (): Bin => ({
  atRisk: 0,
  won: 0,
  boughtElsewhere: 0,
  closedOtherwise: 0,
  attempts: 0,
});

const put = (bin: Bin, end: string | null): void => {
  if (end === 'won') bin.won += 1;
  else if (end === 'elsewhere') bin.boughtElsewhere += 1;
  else if (end !== null) bin.closedOtherwise += 1;
};

const countCurve = (scope: Scope): Counting => {
  const { ms: width, count: many } = scope.by === 'week' ? bins.week : bins.month;
  const watched: Watched[] = [];
  const table = Array.from({ length: many }, newBin);
  const binOf = (ms: number): number => Math.min(many - 1, Math.max(0, Math.floor(ms / width)));
  return {
    take: (digest) => {
      if (digest.state === 'merged' || !isOf(scope, digest.life.owner)) return;
      const one = watch(digest, scope.now);
      watched.push(one);
      const last = binOf(one.ms);
      for (const [index, bin] of table.entries()) {
        if (index <= last) bin.atRisk += 1;
        if (index === last) put(bin, one.end);
      }
      for (const { at, automatic } of digest.attempts) {
        const bin = table[binOf(at - digest.capturedAt)];
        if (!automatic && bin !== undefined) bin.attempts += 1;
      }
    },
    end: () => {
      const points = cumulativeIncidence(watched, 'won');
      const total = newBin();
      for (const { won, boughtElsewhere, closedOtherwise, attempts } of table) {
        total.won += won;
        total.boughtElsewhere += boughtElsewhere;
        total.closedOtherwise += closedOtherwise;
        total.attempts += attempts;
      }
      total.atRisk = watched.length;
      const bought = total.won + total.boughtElsewhere;
      const row = (name: string, bin: Bin, wonBy: number | null): Row => ({
        group: name,
        ...bin,
        wonBy,
        purchaseShare: shareOf(bin.won + bin.boughtElsewhere, bought),
        attemptShare: shareOf(bin.attempts, total.attempts),
      });
      const by = (ms: number): number | null => (watched.length === 0 ? null : shareBy(points, ms));
      return {
        rows: table.map((bin, index) =>
          row(String(index), bin, by(index === many - 1 ? Infinity : (index + 1) * width)),
        ),
        total: row('total', total, by(Infinity)),
      };
    },
  };
};

export const buyingCurveReport: Report = {
  name: 'buying-curve',
  summary: 'When leads buy, and when they are worked, by the age of leads captured in the period',
  by: ['month', 'week'],
  parts: ['attempts'],
  picks: 'leads',
  row: z.strictObject({
    group: group.openapi({ description: 'Month or week of the lead’s life, from 0' }),
    atRisk: count,
    won: count,
    boughtElsewhere: count,
    closedOtherwise: count,
    attempts: count,
    wonBy: share,
    purchaseShare: share,
    attemptShare: share,
  }),
  count: countCurve,
};
