import { boolean, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { baton, instant } from './schema.ts';

/** The tables of who may ask, and of what administrators did. */
export const logIns = baton.table(
  'log_ins',
  {
    workspace: text().notNull(),
    name: text().notNull(),
    person: text().notNull(),
    role: text().notNull(),
    password: text().notNull(),
    initial: boolean().notNull(),
    failures: integer().notNull(),
    lockedUntil: instant('locked_until'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
);

export const sessions = baton.table(
  'sessions',
  {
    workspace: text().notNull(),
    hash: text().notNull(),
    name: text().notNull(),
    csrf: text().notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.hash] })],
);

export const administrativeActs = baton.table(
  'administrative_acts',
  {
    workspace: text().notNull(),
    ordinal: instant('ordinal').notNull(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    target: text().notNull(),
    detail: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.ordinal] })],
);
