import { simultaneous, tInterval } from './interval.ts';
import type { Moments } from './moments.ts';

/** Replications before the first look, and between looks: below 20 the coverage of a sequential t interval falls off. */
const FIRST_LOOK = 20;
const BLOCK = 10;

/**
 * When enough replications have been made: every half-width is at most max(absolute, relative · |baseline mean|). Relative
 * to the baseline and not to the difference, or a small effect would never stop. Without either, `atMost` are made.
 */
export interface StoppingRule {
  readonly confidence: number;
  readonly absolute?: number;
  readonly relative?: number;
  readonly atMost: number;
  /** Primary metrics times candidates; their intervals hold together (Bonferroni). */
  readonly comparisons: number;
}

export interface Watched {
  readonly differences: Moments;
  readonly baselineMean: number;
}

export type Progress =
  | { readonly done: true; readonly reason: 'precise' | 'at most' }
  | { readonly done: false; readonly replications: number };

/** Looks at what is watched after `made` replications: done, or how many there should be in all before the next look. */
export function progress(rule: StoppingRule, made: number, watched: readonly Watched[]): Progress {
  const first = Math.min(FIRST_LOOK, rule.atMost);
  const aims = rule.absolute !== undefined || rule.relative !== undefined;
  if (aims && made >= first && made > 1 && watched.every((metric) => isPrecise(rule, metric)))
    return { done: true, reason: 'precise' };
  if (made >= rule.atMost) return { done: true, reason: 'at most' };
  const next = made < first ? first : made + BLOCK;
  return { done: false, replications: aims ? Math.min(next, rule.atMost) : rule.atMost };
}

/** The half-width that the rule asks of a metric. */
export function targetHalfWidth(rule: StoppingRule, baselineMean: number): number {
  return Math.max(rule.absolute ?? 0, (rule.relative ?? 0) * Math.abs(baselineMean));
}

function isPrecise(rule: StoppingRule, { differences, baselineMean }: Watched): boolean {
  // Of one value nobody knows the spread, and where nothing was measured there is not even a mean.
  if (differences.count < 2) return false;
  const confidence = simultaneous(rule.confidence, rule.comparisons);
  return tInterval(differences, confidence).halfWidth <= targetHalfWidth(rule, baselineMean);
}
