import type { DocumentError, Org, Policy } from '@baton/core';
import type { LeadStream } from '../stream/lead-stream.ts';
import type { WorldDocument } from '../world/world-schema.ts';
import type { DocumentBundle } from './document-source.ts';
import type { AuthoredExperiment, Expectation } from './experiment-schema.ts';

/** One of the policies compared, over the org in which it is in force. */
export interface ComparedPolicy {
  /** What it is called in tables and results. */
  readonly name: string;
  readonly file: string;
  readonly policy: Policy;
  readonly org: Org;
}

/** Epoch ms. Leads arrive in `[from, leadsUntil)`; everything ends at `until`. */
export interface Horizon {
  readonly from: number;
  readonly leadsUntil: number;
  readonly until: number;
}

/** An experiment with everything that it names, read and checked. */
export interface Experiment {
  readonly name: string;
  readonly file: string;
  readonly question: string;
  readonly note: string;
  readonly baseline: ComparedPolicy;
  readonly candidates: readonly ComparedPolicy[];
  readonly world: WorldDocument;
  readonly stream: LeadStream;
  readonly currency: string;
  readonly horizon: Horizon;
  /** In which the horizon's days begin. */
  readonly zone: string;
  readonly precision: AuthoredExperiment['precision'];
  readonly sensitivity: readonly string[];
  readonly seed: string;
  readonly expect: readonly Expectation[];
  readonly warnings: readonly DocumentError[];
  /** Names and dates in the documents that this experiment uses for nothing, such as a slip in a name. Not in its result. */
  readonly unused: readonly DocumentError[];
  /** Everything that was read, to build the same experiment in another thread. */
  readonly bundle: DocumentBundle;
}

/** The policies compared, the baseline first. */
export const policiesOf = ({ baseline, candidates }: Experiment): readonly ComparedPolicy[] => [
  baseline,
  ...candidates,
];
