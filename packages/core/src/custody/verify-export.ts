import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { linkOf } from './chain-link.ts';
import { checkpointFault, type SignedCheckpoint, type VerifyingKey } from './checkpoint.ts';
import { type Folding, foldExport } from './fold-export.ts';
import { faultAtLine, judged, type Reading, type VerifiedExport } from './judge-export.ts';
import { readLine } from './parse-log.ts';
import { type FrameLine, readFrame } from './read-frame.ts';
import { GENESIS } from './seal.ts';
import { exportStatement } from './write-export.ts';

export interface ExportVerifier {
  /** The next line without its line feed; `ended` is whether it had one. */
  readonly line: (text: string, ended: boolean) => void;
  readonly end: () => VerifiedExport;
}

/** The key to check with: the caller's own, or the one that the file brings. Null if it is none. */
export type KeyFor = (publicKey: string) => VerifyingKey | null;

/**
 * Checks a custody export line by line, without a network or a database: every entry is what was sealed, each lead's chain is
 * whole and passes through the heads that checkpoints noted, the checkpoints are chained and signed, what is signed at the end
 * is what stands before, and each log folds through the lifecycle as it says.
 */
export const exportVerifier = (keyFor: KeyFor): ExportVerifier => {
  const hash = sha256.create();
  const fold: Folding = foldExport();
  const reading: Reading = {
    header: null,
    key: null,
    faults: [],
    noted: new Map(),
    links: [],
    broken: [],
    checkpoint: { seq: 0, hash: GENESIS },
    end: null,
  };
  let number = 0;

  const begin = (frame: FrameLine): void => {
    if (frame.kind !== 'custody')
      reading.faults.push(
        faultAtLine(1, 'the file is no custody export: its first line is no header'),
      );
    else {
      reading.header = frame.header;
      reading.key = keyFor(frame.header.publicKey);
      if (reading.key === null)
        reading.faults.push(faultAtLine(1, 'the header holds no public key', 'publicKey'));
      else if (reading.key.id !== frame.header.keyId)
        reading.faults.push(
          faultAtLine(1, `the export was signed with another key (${frame.header.keyId})`, 'keyId'),
        );
    }
  };

  const note = (checkpoint: SignedCheckpoint): void => {
    const { header, key } = reading;
    if (header === null || key === null) return;
    const fault =
      checkpoint.workspace === header.workspace
        ? checkpointFault(checkpoint, reading.checkpoint, key)
        : ({
            field: 'workspace',
            message: `checkpoint ${checkpoint.seq} is of workspace ${checkpoint.workspace}`,
          } as const);
    if (fault !== null) reading.faults.push(faultAtLine(number, fault.message, fault.field));
    reading.checkpoint = checkpoint;
    for (const { lead, seq, hash } of checkpoint.heads) {
      const heads = reading.noted.get(lead) ?? [];
      reading.noted.set(lead, [...heads, { seq, hash }]);
    }
  };

  const finish = ({ end, signature }: Extract<FrameLine, { kind: 'end' }>): void => {
    const { header, key, faults } = reading;
    reading.end = { line: number };
    if (header === null || key === null) return;
    const wrong = (field: string, message: string): void => {
      faults.push(faultAtLine(number, message, field));
    };
    const leads = new Set(reading.links.map(({ lead }) => lead)).size;
    const entries = reading.links.length + reading.broken.length;
    if (end.entries !== entries)
      wrong('entries', `${end.entries} entries were exported, and the file has ${entries}`);
    if (end.leads !== leads)
      wrong('leads', `${end.leads} leads were exported, and the file has ${leads}`);
    if (end.sha256 !== bytesToHex(hash.clone().digest()))
      wrong('sha256', 'the lines before the last are not those that were exported');
    if (!key.hasSigned(exportStatement(header, end), signature))
      wrong('signature', 'the signature of the export is not of this key');
  };

  const entry = (text: string): void => {
    const read = readLine(text, number);
    if (!read.ok) {
      reading.broken.push(read);
      fold.gap();
      return;
    }
    const link = linkOf(read.entry, number);
    reading.links.push(link);
    fold.entry(read.entry, number);
  };

  const line = (text: string, ended: boolean): void => {
    number += 1;
    if (reading.header === null && number > 1) return;
    if (!ended)
      reading.faults.push(faultAtLine(number, `line ${number} does not end: the file is cut off`));
    else if (reading.end !== null)
      reading.faults.push(faultAtLine(number, `line ${number} stands after the end of the export`));
    else {
      const frame = readFrame(text);
      if (number === 1) begin(frame);
      else if (frame.kind === 'policy' || frame.kind === 'calendars') fold.version(frame);
      else if (frame.kind === 'checkpoint') note(frame.checkpoint);
      else if (frame.kind === 'end') finish(frame);
      else entry(text);
    }
    hash.update(utf8ToBytes(`${text}\n`));
  };

  return { line, end: () => judged(reading, fold) };
};
