import {
  boolean,
  customType,
  date,
  integer,
  json,
  jsonb,
  primaryKey,
  real,
  text,
} from 'drizzle-orm/pg-core';
import { baton, instant } from './schema.ts';

/** The tables around the leads: how inquiries come in, who may ask, whom to contact, what things cost. */
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const formMappings = baton.table(
  'form_mappings',
  {
    workspace: text().notNull(),
    form: text().notNull(),
    mapping: jsonb().notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.form] })],
);

export const failedIntakes = baton.table(
  'failed_intakes',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    source: text().notNull(),
    through: text(),
    sentBy: text('sent_by'),
    key: text(),
    request: text(),
    at: instant('at').notNull(),
    body: bytea(),
    errors: jsonb().notNull(),
    state: text().notNull(),
    lead: text(),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
    toldAt: instant('told_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const uploads = baton.table(
  'uploads',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    mapping: jsonb().notNull(),
    file: bytea(),
    state: text().notNull(),
    rowsRead: integer('rows_read').notNull(),
    accepted: integer().notNull(),
    refused: integer().notNull(),
    reason: text(),
    leasedUntil: instant('leased_until').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const uploadRefusals = baton.table(
  'upload_refusals',
  {
    workspace: text().notNull(),
    upload: text().notNull(),
    place: integer().notNull(),
    cells: json().notNull(),
    errors: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.upload, table.place] })],
);

export const inboundMails = baton.table(
  'inbound_mails',
  {
    workspace: text().notNull(),
    key: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    envelope: jsonb().notNull(),
    raw: bytea(),
    state: text().notNull(),
    reason: text(),
    lead: text(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.key] })],
);

export const inquiryAddresses = baton.table(
  'inquiry_addresses',
  {
    workspace: text().notNull(),
    address: text().notNull(),
    facts: jsonb().notNull(),
    program: text(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.address] })],
);

export const accountMatches = baton.table(
  'account_matches',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    account: text().notNull(),
    score: real().notNull(),
    evidence: jsonb().notNull(),
    decidedBy: text('decided_by'),
    others: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead] })],
);

export const contactKeys = baton.table(
  'contact_keys',
  {
    workspace: text().notNull(),
    key: text().notNull(),
    notedAt: instant('noted_at').notNull(),
    subject: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.key, table.notedAt, table.subject] })],
);

export const duplicates = baton.table(
  'duplicates',
  {
    workspace: text().notNull(),
    lead: text().notNull(),
    other: text().notNull(),
    score: real().notNull(),
    evidence: jsonb().notNull(),
    state: text().notNull(),
    foundAt: instant('found_at').notNull(),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.lead, table.other] })],
);

export const merges = baton.table(
  'merges',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    winner: text().notNull(),
    loser: text().notNull(),
    seq: integer().notNull(),
    at: instant('at').notNull(),
    by: text().notNull(),
    contacts: jsonb(),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const doNotContact = baton.table(
  'do_not_contact',
  {
    workspace: text().notNull(),
    key: text().notNull(),
    channel: text().notNull(),
    at: instant('at').notNull(),
    by: text().notNull(),
    why: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.key, table.channel] })],
);

export const consents = baton.table(
  'consents',
  {
    workspace: text().notNull(),
    subject: text().notNull(),
    purpose: text().notNull(),
    given: boolean().notNull(),
    at: instant('at').notNull(),
    source: text().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.subject, table.purpose, table.at] })],
);

export const usedLinks = baton.table(
  'used_links',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    action: text().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const mailTemplates = baton.table(
  'mail_templates',
  {
    workspace: text().notNull(),
    template: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.template] })],
);

export const deadNotices = baton.table(
  'dead_notices',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    lead: text(),
    at: instant('at').notNull(),
    job: jsonb().notNull(),
    reason: text().notNull(),
    retriedAt: instant('retried_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const campaigns = baton.table(
  'campaigns',
  {
    workspace: text().notNull(),
    campaign: text().notNull(),
    name: text().notNull(),
    source: text(),
    cost: instant('cost').notNull(),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.campaign] })],
);

export const absencesTold = baton.table(
  'absences_told',
  {
    workspace: text().notNull(),
    person: text().notNull(),
    untilAt: instant('until_at').notNull(),
    toldAt: instant('told_at').notNull(),
    leads: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.person, table.untilAt] })],
);

export const policyDrafts = baton.table(
  'policy_drafts',
  {
    workspace: text().notNull(),
    draft: text().notNull(),
    source: text().notNull(),
    note: text().notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.draft] })],
);

export const alarms = baton.table(
  'alarms',
  {
    workspace: text().notNull(),
    alarm: text().notNull(),
    about: text().notNull(),
    raisedAt: instant('raised_at').notNull(),
    detail: jsonb().notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.alarm, table.about, table.raisedAt] })],
);
