import { boolean, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { baton, instant } from './schema.ts';

/** The tables that reports read. */
export const leadDigests = baton.table(
  'lead_digests',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    seq: integer().notNull(),
    capturedAt: instant('captured_at').notNull(),
    at: instant('at').notNull(),
    state: text().notNull(),
    open: boolean().notNull(),
    source: text(),
    program: text(),
    segment: text(),
    life: text().notNull(),
    offers: text().notNull(),
    attempts: text().notNull(),
    duties: text().notNull(),
    judgements: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead] })],
);

export const digestMarks = baton.table('digest_marks', {
  workspace: text().primaryKey(),
  ordinal: instant('ordinal').notNull(),
});
