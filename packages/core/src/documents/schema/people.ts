import { z } from 'zod';
import { away } from './calendars.ts';
import { factName, name, names, number, text } from './scalars.ts';

export const person = z.strictObject({
  id: name.describe('Names the person everywhere; entries of the custody log keep it'),
  name: text.describe('The name people see; the id unless stated').optional(),
  role: name.describe('What the person is, for reports; `rep` unless stated').optional(),
  calendar: name
    .describe('When the person works; the team’s calendar, or the only one, unless stated')
    .optional(),
  team: name.describe('The team the person is in').optional(),
  manager: name
    .describe('Who is told when the person misses something; the team’s manager unless stated')
    .optional(),
  sells: names.describe('Products the person may be given; without it all').optional(),
  serves: z
    .record(factName, names)
    .describe(
      'Values of facts the person may be given, for example `{ region: [NA] }`; without it all',
    )
    .optional(),
  attributes: z
    .record(factName, z.union([text, number, z.boolean()]))
    .describe('What best-fit rules may ask as `owner.<attribute>`')
    .optional(),
  away: away.describe('Days on which the person is away; both ends included').optional(),
  deputy: name.describe('Who stands in while the person is away').optional(),
  deputies: z.array(name).max(50).describe('Who stands in, in order of preference').optional(),
});
export type AuthoredPerson = z.output<typeof person>;

export const people = z
  .array(person)
  .min(1)
  .max(20_000)
  .meta({ description: 'Everybody who may hold a lead or owe something' });
