import { HOUR_MS, MINUTE_MS } from '@baton/core';

/** Counts between edges: `counts[i]` is of values up to `edges[i]`, the last but one beyond all; the last is of never. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: number[];
}

const SPEED_EDGES_MS = [
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  24 * HOUR_MS,
  48 * HOUR_MS,
  72 * HOUR_MS,
  168 * HOUR_MS,
  336 * HOUR_MS,
  720 * HOUR_MS,
];

/** Speed to lead from five minutes to thirty days. */
export const newSpeedHistogram = (): Histogram => ({
  edges: SPEED_EDGES_MS,
  counts: Array.from({ length: SPEED_EDGES_MS.length + 2 }, () => 0),
});

/** `null` is never. */
export const count = ({ edges, counts }: Histogram, value: number | null): void => {
  const beyond = edges.length;
  const at = value === null ? beyond + 1 : edges.findIndex((edge) => value <= edge);
  const index = at < 0 ? beyond : at;
  counts[index] = (counts[index] ?? 0) + 1;
};

/** The middle of the known values; 0 without any. */
export const median = (values: Iterable<number> & { readonly length: number }): number => {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};
