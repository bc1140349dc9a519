import { z } from 'zod';
import { issueText, name, names, text } from './scalars.ts';

const calendarOf = (what: string): z.ZodOptional<typeof name> =>
  name.describe(`The calendar of ${what}; the only one of the org unless stated`).optional();

export const team = z.strictObject({
  manager: name.describe('Who is told when a member misses something'),
  members: names.describe('Who is in the team, beside those who name it').optional(),
  calendar: calendarOf('the team: deadlines of its members count on it'),
});
export type AuthoredTeam = z.output<typeof team>;

const member = z.union([
  name,
  z.strictObject({
    id: name.describe('A person'),
    weight: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe('How many turns for each turn of a member with weight 1'),
  }),
]);

export const pool = z.strictObject({
  lead: name.describe('The person who answers for the queue of the pool'),
  members: z
    .array(member)
    .max(2000)
    .refine((members) => members.length > 0, {
      error: issueText(
        'nobody is in this pool',
        'add members, for example `members: [ r-01, { id: r-02, weight: 2 } ]`',
      ),
    })
    .describe('Who gets leads from this pool'),
  calendar: calendarOf('the pool’s queue'),
});
export type AuthoredPool = z.output<typeof pool>;

export const desk = z
  .strictObject({
    holder: name.describe('The named person at the desk: a person or a role').optional(),
    team: name
      .describe('The team that works there; its manager is the holder unless one is named')
      .optional(),
    members: names.describe('Who else works there').optional(),
    final: name
      .describe(
        'The person or role who decides when the desk does not; `head-of-sales` unless stated',
      )
      .optional(),
    calendar: calendarOf('the desk'),
  })
  .refine(({ holder, team }) => holder !== undefined || team !== undefined, {
    error: issueText('nobody sits at this desk', 'add `holder:` with a person or role, or `team:`'),
  });
export type AuthoredDesk = z.output<typeof desk>;

const account = z.strictObject({
  id: name.describe('The account’s id'),
  name: text.describe('Its name; the id unless stated').optional(),
  owner: name.describe('The person who owns it').optional(),
  segment: name
    .describe('Its segment, where no segment rule of the policy says another')
    .optional(),
  domain: z.string().max(255).describe('Its mail or web domain').optional(),
});
export type AuthoredAccount = z.output<typeof account>;

const column = (what: string): z.ZodOptional<z.ZodString> =>
  z.string().max(200).describe(`The column of ${what}`).optional();

const accountFile = z.strictObject({
  file: z.string().min(1).max(500).describe('A CSV file beside this document'),
  id: column('the id; `id` unless stated'),
  name: column('the name; `name` unless stated'),
  owner: column('the owner’s person id; `owner` unless stated'),
  segment: column('the segment; `segment` unless stated'),
  domain: column('the domain; `domain` unless stated'),
});
export type AuthoredAccountFile = z.output<typeof accountFile>;

export const accounts = z
  .union([z.array(account).max(50_000), accountFile])
  .meta({ description: 'Accounts with their owners: a list, or a CSV file' });
