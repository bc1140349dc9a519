import { z } from 'zod';
import { channels } from '../../policy/policy.ts';
import { count, issueText, name, names, positiveSpan, span, stateName } from './scalars.ts';

const channel = z.enum(channels);

/** What sales owes an accepted lead. */
export const cadence = z
  .strictObject({
    attempts: z
      .array(
        z.strictObject({
          after: span.describe('Counted from the attempt before; for the first from acceptance'),
          channel: channel
            .describe('How the prospect is tried; else what `channels` says')
            .optional(),
        }),
      )
      .min(1)
      .max(60)
      .describe('The attempts to reach the prospect'),
    channels: z
      .array(channel)
      .max(60)
      .describe('The channel of each attempt; the last goes on')
      .optional(),
    within: positiveSpan
      .describe('How long an attempt may take once it is due; 1 business day unless stated')
      .optional(),
    returnNotBefore: z
      .strictObject({
        attempts: count.describe('Attempts before a lead may be given up as unreachable'),
        enforce: z
          .enum(['refuse', 'report'])
          .default('refuse')
          .describe('Whether giving up earlier is refused or reported'),
      })
      .describe('How early a lead may be given up; at any time unless stated')
      .optional(),
  })
  .meta({ description: 'What sales owes an accepted lead' });
export type AuthoredCadence = z.output<typeof cadence>;

const step = z
  .strictObject({
    step: stateName.describe('The name of the step'),
    owner: z.literal('holder').describe('The holder of the lead works on it').optional(),
    approvers: names.describe('Roles or people who all have to approve').optional(),
    within: positiveSpan
      .describe('How long the step may take; 5 business days unless stated')
      .optional(),
    approveWithin: positiveSpan
      .describe(
        'How long each approval may take; 1 business day, or `within` where there is no owner',
      )
      .optional(),
    refused: name.describe('The step that a refusal goes back to').optional(),
    refusalsAtMost: count
      .describe('After so many refusals the final decision maker decides; 3 unless stated')
      .optional(),
  })
  .refine(({ owner, approvers }) => owner !== undefined || (approvers?.length ?? 0) > 0, {
    error: issueText(
      'nobody does anything in this step',
      'add `owner: holder`, `approvers: [..]`, or both',
    ),
  })
  .refine(({ approvers, refused }) => (approvers?.length ?? 0) === 0 || refused !== undefined, {
    error: issueText(
      'nothing says where a refusal goes',
      'add `refused:` with the step that is done again',
    ),
  });
export type AuthoredStep = z.output<typeof step>;

/** What happens between a viable lead and a signed agreement. */
export const opportunity = z
  .strictObject({
    steps: z.array(step).min(1).max(60).describe('The steps, in order'),
    stalled: z
      .strictObject({
        check: z
          .literal('prospect-alive')
          .describe('Says what is asked; nothing else can be')
          .optional(),
        then: z.literal('return').describe('Says what happens; nothing else can').optional(),
        reason: name.describe('A key of `returns`'),
        within: positiveSpan
          .describe('How long the holder has to find out; 5 business days unless stated')
          .optional(),
      })
      .describe(
        'When a step is overdue: is the prospect still there? If nobody says so, the lead returns',
      )
      .optional(),
  })
  .meta({ description: 'The steps of an opportunity' });
export type AuthoredOpportunity = z.output<typeof opportunity>;

/** How long and why a lead may wait for a call that the prospect asked for. */
export const holds = z
  .strictObject({
    atMost: count.describe('How often a pass may be held'),
    within: positiveSpan.describe('How far ahead a call may be agreed'),
    reasons: z.array(name).min(1).max(100).describe('Reasons for which a lead may be held'),
  })
  .meta({ description: 'Holding a lead for a call that was agreed' });
