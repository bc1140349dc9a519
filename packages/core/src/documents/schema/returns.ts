import { z } from 'zod';
import { name, positiveSpan } from './scalars.ts';

const track = name.describe('For `nurture`: which track; without it the first');

const returnTo = z.strictObject({
  to: name.describe(
    '`routing`, `nurture`, `arbitration`, `disqualify`, `qualification`, or a desk of the org that qualifies again',
  ),
  track: track.optional(),
  exclude: z.literal('holder').describe('For `routing`: not to the one who returned it').optional(),
  needs: z
    .literal('criterion')
    .describe('Whoever returns it has to say which criterion was wrong')
    .optional(),
  within: positiveSpan.describe('For `arbitration`: how long the arbiter has').optional(),
});
export type AuthoredReturn = z.output<typeof returnTo>;

/** Where a rejected or returned lead goes, by the reason given. */
export const returns = z
  .record(name, returnTo)
  .meta({ description: 'Where a rejected or returned lead goes, by the reason given' });

const lossTo = z.strictObject({
  to: name.describe(
    '`lost`, `nurture`, `qualification`, or a desk of the org that qualifies again',
  ),
  track: track.optional(),
});
export type AuthoredLoss = z.output<typeof lossTo>;

/** What becomes of a lost deal, by the reason given. */
export const losses = z
  .record(name, lossTo)
  .meta({ description: 'What becomes of a lost deal, by the reason given' });
