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

/** Writes and reads lists of records as lists of cells. All columns must be named; their order is what is stored. */
const packed = <T extends object>(columns: Readonly<Record<keyof T, true>>) => {
  const names = Object.keys(columns) as (keyof T)[];
  return {
    write: (items: readonly T[]): string =>
      JSON.stringify(items.map((item) => names.map((name) => item[name]))),
    read: (text: string): readonly T[] =>
      (JSON.parse(text) as T[keyof T][][]).map((cells) => {
        const item: Partial<T> = {};
        for (const [index, name] of names.entries()) item[name] = cells[index];
        return item as T;
      }),
  };
};

const offers = packed<Offer>({
  at: true,
  person: true,
  pass: true,
  rule: true,
  criterion: true,
  due: true,
  answer: true,
  answeredAt: true,
  reason: true,
  excuse: true,
});

const attempts = packed<Attempt>({
  at: true,
  person: true,
  pass: true,
  no: true,
  channel: true,
  planned: true,
  connected: true,
  automatic: true,
});

const duties = packed<Duty>({
  id: true,
  kind: true,
  about: true,
  owedBy: true,
  due: true,
  missed: true,
  afterReturn: true,
  end: true,
  endedAt: true,
  escalations: true,
});

const judgements = packed<SalesJudgement>({
  at: true,
  person: true,
  pass: true,
  kind: true,
  state: true,
  attempts: true,
  minimum: true,
  afterMs: true,
  reason: true,
  excuse: true,
  criterion: true,
  disputed: true,
  to: true,
  ruling: true,
});

export const storedDigest = ({ capturedAt, ...digest }: Digest): StoredDigest => ({
  ...digest,
  captured_at: capturedAt,
  life: JSON.stringify(digest.life),
  offers: offers.write(digest.offers),
  attempts: attempts.write(digest.attempts),
  duties: duties.write(digest.duties),
  judgements: judgements.write(digest.judgements),
});

export const digestIn = ({ captured_at: capturedAt, ...row }: StoredDigest): Digest => ({
  ...row,
  capturedAt,
  life: JSON.parse(row.life) as Life,
  offers: offers.read(row.offers),
  attempts: attempts.read(row.attempts),
  duties: duties.read(row.duties),
  judgements: judgements.read(row.judgements),
});
