import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Entry } from './entry.ts';

/** What the chain needs of an entry: whose it is, its place from 1, and its instant. */
export interface Sealable {
  readonly lead: string;
  readonly seq: number;
  readonly at: number;
}

/** The hash of the entry before (`GENESIS` before the first) and the entry's own; both are 64 hex digits. */
export interface Seal {
  readonly previous: string;
  readonly hash: string;
}

export type Sealed<E extends Sealable> = E & Seal;
export type SealedEntry = Sealed<Entry>;

/** What the first entry of a lead names as the hash before it. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, as hex, over the canonical JSON of everything in the entry but `hash`, `previous` included. */
export const hashOf = (entry: Sealable & { readonly previous: string }): string => {
  const content = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'hash'));
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))));
};

/** Chains an entry to the one before it of the same lead. Throws `NotCanonicalError` if it holds what JSON cannot say. */
export const seal = <E extends Sealable>(entry: E, previous: string): Sealed<E> => {
  const chained = { ...entry, previous };
  return { ...chained, hash: hashOf(chained) };
};

/** Seals a whole log, of one lead or of many, whose entries stand in the order of their leads' sequences. */
export const sealLog = <E extends Sealable>(entries: Iterable<E>): Sealed<E>[] => {
  const heads = new Map<string, string>();
  return Array.from(entries, (entry) => {
    const sealed = seal(entry, heads.get(entry.lead) ?? GENESIS);
    heads.set(entry.lead, sealed.hash);
    return sealed;
  });
};
