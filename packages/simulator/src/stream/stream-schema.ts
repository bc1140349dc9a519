import { issueText } from '@baton/core';
import { z } from 'zod';
import { currency, zone } from '../documents/scalars.ts';
import { factsSchema } from './attribute-schema.ts';
import { idleConditions } from './check-conditions.ts';
import { type AuthoredSource, contactSchema, sourceSchema } from './source-schema.ts';

const recorded = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe(
        'A recorded stream file, or with `map` the CSV file itself; looked for beside this document and in every folder above',
      ),
    map: z
      .string()
      .min(1)
      .optional()
      .describe('The map that says which column of the CSV file is what'),
  })
  .describe('Leads that were recorded');

const head = {
  stream: z.string().min(1).max(100).describe('Name of the stream'),
  note: z.string().default(''),
  basis: z.string().default('').describe('Where its figures come from; shown with every result'),
  currency: currency.optional().describe('Currency of the costs; has to be that of the org'),
};

const recordedDocument = z
  .strictObject({ ...head, recorded })
  .describe('A stream that was recorded');

const twice = (what: string): string =>
  issueText(`\`${what}\` stands here a second time`, 'keep one, or rename one');

const bringsLeads = ({ leads = 0, season, bursts }: AuthoredSource): boolean =>
  (leads > 0 && season?.every((factor) => factor === 0) !== true) ||
  bursts.some((burst) => burst.leads > 0);

const syntheticDocument = z
  .strictObject({
    ...head,
    zone: zone.default('UTC').describe('The zone whose clock hours, months and days are read from'),
    contact: contactSchema.default({ mail: 1, phone: 1 }),
    facts: factsSchema
      .default({})
      .describe('Facts of every lead, in the order in which they are drawn'),
    sources: z.array(sourceSchema).min(1).max(200),
  })
  .superRefine(({ facts, sources }, context) => {
    const idle = idleConditions(facts, sources);
    for (const { path, message, fix } of idle)
      context.addIssue({ code: 'custom', message: issueText(message, fix), path: [...path] });
    for (const [index, { source, bursts }] of sources.entries()) {
      if (sources.findIndex((other) => other.source === source) < index)
        context.addIssue({
          code: 'custom',
          message: twice(source),
          path: ['sources', index, 'source'],
        });
      for (const [at, { event }] of bursts.entries())
        if (bursts.findIndex((other) => other.event === event) < at)
          context.addIssue({
            code: 'custom',
            message: twice(event),
            path: ['sources', index, 'bursts', at, 'event'],
          });
    }
    if (!sources.some(bringsLeads))
      context.addIssue({
        code: 'custom',
        message: issueText(
          'these sources bring no lead at all',
          'give one a rate such as `leads: 40 per week`',
        ),
        path: ['sources'],
      });
  })
  .describe('A stream whose leads are drawn');

/** The `stream` document: where leads come from, a generator's parameters or a recording. */
export const streamSchema = z
  .union([syntheticDocument, recordedDocument])
  .describe('Where leads come from');

/** The half of the schema that the document is meant for, so that its errors speak of that one alone. */
export const streamSchemaFor = (
  data: unknown,
): typeof syntheticDocument | typeof recordedDocument =>
  typeof data === 'object' && data !== null && 'recorded' in data
    ? recordedDocument
    : syntheticDocument;

export type AuthoredStream = z.output<typeof streamSchema>;
export type SyntheticDocument = z.output<typeof syntheticDocument>;
