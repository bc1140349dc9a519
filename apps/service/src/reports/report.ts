import type { z } from '@hono/zod-openapi';
import type { Digest } from './digest.ts';
import type { Period } from './period.ts';

/** What stands in a cell. Lists are ids of leads and stand in the JSON alone. */
export type Cell = string | number | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

/** Columns of digests that are dear to read. */
export const parts = ['offers', 'attempts', 'duties', 'judgements'] as const;
export type Part = (typeof parts)[number];

/** What a report may know besides the digests. */
export interface Scope {
  readonly period: Period;
  /** Epoch ms. */
  readonly now: number;
  /** IANA zone in which hours and dates are told. */
  readonly zone: string;
  /** What rows stand for. */
  readonly by: string;
  readonly rep: string | null;
  readonly team: string | null;
  /** The team that a person is in by the newest org; null when in none. */
  readonly teamOf: (person: string) => string | null;
  readonly campaigns: readonly Campaign[];
}

/** What a program cost, in minor units of the org's currency. */
export interface Campaign {
  readonly campaign: string;
  readonly name: string;
  readonly source: string | null;
  readonly cost: number;
  /** First and last day, epoch ms of their start and end in the scope's zone; null: not said. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

export interface Tables {
  readonly rows: readonly Row[];
  /** The same columns over everything. */
  readonly total: Row;
}

/** Takes digests one after the other, keeps sums alone, and gives the rows in the end. */
export interface Counting {
  readonly take: (digest: Digest) => void;
  readonly end: () => Tables;
}

export interface Report {
  readonly name: string;
  readonly summary: string;
  /** What rows may stand for; the first unless asked otherwise. */
  readonly by: readonly [string, ...string[]];
  readonly parts: readonly Part[];
  /** Whether leads are picked by when they were captured, or items by when they happened. */
  readonly picks: 'leads' | 'happenings';
  readonly row: z.ZodType<Row>;
  /** Pure. */
  readonly count: (scope: Scope) => Counting;
}

/** Whether what is this person's belongs into the report. */
export const isOf = ({ rep, team, teamOf }: Scope, person: string | null): boolean =>
  (rep === null || rep === person) &&
  (team === null || (person !== null && teamOf(person) === team));
