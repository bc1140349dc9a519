// Kernel and random numbers
export { Kernel, type EventHandler } from './kernel/kernel.ts';
export { Draws, OCCURRENCES, PURPOSES, type UniformPair } from './random/draws.ts';
export { hashId, hashPair, type IdHash } from './random/id-hash.ts';
export { philox } from './random/philox.ts';
export { philoxKey, type PhiloxKey } from './random/seed.ts';
