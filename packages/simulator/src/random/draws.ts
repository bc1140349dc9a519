import { philox } from './philox.ts';
import { type PhiloxKey, philoxKey } from './seed.ts';

const PURPOSE_BITS = 8;
const OCCURRENCE_BITS = 24;

/** Purposes are integers from 0 to 255. */
export const PURPOSES = 2 ** PURPOSE_BITS;
/** Occurrences of one purpose of one id are integers from 0 to 16,777,215. */
export const OCCURRENCES = 2 ** OCCURRENCE_BITS;

/** Two independent uniforms of one block, overwritten by the next call that is handed the same pair. */
export interface UniformPair {
  first: number;
  second: number;
}

/**
 * Random numbers that are addressed, not consumed in turn. A draw is a pure function of (seed, id, purpose, occurrence,
 * replication), so what one policy asks more or less of a lead shifts nothing else: that is what makes common random
 * numbers common. The address is Philox's counter (id high, id low, purpose and occurrence, replication), injectively.
 */
export class Draws {
  readonly key0: number;
  readonly key1: number;
  private readonly words = new Uint32Array(4);

  constructor(key: PhiloxKey) {
    this.key0 = key.key0;
    this.key1 = key.key1;
  }

  static fromSeed(seed: string): Draws {
    return new Draws(philoxKey(seed));
  }

  /**
   * One uniform in the open interval (0, 1): an odd multiple of 2^-53, so that neither end occurs and `1 - u` is exact
   * (antithetic). Throws a RangeError when purpose, occurrence or
   * replication (32 bits) do not fit.
   */
  uniform(
    idHigh: number,
    idLow: number,
    purpose: number,
    occurrence: number,
    replication: number,
  ): number {
    philox(
      idHigh,
      idLow,
      packed(purpose, occurrence),
      checked(replication),
      this.key0,
      this.key1,
      this.words,
    );
    return open(this.words[0]!, this.words[1]!);
  }

  /** Both uniforms of the block; `first` is what `uniform` gives for the same address. */
  uniformPair(
    idHigh: number,
    idLow: number,
    purpose: number,
    occurrence: number,
    replication: number,
    into: UniformPair,
  ): void {
    philox(
      idHigh,
      idLow,
      packed(purpose, occurrence),
      checked(replication),
      this.key0,
      this.key1,
      this.words,
    );
    into.first = open(this.words[0]!, this.words[1]!);
    into.second = open(this.words[2]!, this.words[3]!);
  }
}

function packed(purpose: number, occurrence: number): number {
  if (!fits(purpose, PURPOSES))
    throw new RangeError(`Purpose ${purpose} is not an integer from 0 to ${PURPOSES - 1}`);
  if (!fits(occurrence, OCCURRENCES))
    throw new RangeError(`Occurrence ${occurrence} is not an integer from 0 to ${OCCURRENCES - 1}`);
  return (purpose << OCCURRENCE_BITS) | occurrence;
}

function checked(replication: number): number {
  if (!fits(replication, 2 ** 32))
    throw new RangeError(`Replication ${replication} is not an integer from 0 to 2^32 - 1`);
  return replication;
}

function fits(value: number, limit: number): boolean {
  return value >>> 0 === value && value < limit;
}

/** 26 bits of each word and a final half: an odd multiple of 2^-53. */
function open(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) * 2 ** -52;
}
