import { createPublicKey, verify } from 'node:crypto';
import {
  checkpointFault,
  type Fault,
  GENESIS,
  type NotedHead,
  type SealedEntry,
  type SignedCheckpoint,
  type VerifyingKey,
} from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { keyIdOf } from './checkpoint.ts';

interface Row extends Omit<SignedCheckpoint, 'heads'> {
  /** Canonical JSON. */
  readonly heads: string;
}

/** Heads by lead as checkpoints noted them, every one of them and not only the latest. */
export type NotedHeads = ReadonlyMap<string, readonly NotedHead[]>;

const wrong = (message: string): Fault => ({
  kind: 'altered',
  lead: null,
  seq: null,
  last: null,
  line: null,
  message,
});

/** An Ed25519 public key (PEM) as the core asks it. */
export const verifyingKey = (publicKey: string): VerifyingKey => {
  const key = createPublicKey(publicKey);
  return {
    id: keyIdOf(publicKey),
    hasSigned: (text, signature) =>
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')),
  };
};

/** Checks all checkpoints of a workspace in their order and collects what they noted. */
export const headsNoted = async (
  tx: Tx,
  workspace: string,
  publicKey: string,
): Promise<{ readonly heads: NotedHeads; readonly faults: readonly Fault[] }> => {
  const rows = await tx<Row>`
    select workspace, seq, at, ordinal, heads, root, previous, hash, key_id as "keyId", signature
    from baton.checkpoints where workspace = ${workspace} order by seq`;
  const heads = new Map<string, NotedHead[]>();
  const faults: Fault[] = [];
  const key = verifyingKey(publicKey);
  let before = { seq: 0, hash: GENESIS };
  for (const row of rows) {
    const checkpoint = { ...row, heads: JSON.parse(row.heads) as NotedHead[] };
    const fault = checkpointFault(checkpoint, before, key);
    if (fault !== null) faults.push(wrong(fault.message));
    before = row;
    for (const head of checkpoint.heads) {
      const noted = heads.get(head.lead);
      if (noted === undefined) heads.set(head.lead, [head]);
      else noted.push(head);
    }
  }
  return { heads, faults };
};

/** Where a lead's log does not pass through a head that was noted. */
export const checkpointFaults = (
  lead: string,
  log: readonly SealedEntry[],
  heads: NotedHeads,
): readonly Fault[] =>
  (heads.get(lead) ?? []).flatMap(({ seq, hash }): Fault[] => {
    const entry = log[seq - 1];
    if (entry?.hash === hash) return [];
    const message =
      entry === undefined
        ? `entry ${seq} of lead ${lead} is missing: a checkpoint has seen it`
        : `entry ${seq} of lead ${lead}, or one before it, was altered and sealed anew since a checkpoint`;
    return [
      {
        kind: entry === undefined ? 'removed' : 'altered',
        lead,
        seq,
        last: seq,
        line: null,
        message,
      },
    ];
  });
