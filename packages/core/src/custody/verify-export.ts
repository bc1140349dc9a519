import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Link, linkOf } from './chain-link.ts';
import { checkpointFault, type SignedCheckpoint, type VerifyingKey } from './checkpoint.ts';
import { type Folding, foldExport } from './fold-export.ts';
import { type Fault, type Head, nameOf } from './fault.ts';
import { readLine } from './parse-log.ts';
import { type FrameLine, readFrame } from './read-frame.ts';
import { GENESIS } from './seal.ts';
import { type Unreadable, verifyRead } from './verify-log.ts';
import { exportStatement, type ExportHeader } from './write-export.ts';

/** Something wrong in an export: where it is, as far as that can be told, and what. */
export interface ExportFault {
  /** From 1; null for what is not there. */
  readonly line: number | null;
  readonly lead: string | null;
  readonly seq: number | null;
  readonly field: string | null;
  readonly message: string;
}

export interface ExportFigures {
  readonly header: ExportHeader;
  readonly leads: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries, of those above, that some checkpoint covers. */
  readonly covered: number;
}

export type VerifiedExport =
  | ({ readonly ok: true } & ExportFigures)
  /** The first fault is the most telling one. `header` is null for a file that is no export. */
  | {
      readonly ok: false;
      readonly header: ExportHeader | null;
      readonly faults: readonly ExportFault[];
    };

const faultAtLine = (
  line: number | null,
  message: string,
  field: string | null = null,
): ExportFault => ({ line, lead: null, seq: null, field, message });

interface Reading {
  header: ExportHeader | null;
  key: VerifyingKey | null;
  readonly faults: ExportFault[];
  readonly noted: Map<string, Head[]>;
  readonly links: Link[];
  readonly broken: Unreadable[];
  checkpoint: { seq: number; hash: string };
  end: { readonly line: number } | null;
}

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

/** Heads that the chains must pass through. In an export of a period only those of its own leads are to be expected. */
const expectedOf = ({ header, noted, links }: Reading): Map<string, Head> => {
  const here = new Set(links.map(({ lead }) => lead));
  const isWhole = header?.from === null && header.to === null;
  return new Map(
    [...noted].flatMap(([lead, heads]) => {
      const last = heads.at(-1);
      return last !== undefined && (isWhole || here.has(lead)) ? [[lead, last] as const] : [];
    }),
  );
};

/** Heads that were noted earlier than the last, which a chain sealed anew from its beginning would miss. */
const passedBy = ({ noted, links }: Reading): ExportFault[] => {
  const byPlace = new Map(links.map((link) => [nameOf(link.lead, link.seq), link]));
  return [...noted].flatMap(([lead, heads]) =>
    heads.slice(0, -1).flatMap(({ seq, hash }): ExportFault[] => {
      const link = byPlace.get(nameOf(lead, seq));
      if (link === undefined || link.hash === hash) return [];
      const message = `${nameOf(lead, seq)} is not the one that a checkpoint noted`;
      return [{ line: link.line, lead, seq, field: 'hash', message }];
    }),
  );
};

const lineOf = ({ line }: ExportFault): number => line ?? Infinity;

const ofChain = ({ line, lead, seq, message }: Fault, fold: Folding): ExportFault => {
  const parted = fold.faults.find((one) => one.lead === lead && one.seq === seq);
  return parted === undefined
    ? { line, lead, seq, field: null, message }
    : { line, lead, seq, field: parted.field, message: `${message}; ${parted.message}` };
};

const judged = (reading: Reading, fold: Folding): VerifiedExport => {
  const { header, links, noted, faults: framed } = reading;
  if (header === null) {
    const none = faultAtLine(1, 'the file is empty');
    return { ok: false, header, faults: framed.length > 0 ? framed : [none] };
  }
  fold.gap();
  const chains = verifyRead(links, reading.broken, expectedOf(reading));
  const chained = chains.ok ? [] : chains.faults.map((fault) => ofChain(fault, fold));
  const told = new Set(chained.map(({ lead }) => lead));
  const folded = fold.faults.filter(({ lead }) => !told.has(lead));
  const cut: ExportFault[] =
    reading.end === null
      ? [faultAtLine(null, 'the end of the export is missing: the file is cut off')]
      : [];
  // What the end says of the whole is true of every fault above, and tells the least.
  const [general, early] = [
    framed.filter(({ line }) => line !== null && line === reading.end?.line),
    framed.filter(({ line }) => line === null || line !== reading.end?.line),
  ];
  const specific = [...early, ...chained, ...passedBy(reading), ...folded].toSorted(
    (a, b) => lineOf(a) - lineOf(b),
  );
  const faults = [...specific, ...cut, ...general];
  if (faults.length > 0) return { ok: false, header, faults };
  const covered = links.filter(
    ({ lead, seq }) => seq <= (noted.get(lead)?.at(-1)?.seq ?? 0),
  ).length;
  return {
    ok: true,
    header,
    leads: new Set(links.map(({ lead }) => lead)).size,
    entries: links.length,
    checkpoints: reading.checkpoint.seq,
    covered,
  };
};
