import { z } from 'zod';
import { condition, facts } from './condition.ts';
import { name, text } from './scalars.ts';

const segment = z.strictObject({
  segment: name.describe('The value that the built-in fact `segment` gets'),
  when: condition,
});

const qualifyRule = z.strictObject({
  rule: name.describe('A name for the rule; explanations and reports show it'),
  when: condition.optional(),
  then: z
    .enum(['qualified', 'qualification', 'nurture', 'disqualify'])
    .describe('Straight to routing, to a desk that qualifies, to a nurture track, or disqualified'),
  desk: name
    .describe(
      'For `qualification`: which desk of the org; without it the policy’s qualification desk',
    )
    .optional(),
  track: name.describe('For `nurture`: which track; without it the only one').optional(),
  criterion: name
    .describe('For `disqualify`: which criterion failed; without it the reason or the rule')
    .optional(),
  reason: text.describe('Why, in a word for reports').optional(),
});

/** What a lead is, as marketing and sales agreed it. */
export const definition = z
  .strictObject({
    facts: facts.default({}),
    segments: z
      .array(segment)
      .max(200)
      .default([])
      .describe('Segments; the first whose condition holds counts'),
    qualify: z
      .array(qualifyRule)
      .max(500)
      .default([])
      .describe(
        'What becomes of an inquiry; the first rule whose condition holds counts, without one the intake desk decides',
      ),
  })
  .meta({ description: 'What marketing and sales agreed a lead is' });
export type AuthoredDefinition = z.output<typeof definition>;
