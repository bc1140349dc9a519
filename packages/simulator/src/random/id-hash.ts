/** 64 bits of an id in two 32-bit halves, as they stand in a Philox counter. */
export interface IdHash {
  readonly high: number;
  readonly low: number;
}

/**
 * Hashes an id (any string, by UTF-16 code unit) to 64 bits: two lanes with MurmurHash3's constants, each fed every unit
 * and the other lane, then finalised by its 32-bit mixer. 32 bits would collide about 116 times in a million leads; 64
 * collide with a chance of 3 in 100 million.
 */
export function hashId(id: string): IdHash {
  let high = 0x243f6a88;
  let low = 0x85a308d3;
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high = (((high << 15) | (high >>> 17)) + low) | 0;
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low = (((low << 13) | (low >>> 19)) + high) | 0;
  }
  return finish(high, low, id.length);
}

/** One address for an ordered pair, such as a lead and a rep: what each decides about the other. */
export function hashPair(first: IdHash, second: IdHash): IdHash {
  const high = (Math.imul(first.high ^ 0x13198a2e, 0x85ebca6b) + second.high) | 0;
  const low = (Math.imul(first.low ^ 0x03707344, 0xc2b2ae35) + second.low) | 0;
  return finish(
    (((high << 15) | (high >>> 17)) + low) | 0,
    (((low << 13) | (low >>> 19)) ^ high) | 0,
    2,
  );
}

function finish(high: number, low: number, length: number): IdHash {
  const left = mix(high ^ length);
  const right = mix((low ^ length) + left);
  return { high: (left + right) | 0, low: right };
}

/** MurmurHash3's finaliser, a bijection of 32-bit integers. */
function mix(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
