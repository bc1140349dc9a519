import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import { merkleRoot } from './merkle-root.ts';

/** The last entry of a lead as a checkpoint notes it. */
export interface NotedHead {
  readonly lead: string;
  readonly seq: number;
  readonly hash: string;
}

/** What is signed: everything that ties it to its workspace, to what it covers and to the checkpoint before. */
export interface CheckpointStatement {
  readonly workspace: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  /** Entries up to this number, counted over all leads, are covered by this checkpoint and those before it. */
  readonly ordinal: number;
  /** Merkle root of the canonical JSON of each head, ordered by lead. */
  readonly root: string;
  /** Hash of the checkpoint before; 64 zeros before the first. */
  readonly previous: string;
}

export interface SignedCheckpoint extends CheckpointStatement {
  /** Heads that moved since the checkpoint before, ordered by lead. */
  readonly heads: readonly NotedHead[];
  /** SHA-256 of the statement's canonical JSON. */
  readonly hash: string;
  /** SHA-256 of the public key (DER): which key signed. */
  readonly keyId: string;
  /** Ed25519 over the statement's canonical JSON, base64. */
  readonly signature: string;
}

/** Whoever checks has a key; how it is read and asked is the machine's matter. */
export interface VerifyingKey {
  /** SHA-256 of the public key (DER), as hex. */
  readonly id: string;
  /** Whether the signature (Ed25519, base64) over the text is this key's. */
  readonly hasSigned: (text: string, signature: string) => boolean;
}

export const hashText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const headsRoot = (heads: readonly NotedHead[]): string =>
  merkleRoot(heads.map(({ lead, seq, hash }) => canonicalJson({ hash, lead, seq })));

/** The text that is hashed and signed. */
export const checkpointText = ({
  workspace,
  seq,
  at,
  ordinal,
  root,
  previous,
}: CheckpointStatement): string =>
  canonicalJson({ workspace, seq, at, ordinal, root, previous } satisfies CheckpointStatement);

/** What is wrong with a checkpoint, and in which of its fields. */
export interface CheckpointFault {
  readonly field: keyof SignedCheckpoint;
  readonly message: string;
}

/** Checks a checkpoint against the one before it (`GENESIS` and 0 ahead of the first) and the key. */
export const checkpointFault = (
  checkpoint: SignedCheckpoint,
  before: { readonly seq: number; readonly hash: string },
  key: VerifyingKey,
): CheckpointFault | null => {
  const wrong = (field: keyof SignedCheckpoint, what: string): CheckpointFault => ({
    field,
    message: `checkpoint ${checkpoint.seq} ${what}`,
  });
  const { seq, previous, hash, heads, root, keyId, signature } = checkpoint;
  const text = checkpointText(checkpoint);
  if (seq !== before.seq + 1)
    return { field: 'seq', message: `checkpoint ${before.seq + 1} is missing` };
  if (previous !== before.hash) return wrong('previous', 'does not follow the one before');
  if (hashText(text) !== hash)
    return wrong('hash', 'was altered: its hash does not match its content');
  if (headsRoot(heads) !== root) return wrong('heads', 'holds other heads than it signed');
  if (keyId !== key.id) return wrong('keyId', `was signed with another key (${keyId})`);
  return key.hasSigned(text, signature)
    ? null
    : wrong('signature', 'has a signature that is not of this key');
};
