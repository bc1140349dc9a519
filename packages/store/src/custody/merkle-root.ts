import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The largest power of two below `count`. */
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return sha256('\u0001', rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
};

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over texts in their order, as hex: leaves are hashed behind a byte 0, nodes
 * behind a byte 1, so that neither can be taken for the other.
 */
export const merkleRoot = (leaves: readonly string[]): string =>
  rootOf(leaves.map((leaf) => sha256('\u0000', leaf))).toString('hex');
