import { parsePercent, parseSpan } from '@baton/core';
import { DistributionError, type Law } from '../distributions/distribution.ts';
import { quantileTable } from '../distributions/tabulated.ts';

/** `[delay, share of prospects still open to a first contact after it]`. */
export type CurvePoint = readonly [delay: string | number, share: string | number];

const delayMs = (authored: string | number): number => {
  const span = parseSpan(authored);
  if (!span.ok) throw new DistributionError(`${span.message}: ${span.fix}`);
  if (span.value.unit !== 'wall') throw new DistributionError(`\`${authored}\` is not clock time`);
  return span.value.ms;
};

const shareOf = (authored: string | number): number => {
  const share = parsePercent(authored);
  if (!share.ok) throw new DistributionError(`${share.message}: ${share.fix}`);
  if (share.value < 0 || share.value > 1)
    throw new DistributionError(`\`${authored}\` is not a share from 0% to 100%`);
  return share.value;
};

/**
 * The law of how long prospects stay open to a first contact, from a response curve: straight between its points, level
 * after the last, so that those whom it does not lose are never lost. High uniforms stay open longer, so a curve that lies
 * above another loses nobody whom the other keeps. Throws a DistributionError unless delays rise and shares fall.
 */
export const toleranceOf = (points: readonly CurvePoint[]): Law => {
  const rows: (readonly [lost: number, ms: number])[] = [];
  for (const [delay, open] of points) {
    const row = [1 - shareOf(open), delayMs(delay)] as const;
    const before = rows.at(-1);
    if (before !== undefined && (row[0] < before[0] || row[1] < before[1]))
      throw new DistributionError('delays must rise and shares must fall from point to point');
    // Of points with one share only the last says when the next are lost.
    if (before?.[0] === row[0]) rows.pop();
    rows.push(row);
  }
  const lost = rows.at(-1)?.[0] ?? 0;
  if (lost === 0) return { inverse: () => Infinity };
  const table = quantileTable(rows);
  return { inverse: (u) => (u < lost ? table.inverse(u) : Infinity) };
};
