import { factName, issueText } from '@baton/core';
import { z } from 'zod';
import { currency, day, zone } from '../../documents/scalars.ts';
import { minorPerUnit } from '../../world/money.ts';
import { patternProblem } from './read-instant.ts';

const columnName = z.string().min(1).describe('A column, as the header of the file names it');

const format = z
  .string()
  .refine((pattern) => patternProblem(pattern) === null, {
    error: ({ input }) =>
      issueText(
        patternProblem(String(input)) ?? '',
        'write for example `dd/MM/yyyy HH:mm`, or `iso`',
      ),
  })
  .describe('`iso`, `epoch-ms`, `epoch-s`, or a pattern of yyyy, MM, dd, HH, mm, ss');

/** A column alone, where its name has to stand under `column`. */
const columnUnder = (issue: { readonly input?: unknown }): string | undefined =>
  typeof issue.input === 'string'
    ? issueText(
        `\`${issue.input}\` stands here alone`,
        `write \`{ column: ${issue.input} }\` if it is a column`,
      )
    : undefined;

const instant = z.strictObject(
  {
    column: columnName,
    format: format.default('iso'),
    zone: zone.optional(),
    spread: z
      .string()
      .refine(
        (text) =>
          /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text) &&
          text.slice(0, 5) < text.slice(6),
        {
          error: ({ input }) =>
            issueText(
              `\`${String(input)}\` is not a part of the day`,
              'write for example `09:00-18:00`',
            ),
        },
      )
      .optional()
      .describe(
        'For dates without a time of day: the hours over which they are spread, each lead by its id',
      ),
  },
  { error: columnUnder },
);

const words = z.record(z.string(), z.string());

const text = z.union([
  columnName,
  z.strictObject({
    column: columnName,
    values: words.default({}).describe('What is written in the file: what it is called here'),
    otherwise: z
      .string()
      .optional()
      .describe('What any value not listed is called; left out, it stays as it is'),
    empty: z.string().optional().describe('What an empty cell means'),
  }),
]);

const fact = z
  .strictObject(
    {
      column: columnName,
      type: z.enum(['text', 'integer', 'number', 'boolean']).default('text'),
      oneOf: z
        .array(z.string())
        .min(1)
        .optional()
        .describe('Values allowed after `values`; a row with another is refused'),
      values: words.default({}).describe('What is written in the file: what it is called here'),
      otherwise: z
        .string()
        .optional()
        .describe('What any value not listed is called; left out, it stays as it is'),
      empty: z
        .string()
        .optional()
        .describe('What an empty cell means; left out, the fact is not known'),
    },
    { error: columnUnder },
  )
  .describe('A fact of the lead and the column that it stands in');

const amount = z
  .strictObject({ column: columnName }, { error: columnUnder })
  .describe('An amount in units of the currency');

const won = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .optional()
      .describe('A second file of deals, beside the first; left out: the same rows'),
    on: columnName.optional().describe("The second file's column that holds the lead's id"),
    instant,
    value: amount.optional(),
  })
  .refine((deals) => (deals.file === undefined) === (deals.on === undefined), {
    error: issueText(
      '`file` and `on` go together',
      'name the second file, and its column with the id of the lead',
    ),
  })
  .describe('Where the recording says which leads were won, and when');

/** How a CSV file of leads becomes a recorded stream: which column is what. */
export const recordingMapSchema = z
  .strictObject({
    recording: z.string().min(1).describe('Name of the recording'),
    note: z.string().default('').describe('Where it comes from, and on what terms'),
    encoding: z
      .enum(['utf-8', 'latin-1', 'utf-16le'])
      .optional()
      .describe('Left out: found by looking'),
    delimiter: z.enum([',', ';', '\t', '|']).optional().describe('Left out: found by looking'),
    decimal: z
      .enum(['point', 'comma'])
      .default('point')
      .describe('The decimal mark of numbers and amounts'),
    currency: currency.optional(),
    zone: zone.default('UTC'),
    id: columnName.describe(
      'The column with the id; leads with one that was seen before are refused',
    ),
    instant: instant.describe('When the inquiry reached the company'),
    source: text.describe('The column that says where the lead came from'),
    mail: columnName
      .optional()
      .describe('Column with the e-mail address; only whether there is one is kept'),
    phone: columnName
      .optional()
      .describe('Column with the telephone number; only whether there is one is kept'),
    cost: amount.optional().describe('What the lead cost'),
    facts: z.record(factName, fact).default({}),
    won: won.optional(),
    ends: day.optional().describe('The last day on which a result would have been recorded'),
  })
  .describe('A map: which column of a CSV file is what');

export type RecordingMap = z.output<typeof recordingMapSchema>;
export type InstantColumn = RecordingMap['instant'];
export type FactColumn = RecordingMap['facts'][string];
export type TextColumn = RecordingMap['source'];

/** Minor units in a unit of the recording's currency; hundredths where the map names none. */
export const minorOf = ({ currency: code }: RecordingMap): number => minorPerUnit(code ?? 'USD');
