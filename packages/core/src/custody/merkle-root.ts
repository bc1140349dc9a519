import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The largest power of two below `count`. */
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return sha256(concatBytes(NODE, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split))));
};

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over texts in their order, as hex: leaves are hashed behind a byte 0, nodes
 * behind a byte 1, so that neither can be taken for the other.
 */
export const merkleRoot = (leaves: readonly string[]): string =>
  bytesToHex(rootOf(leaves.map((leaf) => sha256(concatBytes(LEAF, utf8ToBytes(leaf))))));
