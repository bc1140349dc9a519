import { createHash } from 'node:crypto';

/** A whole number below `count`, the same each time for the same words. */
export const pickBelow = (count: number, ...words: readonly string[]): number =>
  createHash('sha256').update(words.join('\u0000')).digest().readUInt32BE() % count;

export const pickOne = <T>(from: readonly T[], ...words: readonly string[]): T => {
  const found = from[pickBelow(from.length, ...words)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
