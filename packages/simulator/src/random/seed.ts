import seedrandom from 'seedrandom';

/** The two 32-bit words that key every Philox block of an experiment. */
export interface PhiloxKey {
  readonly key0: number;
  readonly key1: number;
}

/**
 * Turns the experiment's seed, any text, into a Philox key: the first two `int32()` of seedrandom's default generator
 * (ARC4). Verified against seedrandom 3.0.5; a version that answers differently would change every result, so a golden
 * vector stands in the test.
 */
export function philoxKey(seed: string): PhiloxKey {
  const generator = seedrandom(seed);
  return { key0: generator.int32(), key1: generator.int32() };
}
