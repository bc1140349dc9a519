import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

const SALT = /^(?:[0-9a-f]{2}){16,64}$/;

/**
 * A commitment to personal data, to stand in an entry in its place: SHA-256, as hex, over the canonical JSON of
 * `{ salt, value }`, with a random salt of 16 to 64 bytes (hex), one per person. Whoever has value and salt can show what
 * was meant; once both are erased nothing can be learnt from the commitment, not even by trying all telephone
 * numbers, and the chain still verifies. (No HMAC: it pads keys with zeros, so a salt and the salt with `00` behind it would
 * be one.) Throws a RangeError for a salt that is shorter or no hex, `NotCanonicalError` for what JSON cannot say.
 */
export const commit = (value: unknown, salt: string): string => {
  if (!SALT.test(salt)) throw new RangeError('a salt is 16 to 64 bytes in lower-case hex');
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ salt, value }))));
};

/** Is the commitment to this value under this salt? */
export const opens = (commitment: string, value: unknown, salt: string): boolean =>
  commit(value, salt) === commitment;
