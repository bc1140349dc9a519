import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson, type Fault, GENESIS, type SealedEntry } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { hashText, keyIdOf, type NotedHead, rootOf, type Statement } from './checkpoint.ts';

interface Row extends Statement {
  readonly heads: string;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Heads by lead as checkpoints noted them, every one of them and not only the latest. */
export type NotedHeads = ReadonlyMap<string, readonly NotedHead[]>;

const wrong = (seq: number, what: string): Fault => ({
  kind: 'altered',
  lead: null,
  seq: null,
  last: null,
  line: null,
  message: `checkpoint ${seq} ${what}`,
});

const faultOf = (
  row: Row,
  before: string,
  expectedSeq: number,
  publicKey: string,
): Fault | null => {
  const { workspace, seq, at, ordinal, root, previous } = row;
  const text = canonicalJson({ workspace, seq, at, ordinal, root, previous } satisfies Statement);
  if (seq !== expectedSeq) return wrong(expectedSeq, 'is missing');
  if (previous !== before) return wrong(seq, 'does not follow the one before');
  if (hashText(text) !== row.hash)
    return wrong(seq, 'was altered: its hash does not match its content');
  if (rootOf(JSON.parse(row.heads) as NotedHead[]) !== root)
    return wrong(seq, 'holds other heads than it signed');
  if (keyIdOf(publicKey) !== row.keyId)
    return wrong(seq, `was signed with another key (${row.keyId})`);
  const isSigned = verify(
    null,
    Buffer.from(text),
    createPublicKey(publicKey),
    Buffer.from(row.signature, 'base64'),
  );
  return isSigned ? null : wrong(seq, 'has a signature that is not of this key');
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
  let before = GENESIS;
  for (const [index, row] of rows.entries()) {
    const fault = faultOf(row, before, index + 1, publicKey);
    if (fault !== null) faults.push(fault);
    before = row.hash;
    for (const head of JSON.parse(row.heads) as NotedHead[]) {
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
