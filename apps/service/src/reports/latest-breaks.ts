import { z } from '@hono/zod-openapi';
import { type Break, breakKinds } from './breaks-of.ts';
import { isOf, type Row, type Scope } from './report.ts';

/** A broken link as it is listed. Instants are epoch ms. */
export const listedBreak = z.strictObject({
  break: z.enum(breakKinds),
  lead: z.string(),
  holder: z.string(),
  obligation: z.string(),
  about: z.string().nullable(),
  at: z.int(),
  endedAt: z.int().nullable(),
  end: z.enum(['late', 'withdrawn', 'open', 'given-up']),
  lateMs: z.int().nullable(),
  source: z.string().nullable(),
});
export type ListedBreak = z.infer<typeof listedBreak>;

export const breakColumns: ListedBreak = {
  break: 'followUpFailed',
  lead: '',
  holder: '',
  obligation: '',
  about: null,
  at: 0,
  endedAt: null,
  end: 'open',
  lateMs: null,
  source: null,
};

export interface Wanted {
  readonly break?: string | undefined;
  readonly obligation?: string | undefined;
  readonly lead?: string | undefined;
  readonly open?: 'true' | 'false' | undefined;
}

const isWanted = (wanted: Wanted, one: Break): boolean =>
  (wanted.break === undefined || wanted.break === one.break) &&
  (wanted.obligation === undefined || wanted.obligation === one.obligation) &&
  (wanted.lead === undefined || wanted.lead === one.lead) &&
  (wanted.open === undefined || (one.end === 'open') === (wanted.open === 'true'));

const latestFirst = (left: Break, right: Break): number =>
  right.at - left.at || (left.lead < right.lead ? -1 : 1);

/** Keeps the latest of many links, and counts them all. */
export const latestBreaks = (limit: number, wanted: Wanted) => {
  let kept: Break[] = [];
  let count = 0;
  const cut = (): void => {
    kept = kept.toSorted(latestFirst).slice(0, limit);
  };
  return {
    take: (scope: Scope, links: readonly Break[]): void => {
      for (const one of links) {
        if (!isWanted(wanted, one) || !isOf(scope, one.holder)) continue;
        count += 1;
        kept.push(one);
      }
      // Now and then, so that a list of the latest few does not hold all.
      if (kept.length > 2 * limit + 1000) cut();
    },
    rows: (): readonly ListedBreak[] => {
      cut();
      return kept;
    },
    count: (): number => count,
  };
};

const dateOf = (cell: Row[string] | undefined): string | null =>
  typeof cell === 'number' ? new Date(cell).toISOString() : null;

/** A row of the CSV: its instants as a spreadsheet reads them. */
export const withDates = (row: Row): Row => ({
  ...row,
  at: dateOf(row['at']),
  endedAt: dateOf(row['endedAt']),
});
