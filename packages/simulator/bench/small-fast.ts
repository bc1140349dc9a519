/**
 * Chris Doty-Humphrey's sfc32, as 53-bit uniforms in (0, 1). Both sides of the kernel benchmark draw from it: a cheap
 * generator leaves the difference between the event lists visible, where Philox would hide half of it.
 */
export function smallFast(seed: number): () => number {
  let a = seed | 0;
  let b = 0x1b873593;
  let c = 0x52dce729;
  let counter = 1;
  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round++) word();
  return () => ((word() >>> 6) * 67108864 + (word() >>> 6) + 0.5) * 2 ** -52;
}
