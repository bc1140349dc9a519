import { z } from 'zod';
import { atMostOne, share, sourced, sourcedLaw, sourcedShare } from './assumed.ts';
import { factsMatcher } from './match-facts.ts';
import { DistributionError } from '../distributions/distribution.ts';
import { responseCurves } from './response-curves.ts';
import { toleranceOf } from './tolerance.ts';

const duration = z.union([z.string(), z.number()]).describe('A duration such as `1 hour`');

const whenTimes = z
  .array(
    z.strictObject({
      facts: factsMatcher,
      times: z.number().min(0).max(1000).describe('Multiplies for leads that fit'),
    }),
  )
  .max(200)
  .default([])
  .describe('Factors by facts; all that fit are multiplied');

const curvePoints = z
  .array(z.tuple([duration, z.union([z.number(), z.string()])]))
  .min(1)
  .max(100)
  .superRefine((points, context) => {
    try {
      toleranceOf(points);
    } catch (problem) {
      if (!(problem instanceof DistributionError)) throw problem;
      const message = `${problem.message}\nwrite points such as [1 hour, 100%], [24 hours, 20%]`;
      context.addIssue({ code: 'custom', message });
    }
  });

/** How prospects behave. What is drawn for a prospect is drawn once, and no policy changes it. */
export const prospectsSchema = z.strictObject({
  buysWithin: sourcedLaw('duration', {
    of: z
      .enum(['inquirers', 'winnable'])
      .default('inquirers')
      .describe(
        'Whose purchases the curve counts: all inquirers, buying from anybody, or only those who would buy from us',
      ),
  }).describe('Time from inquiry to purchase; what a curve leaves below 100% never buys'),
  winnable: z
    .strictObject({
      share: share.describe('Share of buyers who would buy from us if handled perfectly'),
      bySource: z.record(z.string(), share).default({}).describe('The share for a source instead'),
      when: whenTimes,
      ...sourced,
    })
    .describe('Who would buy from us if handled perfectly'),
  dealValue: sourcedLaw('amount', {
    bySource: z
      .record(z.string(), z.number().min(0).max(1000))
      .default({})
      .describe('Multiplies the value for a source'),
    when: whenTimes,
    currency: z.string().length(3).optional().describe('ISO 4217; must be the currency of the org'),
  }).describe('Value of a deal, in whole units of the currency'),
  evaluates: sourcedLaw('duration', {})
    .prefault({ lognormal: { median: '20 days', sigma: 0.7 } })
    .describe('How long before the purchase the prospect begins to talk seriously'),
  window: sourcedLaw('duration', {})
    .prefault({ lognormal: { median: '21 days', sigma: 0.8 } })
    .describe(
      'How long, from then on, a prospect waits for live contact with us before going elsewhere',
    ),
  response: z
    .strictObject({
      curve: z
        .union([z.enum(Object.keys(responseCurves) as [string, ...string[]]), curvePoints])
        .default('none')
        .describe(
          'A published curve by name, or `[delay, share still open]` points from 100% down',
        ),
      ...sourced,
      source: z.string().max(500).optional().describe('Where own points come from'),
      what: z.string().max(500).optional().describe('What the curve is of, in words'),
    })
    .prefault({ curve: 'telfer-2018', alternatives: ['oldroyd-2011', 'lrm-2007', 'none'] })
    .describe('How many are still open to us when first contacted after a delay'),
  patience: sourcedLaw('duration', {})
    .prefault({ lognormal: { median: '9 days', sigma: 1.2 } })
    .describe('How long a prospect in talks bears each wait on us: for a proposal, an approval'),
  answersAttempt: z
    .strictObject({
      hazard: z
        .array(share)
        .min(1)
        .max(63)
        .refine((all) => all.every((one) => one > 0), {
          error: 'a hazard is 0\nwrite more than 0%: nobody is out of reach for ever',
        })
        .describe('Chance that attempt 1, 2, … reaches the prospect; the last goes on'),
      byChannel: z
        .record(z.string(), atMostOne)
        .default({})
        .describe('Factor of a channel, 100% unless stated'),
      ...sourced,
    })
    .prefault({ hazard: [0.28, 0.22, 0.16, 0.12, 0.09, 0.07] })
    .describe('Whether an attempt reaches the prospect; once reached, they answer'),
  asksForCallback: sourcedShare
    .prefault('30%')
    .describe('Prospects who, reached too early, name the time to call again'),
  unfit: z
    .strictObject({
      share: share.describe('Of those who will not buy from us: seen as no fit in the first talk'),
      criterion: z.string().max(100).default('fit').describe('The criterion they fail'),
      ...sourced,
    })
    .prefault({ share: '50%' }),
  signals: z
    .strictObject({
      engages: share.describe('Prospects who show interest by themselves when their time comes'),
      replies: share.describe('Prospects known to us who then call or write'),
      onTouch: share.describe('Nurture touches answered with interest outside that time'),
      whenReady: share.describe('Nurture touches answered with interest when the time has come'),
      points: z.int().min(0).max(1000).describe('Engagement points of interest shown'),
      ...sourced,
    })
    .prefault({ engages: '30%', replies: '35%', onTouch: '2%', whenReady: '35%', points: 30 })
    .describe('What prospects do of their own accord'),
  unsubscribes: sourcedShare.prefault('1%').describe('Mails answered by unsubscribing'),
  tells: sourcedShare.prefault('25%').describe('Prospects who tell us that they bought elsewhere'),
});
