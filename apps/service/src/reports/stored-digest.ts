import type { Attempt, Digest, Duty, Life, Offer, SalesJudgement } from './digest.ts';

/** A digest as its row holds it: JSON as text, and lists without the names of their columns, which are most of it. */
export type StoredDigest = Omit<
  Digest,
  'capturedAt' | 'life' | 'offers' | 'attempts' | 'duties' | 'judgements'
> & {
  readonly captured_at: number;
  readonly life: string;
  readonly offers: string;
  readonly attempts: string;
  readonly duties: string;
  readonly judgements: string;
};

type Cells<T, N extends readonly (keyof T)[]> = { readonly [I in keyof N]: T[N[I]] };

/**
 * Writes and reads lists of records as lists of cells; the order of the columns is what is stored. `recordOf` writes the
 * record out by hand: put together column by column it costs as much again as parsing the JSON, and a report on 100,000
 * leads reads a million of them.
 */
const packed = <T extends object, const N extends readonly (keyof T)[]>(
  columns: N,
  recordOf: (cells: Cells<T, N>) => T,
) => ({
  write: (items: readonly T[]): string =>
    JSON.stringify(items.map((item) => columns.map((name) => item[name]))),
  read: (text: string): readonly T[] =>
    text === '[]' ? [] : (JSON.parse(text) as Cells<T, N>[]).map(recordOf),
});

const offersColumns = [
  'at',
  'person',
  'pass',
  'rule',
  'criterion',
  'due',
  'answer',
  'answeredAt',
  'reason',
  'excuse',
] as const;
const offers = packed<Offer, typeof offersColumns>(offersColumns, (cells) => ({
  at: cells[0],
  person: cells[1],
  pass: cells[2],
  rule: cells[3],
  criterion: cells[4],
  due: cells[5],
  answer: cells[6],
  answeredAt: cells[7],
  reason: cells[8],
  excuse: cells[9],
}));

const attemptsColumns = [
  'at',
  'person',
  'pass',
  'no',
  'channel',
  'planned',
  'connected',
  'automatic',
] as const;
const attempts = packed<Attempt, typeof attemptsColumns>(attemptsColumns, (cells) => ({
  at: cells[0],
  person: cells[1],
  pass: cells[2],
  no: cells[3],
  channel: cells[4],
  planned: cells[5],
  connected: cells[6],
  automatic: cells[7],
}));

const dutiesColumns = [
  'id',
  'kind',
  'about',
  'owedBy',
  'due',
  'missed',
  'afterReturn',
  'end',
  'endedAt',
  'escalations',
] as const;
const duties = packed<Duty, typeof dutiesColumns>(dutiesColumns, (cells) => ({
  id: cells[0],
  kind: cells[1],
  about: cells[2],
  owedBy: cells[3],
  due: cells[4],
  missed: cells[5],
  afterReturn: cells[6],
  end: cells[7],
  endedAt: cells[8],
  escalations: cells[9],
}));

const judgementsColumns = [
  'at',
  'person',
  'pass',
  'kind',
  'state',
  'attempts',
  'minimum',
  'afterMs',
  'reason',
  'excuse',
  'criterion',
  'disputed',
  'to',
  'ruling',
] as const;
const judgements = packed<SalesJudgement, typeof judgementsColumns>(judgementsColumns, (cells) => ({
  at: cells[0],
  person: cells[1],
  pass: cells[2],
  kind: cells[3],
  state: cells[4],
  attempts: cells[5],
  minimum: cells[6],
  afterMs: cells[7],
  reason: cells[8],
  excuse: cells[9],
  criterion: cells[10],
  disputed: cells[11],
  to: cells[12],
  ruling: cells[13],
}));

export const storedDigest = ({ capturedAt, ...digest }: Digest): StoredDigest => ({
  ...digest,
  captured_at: capturedAt,
  life: JSON.stringify(digest.life),
  offers: offers.write(digest.offers),
  attempts: attempts.write(digest.attempts),
  duties: duties.write(digest.duties),
  judgements: judgements.write(digest.judgements),
});

export const digestIn = (row: StoredDigest): Digest => ({
  lead: row.lead,
  seq: row.seq,
  capturedAt: row.captured_at,
  at: row.at,
  state: row.state,
  open: row.open,
  source: row.source,
  program: row.program,
  segment: row.segment,
  life: JSON.parse(row.life) as Life,
  offers: offers.read(row.offers),
  attempts: attempts.read(row.attempts),
  duties: duties.read(row.duties),
  judgements: judgements.read(row.judgements),
});
