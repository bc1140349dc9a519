import type { Org } from '@baton/core';
import { z } from '@hono/zod-openapi';
import { findingSchema } from '../policies/checked-policy.ts';
import { Problem } from '../http/problem.ts';
import { idempotencyHeader } from '../http/idempotency.ts';

/** Names in a document, as its check will have them: what else is wrong with one is said there, with a fix. */
export const idSchema = z.string().min(1).max(100);

/** Headers of a change: once under its key, and only to the version that the caller saw. */
export const changeHeaders = idempotencyHeader.extend({
  'if-match': z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'The ETag of the version that was read; another one now is 412' }),
});

/** The version that `If-Match` names; null where it names none. Throws a problem for what is no ETag of ours. */
export const versionIn = (ifMatch: string | undefined): number | null => {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/u.exec(ifMatch)?.[1];
  if (version === undefined)
    throw new Problem(400, 'invalid', 'If-Match is the ETag of GET /org, such as "7"');
  return Number(version);
};

export const etagOf = (version: number): string => `"${version}"`;

export const changedSchema = z
  .object({
    version: z.int().openapi({ description: 'The org’s version now' }),
    changed: z.boolean().openapi({ description: 'False: it said so already' }),
    warnings: z.array(findingSchema),
  })
  .openapi('OrgChanged');

export const leftSchema = z.array(z.object({ lead: z.string(), why: z.string() }));

const part = z.record(z.string(), z.unknown());

export const orgSchema = z
  .object({
    version: z.int(),
    createdAt: z.int().openapi({ description: 'Epoch milliseconds' }),
    createdBy: z.string(),
    name: z.string(),
    currency: z.string(),
    calendars: part,
    people: part,
    teams: part,
    pools: part,
    roles: z.record(z.string(), z.string()),
    desks: part,
    accounts: z.int().openapi({ description: 'How many: GET /org/accounts lists them' }),
    source: z.string().optional().openapi({ description: 'As it was written, if asked for' }),
  })
  .openapi('Org');

/** An org as callers see it: its accounts are counted, because there may be 50,000. */
export const orgView = (
  { version, createdAt, createdBy, source, document }: OrgRow,
  isWithSource: boolean,
): z.infer<typeof orgSchema> => ({
  version,
  createdAt,
  createdBy,
  name: document.name,
  currency: document.currency,
  calendars: { ...document.calendars },
  people: { ...document.people },
  teams: { ...document.teams },
  pools: { ...document.pools },
  roles: { ...document.roles },
  desks: { ...document.desks },
  accounts: Object.keys(document.accounts).length,
  ...(isWithSource ? { source } : {}),
});

interface OrgRow {
  readonly version: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly source: string;
  readonly document: Org;
}
