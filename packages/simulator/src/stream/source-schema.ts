import { accepted, issueText, readWith, refused } from '@baton/core';
import { z } from 'zod';
import { day, factor, growth, idPart, share, wallMs } from '../documents/scalars.ts';
import { factsSchema } from './attribute-schema.ts';
import { readWeek } from './week-hours.ts';

const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 365.25 / 12],
  ['year', 365.25],
]);

/** `40 per week` as leads an hour on average. */
const rate = readWith(z.string(), (text) => {
  const match = /^(\d{1,7}(?:\.\d+)?) (?:per|a) (\w+)$/.exec(text.trim());
  const days = UNIT_DAYS.get(match?.[2] ?? '');
  return days === undefined
    ? refused(
        `\`${text}\` is not a rate`,
        'write for example `40 per week`; day, week, month and year are known',
      )
    : accepted(Number(match?.[1]) / days / 24);
}).meta({ description: 'Leads on average', examples: ['40 per week'] });

const weight = z.number().nonnegative();

const hours = readWith(
  z.record(z.string(), z.union([weight, z.record(z.string(), weight)])),
  readWeek,
).meta({
  description:
    'Weights by day and hour of the local week; without them leads come at all hours alike',
  examples: [{ 'mon-fri': { '08-18': 6, '18-23': 1 }, 'sat-sun': 0.5 }],
});

const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;

const season = z
  .partialRecord(z.enum(MONTHS), factor)
  .transform((factors) => MONTHS.map((month) => factors[month] ?? 1))
  .describe('Factors by month; a month that is not named has 1');

const burst = z
  .strictObject({
    event: idPart.describe(
      'Name of the trade show, webinar or mailing; part of the ids of its leads',
    ),
    from: day.describe('Its first day'),
    hour: z
      .int()
      .min(0)
      .max(23)
      .default(9)
      .describe('The hour of that day at which its first lead may come'),
    leads: z.number().nonnegative().max(1_000_000).describe('Leads that it brings on average'),
    fadesIn: wallMs.describe(
      'Mean delay of a lead after the beginning: 63% have come by then, 95% after three times as long',
    ),
  })
  .describe('A burst of leads that thins out');

export const contactSchema = z
  .strictObject({ mail: share, phone: share })
  .describe('Shares of leads that leave an e-mail address and a telephone number');

/** One source of leads: a rate with its hours, season and growth, bursts, or both. */
export const sourceSchema = z
  .strictObject({
    source: idPart.describe(
      'Name of the source: the fact `source` of its leads, and part of their ids',
    ),
    leads: rate.optional(),
    hours: hours.optional(),
    season: season.optional(),
    growth: growth.default(0),
    bursts: z.array(burst).max(200).default([]),
    cost: z
      .number()
      .nonnegative()
      .max(1e9)
      .default(0)
      .describe('What one lead costs, in units of the currency'),
    registrar: z
      .string()
      .nullable()
      .default(null)
      .describe(
        'The person of the org who enters its leads; without one they come in by themselves',
      ),
    contact: contactSchema.optional(),
    facts: factsSchema
      .default({})
      .describe('Facts of this source alone; one of the same name replaces the common one'),
  })
  .refine(({ leads, bursts }) => leads !== undefined || bursts.length > 0, {
    error: issueText('this source brings no leads', 'give it `leads: 40 per week`, or `bursts`'),
  })
  .describe('Where leads come from');

export type AuthoredSource = z.output<typeof sourceSchema>;
