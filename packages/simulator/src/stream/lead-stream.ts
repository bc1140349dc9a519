import type { FactType } from '@baton/core';
import type { Draws } from '../random/draws.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { RecordingHeader } from './recorded/recording-file.ts';

export interface StreamWindow {
  /** Epoch ms, `[from, until)`. */
  readonly from: number;
  readonly until: number;
  readonly replication: number;
}

/** A stream ready to give its leads. */
export interface LeadStream {
  readonly kind: 'synthetic' | 'recorded';
  readonly name: string;
  /** Where its figures come from; empty when it does not say. */
  readonly basis: string;
  /** What it cannot know, in sentences for people. */
  readonly notes: readonly string[];
  readonly recording: RecordingHeader | null;
  /** The sources and the types of the facts that their leads may have. */
  readonly attributes: readonly {
    readonly source: string;
    readonly types: Readonly<Record<string, FactType>>;
  }[];
  /** People of the org who are named as registrars. */
  readonly registrars: readonly string[];
  /** Leads sorted by instant, made as they are asked for; ids are unique within a replication. */
  readonly leads: (draws: Draws, window: StreamWindow) => Iterable<SimulatedLead>;
}
