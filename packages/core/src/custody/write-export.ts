import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { canonicalJson } from './canonical-json.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { exportJsonLines } from './export-json-lines.ts';
import type { SealedEntry } from './seal.ts';

/** Of the lines in a custody export. */
export const EXPORT_VERSION = 1;

/** What an export says of itself in its first line. */
export interface ExportHeader {
  readonly workspace: string;
  /** When it was made, epoch ms. */
  readonly at: number;
  /** Epoch ms, `[from, to)`: leads with an entry in it were exported, each with its whole log. Null is without an end. */
  readonly from: number | null;
  readonly to: number | null;
  /** PEM: of what signed the checkpoints and the export. */
  readonly publicKey: string;
  readonly keyId: string;
}

/** What the last line says of all those before it; signed together with the header. */
export interface ExportEnd {
  readonly leads: number;
  readonly entries: number;
  /** SHA-256 of every byte ahead of this line. */
  readonly sha256: string;
}

/** The text that the signature at the end of an export is over. */
export const exportStatement = (
  { workspace, at, from, to, keyId }: ExportHeader,
  { leads, entries, sha256 }: ExportEnd,
): string => canonicalJson({ workspace, at, from, to, keyId, leads, entries, sha256 });

/** The documents that a fold needs: policies, and of the orgs their calendars alone, since orgs hold names. */
export interface ExportVersions {
  readonly policies: readonly Policy[];
  readonly orgs: readonly Pick<Org, 'version' | 'calendars'>[];
}

/**
 * A custody export as pieces of JSON lines: a header, the versions of policies and calendars, the checkpoints, the entries lead
 * by lead, and an end that is signed. Each line is canonical JSON. `sign` is Ed25519 over a text, base64.
 */
export async function* writeExport(
  header: ExportHeader,
  { policies, orgs }: ExportVersions,
  checkpoints: Iterable<SignedCheckpoint> | AsyncIterable<SignedCheckpoint>,
  logs: Iterable<readonly SealedEntry[]> | AsyncIterable<readonly SealedEntry[]>,
  sign: (text: string) => string,
): AsyncGenerator<string> {
  const hash = sha256.create();
  const passed = (text: string): string => {
    hash.update(utf8ToBytes(text));
    return text;
  };
  const line = (value: object): string => passed(`${canonicalJson(value)}\n`);
  yield line({ custody: { ...header, version: EXPORT_VERSION } });
  for (const policy of policies) yield line({ policy });
  for (const { version, calendars } of orgs) yield line({ calendars: { version, calendars } });
  for await (const checkpoint of checkpoints) yield line({ checkpoint });
  let [leads, entries] = [0, 0];
  for await (const log of logs) {
    leads += 1;
    entries += log.length;
    yield passed([...exportJsonLines(log)].join(''));
  }
  const end: ExportEnd = { leads, entries, sha256: bytesToHex(hash.digest()) };
  const signature = sign(exportStatement(header, end));
  yield `${canonicalJson({ end: { ...end, signature } })}\n`;
}
