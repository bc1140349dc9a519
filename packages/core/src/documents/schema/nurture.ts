import { z } from 'zod';
import { condition } from './condition.ts';
import { issueText, name, positiveSpan, span, stateName } from './scalars.ts';

const touch = z
  .strictObject({
    by: z.enum(['mail', 'live-call']).describe('An automatic mail, or a call that the desk owes'),
    after: span.describe('Once, so long after entering the track').optional(),
    every: positiveSpan.describe('Again and again, counted from the last touch').optional(),
    until: positiveSpan.describe('For `every`: until so long after entering the track').optional(),
    within: positiveSpan
      .describe('How long the desk has for a call; 1 business day unless stated')
      .optional(),
  })
  .refine(({ after, every }) => (after === undefined) !== (every === undefined), {
    error: issueText('a touch happens once or again and again', 'write one of `after` and `every`'),
  })
  .refine(({ every, until }) => until === undefined || every !== undefined, {
    error: issueText('`until` ends what happens again and again', 'add `every`, or remove `until`'),
  });
export type AuthoredTouch = z.output<typeof touch>;

const requalify = z
  .strictObject({
    when: condition.optional(),
    after: positiveSpan
      .describe('Each time so long has passed since entering the track')
      .optional(),
  })
  .refine(({ when, after }) => (when === undefined) !== (after === undefined), {
    error: issueText(
      'a requalification has a condition or a time',
      'write one of `when` and `after`',
    ),
  });

const track = z.strictObject({
  track: stateName.describe('The name of the track'),
  desk: name
    .describe('The desk of the org that holds its leads; without it the qualification desk')
    .optional(),
  touches: z.array(touch).max(60).default([]).describe('What keeps the prospect warm'),
  requalify: z
    .array(requalify)
    .max(60)
    .optional()
    .describe('When the desk judges the lead again; after 180 days unless stated'),
  expires: positiveSpan
    .describe(
      'When the lead is lost as expired, from its first nurture entry; 18 months unless stated',
    )
    .optional(),
});
export type AuthoredTrack = z.output<typeof track>;

/** Tracks for leads that are not ready yet. */
export const nurture = z
  .array(track)
  .min(1)
  .max(60)
  .meta({ description: 'Tracks for leads that are not ready yet' });
