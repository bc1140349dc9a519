/** A lead as it was watched: for how long, and what ended it; null: it is open still. */
export interface Watched {
  readonly ms: number;
  readonly end: string | null;
}

export interface Point {
  readonly ms: number;
  /** Share that ended in this way by then. */
  readonly share: number;
}

/**
 * The share that ended in one way by each instant, of leads that are watched for different spans and may end in other
 * ways (Aalen and Johansen 1978). Counting those won among all would take every young lead for one that does not buy.
 */
export const cumulativeIncidence = (watched: readonly Watched[], end: string): readonly Point[] => {
  const sorted = watched.toSorted((left, right) => left.ms - right.ms);
  const points: Point[] = [];
  let open = 1;
  let share = 0;
  for (let index = 0; index < sorted.length;) {
    const ms = sorted[index]?.ms ?? 0;
    const atRisk = sorted.length - index;
    let ended = 0;
    let wanted = 0;
    for (; sorted[index]?.ms === ms; index++) {
      const how = sorted[index]?.end ?? null;
      if (how !== null) ended += 1;
      if (how === end) wanted += 1;
    }
    share += open * (wanted / atRisk);
    open *= 1 - ended / atRisk;
    if (wanted > 0) points.push({ ms, share });
  }
  return points;
};

export const shareBy = (points: readonly Point[], ms: number): number =>
  points.findLast((one) => one.ms < ms)?.share ?? 0;
