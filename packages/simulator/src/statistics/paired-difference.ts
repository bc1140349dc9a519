import { type Interval, tInterval } from './interval.ts';
import { Moments } from './moments.ts';

/** A candidate against the baseline over the same replications, so over common random numbers. */
export interface PairedDifference {
  /** Of candidate minus baseline. */
  readonly interval: Interval;
  readonly baselineMean: number;
  readonly candidateMean: number;
  readonly sd: number;
  /** Between the two series; null where one of them does not vary. */
  readonly correlation: number | null;
  /** Variance that independent runs would have had over the variance of the differences; null where these do not vary. */
  readonly varianceRatio: number | null;
  readonly skewness: number;
  /** Too few differences for their skewness: a t interval may cover less often than it says. */
  readonly skewed: boolean;
}

/** Cochran's rule of thumb: the normal approximation wants n > 25 g1² (Sampling Techniques, 3rd ed., section 2.15). */
const COCHRAN = 25;

/** Whether a t interval of these values may be misled by their skewness. */
export function isSkewed(moments: Moments): boolean {
  return moments.count <= COCHRAN * moments.skewness ** 2;
}

/** Throws a RangeError when the series are empty or differ in length. */
export function pairedDifference(
  baseline: readonly number[],
  candidate: readonly number[],
  confidence: number,
): PairedDifference {
  if (baseline.length !== candidate.length)
    throw new RangeError(`${baseline.length} baseline values cannot pair with ${candidate.length}`);
  const ofBaseline = Moments.of(baseline);
  const ofCandidate = Moments.of(candidate);
  const differences = Moments.of(candidate.map((value, index) => value - baseline[index]!));
  const apart = ofBaseline.variance + ofCandidate.variance;
  const spread = ofBaseline.sd * ofCandidate.sd;
  return {
    interval: tInterval(differences, confidence),
    baselineMean: ofBaseline.mean,
    candidateMean: ofCandidate.mean,
    sd: differences.sd,
    correlation: spread > 0 ? clamp((apart - differences.variance) / (2 * spread)) : null,
    varianceRatio: differences.variance > 0 ? apart / differences.variance : null,
    skewness: differences.skewness,
    skewed: isSkewed(differences),
  };
}

/** Rounding can carry a perfect correlation past 1. */
const clamp = (correlation: number): number => Math.min(1, Math.max(-1, correlation));
