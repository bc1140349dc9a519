import type { Estimate } from '../figures/estimate.ts';
import type { UnitName } from '../figures/unit.ts';

/** What a report shows of a comparison. Money is in minor units, shares 0 to 1, durations in hours. */
export interface Comparison {
  readonly experiment: string;
  readonly question: string;
  readonly seed: string;
  readonly replications: number;
  readonly leads: number;
  readonly events: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly confidence: number;
  /** What a simulated horizon is called: `12 months`. */
  readonly horizon: string;
  /** The baseline first. */
  readonly policies: readonly ComparedPolicy[];
  readonly metrics: readonly Metric[];
  readonly ledger: readonly LedgerLine[];
  readonly leaks: readonly Leak[];
  readonly attainment: readonly Row[];
  readonly speed: readonly SpeedCurve[];
  readonly acceptance: readonly (Row & { readonly by: 'rep' | 'source' })[];
  readonly load: readonly Row[];
  readonly buying: BuyingCurve | null;
  readonly assumptions: readonly Assumed[];
  /** What the recording cannot know; empty for a synthetic stream. */
  readonly unknowable: readonly string[];
  readonly warnings: readonly string[];
  /** The exact command that makes this again. */
  readonly command: string;
}

export interface ComparedPolicy {
  readonly name: string;
  readonly version: number;
  readonly note: string;
  /** How it differs from the baseline, in words; empty for the baseline. */
  readonly changes: readonly string[];
}

/** One value for each policy, and one difference to the baseline for each candidate, in their order. */
export interface Row {
  readonly name: string;
  readonly values: readonly (Estimate | null)[];
  readonly differences: readonly (Estimate | null)[];
}

export interface Metric extends Row {
  readonly key: string;
  readonly unit: UnitName;
  /** Which way is better; `null` when neither is. */
  readonly better: 'up' | 'down' | null;
}

export interface Leak extends Row {
  readonly holders: readonly string[];
}

/** Minor units over all replications; `attainable` is `won` plus the sum of the leaks. */
export interface LedgerLine {
  readonly policy: string;
  readonly attainable: number;
  readonly won: number;
  readonly leaks: readonly { readonly cause: string; readonly holder: string; readonly total: number }[];
}

/** Share of leads answered within each number of hours after the inquiry. */
export interface SpeedCurve {
  readonly policy: string;
  readonly points: readonly ({ readonly hours: number } & Estimate)[];
}

export interface BuyingCurve {
  /** Share of a cohort that has bought by the end of each month after its inquiry. */
  readonly bought: readonly Estimate[];
  /** What reps act as if were true. */
  readonly assumed: readonly number[] | null;
}

export interface Assumed {
  readonly path: string;
  readonly value: string;
  readonly source: string;
  readonly note: string | null;
  readonly alternatives: readonly string[];
}
