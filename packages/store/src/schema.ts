import type { Lead, Org, Policy, PoolState } from '@baton/core';
import { bigint, boolean, integer, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';

/**
 * The tables as readers see them. The migrations make them, with the constraints, policies and rights that this has no words
 * for; a test compares the two column by column.
 */
export const baton = pgSchema('baton');

/** Epoch milliseconds. */
export const instant = (name: string) => bigint(name, { mode: 'number' });

export const workspaces = baton.table('workspaces', {
  workspace: text().primaryKey(),
  name: text().notNull(),
  createdAt: instant('created_at').notNull(),
  policy: integer(),
  org: integer(),
  forgetAfterDays: integer('forget_after_days').notNull(),
});

const document = <T>() => ({
  workspace: text().notNull(),
  version: integer().notNull(),
  document: jsonb().$type<T>().notNull(),
  source: text().notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});

export const policies = baton.table('policies', document<Policy>(), (table) => [
  primaryKey({ columns: [table.workspace, table.version] }),
]);

export const orgs = baton.table('orgs', document<Org>(), (table) => [
  primaryKey({ columns: [table.workspace, table.version] }),
]);

export const activations = baton.table(
  'activations',
  {
    workspace: text().notNull(),
    seq: integer().notNull(),
    policy: integer().notNull(),
    openLeads: text('open_leads').$type<'adopt' | 'keep'>().notNull(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    why: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.seq] })],
);

export const peopleData = baton.table(
  'people_data',
  {
    workspace: text().notNull(),
    subject: text().notNull(),
    salt: text(),
    data: jsonb(),
    updatedAt: instant('updated_at').notNull(),
    erasedAt: instant('erased_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.subject] })],
);

export const leads = baton.table(
  'leads',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    subject: text(),
    state: text().notNull(),
    pass: integer().notNull(),
    custodianKind: text('custodian_kind'),
    custodianId: text('custodian_id'),
    custodianPerson: text('custodian_person'),
    nextAt: instant('next_at'),
    policy: integer().notNull(),
    calendars: integer().notNull(),
    seq: integer().notNull(),
    head: text().notNull(),
    capturedAt: instant('captured_at').notNull(),
    at: instant('at').notNull(),
    snapshot: jsonb().$type<Lead>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead] })],
);

export const obligations = baton.table(
  'obligations',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    about: text(),
    owedBy: text('owed_by').notNull(),
    since: instant('since').notNull(),
    due: instant('due').notNull(),
    rung: text().notNull(),
    nextAt: instant('next_at').notNull(),
    missed: boolean().notNull(),
    leasedUntil: instant('leased_until').notNull(),
    failures: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead, table.id] })],
);

export const pools = baton.table(
  'pools',
  {
    workspace: text().notNull(),
    pool: text().notNull(),
    org: integer().notNull(),
    state: jsonb().$type<PoolState>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.pool] })],
);

export const custodyEntries = baton.table(
  'custody_entries',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    seq: integer().notNull(),
    ordinal: instant('ordinal').notNull(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    type: text().notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    body: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead, table.seq] })],
);

export const checkpoints = baton.table(
  'checkpoints',
  {
    workspace: text().notNull(),
    seq: integer().notNull(),
    at: instant('at').notNull(),
    ordinal: instant('ordinal').notNull(),
    heads: text().notNull(),
    root: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    keyId: text('key_id').notNull(),
    signature: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.seq] })],
);

export const idempotencyKeys = baton.table(
  'idempotency_keys',
  {
    workspace: text().notNull(),
    key: text().notNull(),
    request: text().notNull(),
    answer: jsonb().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.key] })],
);

export const apiKeys = baton.table(
  'api_keys',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    hash: text().notNull(),
    person: text().notNull(),
    role: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    revokedAt: instant('revoked_at'),
    scope: text().array(),
    expiresAt: instant('expires_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
