import type { Link } from './chain-link.ts';
import type { VerifyingKey } from './checkpoint.ts';
import type { Folding } from './fold-export.ts';
import { type Fault, type Head, nameOf } from './fault.ts';
import { type Unreadable, verifyRead } from './verify-log.ts';
import type { ExportHeader } from './write-export.ts';

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

export const faultAtLine = (
  line: number | null,
  message: string,
  field: string | null = null,
): ExportFault => ({ line, lead: null, seq: null, field, message });

/** What was read of an export so far. */
export interface Reading {
  header: ExportHeader | null;
  key: VerifyingKey | null;
  readonly faults: ExportFault[];
  readonly noted: Map<string, Head[]>;
  readonly links: Link[];
  readonly broken: Unreadable[];
  checkpoint: { seq: number; hash: string };
  end: { readonly line: number } | null;
}

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

/** What is wrong with all that was read, the most telling first, or what there is. */
export const judged = (reading: Reading, fold: Folding): VerifiedExport => {
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
