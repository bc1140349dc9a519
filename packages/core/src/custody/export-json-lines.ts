import { canonicalJson } from './canonical-json.ts';
import type { Sealable, Sealed } from './seal.ts';

/** One entry a line, in canonical JSON, each ended by a line feed: `parseLog` and `verifyLog` read it back. */
export function* exportJsonLines(entries: Iterable<Sealed<Sealable>>): Generator<string> {
  for (const entry of entries) yield `${canonicalJson(entry)}\n`;
}
