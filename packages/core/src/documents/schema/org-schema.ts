import { z } from 'zod';
import { calendars } from './calendars.ts';
import { people } from './people.ts';
import { accounts, desk, pool, team } from './places.ts';
import { name } from './scalars.ts';

/** The org as people write it. Only `org`, `calendars` and `people` are needed; a policy needs desks and pools too. */
export const orgSchema = z.strictObject({
  org: name.describe('The name of the org'),
  version: z.int().min(1).max(1_000_000).default(1).describe('Rises with every change'),
  currency: z
    .string()
    .max(20)
    .default('USD')
    .meta({ description: 'ISO 4217 code; all money is in it', examples: ['USD', 'EUR'] }),
  calendars: calendars.describe('Opening hours, by name'),
  people,
  teams: z.record(name, team).default({}).describe('Teams, by name'),
  pools: z
    .record(name, pool)
    .default({})
    .describe('Who shares the leads of a routing rule, by name'),
  roles: z.record(name, name).default({}).describe('Which person has a role that policies name'),
  desks: z
    .record(name, desk)
    .default({})
    .describe('Places with a named person at the end, by name'),
  accounts: accounts.default([]),
});
export type AuthoredOrg = z.output<typeof orgSchema>;
/** What a person or a program writes. */
export type OrgInput = z.input<typeof orgSchema>;
