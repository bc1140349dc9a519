import type { Draws } from '../random/draws.ts';
import { hashId, type IdHash } from '../random/id-hash.ts';

/** Purposes of the stream's own draws; whatever is drawn about a lead or a person takes 16 and up. */
export const STREAM_PURPOSES = { arrival: 0 } as const;
export const PURPOSES_OF_STREAMS = 16;

/** The ordinal-th unit exponential of one source in one replication; ordinals run from 0 to 16,777,215. */
export type UnitExponentials = (ordinal: number) => number;

/** Addressed by the source's id and the ordinal, so that no source shifts another, nor a later draw an earlier one. */
export function unitExponentials(
  draws: Draws,
  sourceId: string,
  replication: number,
): UnitExponentials {
  const { high, low }: IdHash = hashId(sourceId);
  return (ordinal) =>
    -Math.log1p(-draws.uniform(high, low, STREAM_PURPOSES.arrival, ordinal, replication));
}
