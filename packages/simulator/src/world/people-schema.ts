import { z } from 'zod';
import {
  addition,
  atMostOne,
  share,
  sourced,
  sourcedLaw,
  sourcedShare,
  wallMs,
} from './assumed.ts';
import { factsMatcher } from './match-facts.ts';

export const workOrders = ['newest', 'oldest', 'best-score', 'nearest-deadline'] as const;
export type WorkOrder = (typeof workOrders)[number];

const absence = z
  .strictObject({
    daysPerMonth: z.number().min(0).max(20).describe('Working days away in a month, on average'),
    inARow: z
      .int()
      .min(1)
      .max(30)
      .default(1)
      .describe('Working days that an absence lasts: a trip of several days delays more'),
    announced: share
      .default(1)
      .describe('Absences that are entered where the engine sees them; the others surprise it'),
    ...sourced,
  })
  .prefault({ daysPerMonth: 0 });

const handling = z
  .record(z.string(), sourcedLaw('duration', {}))
  .describe(
    'Working time by task: a channel (`call`), a kind of obligation, or an opportunity step',
  );

/** How reps behave, and how they answer enforcement. */
export const repsSchema = z
  .strictObject({
    ignores: z
      .strictObject({
        unenforced: share.describe('Leads a rep leaves alone as long as nobody reminds them'),
        byExcuse: z
          .record(z.string(), addition)
          .default({})
          .describe('More, where an excuse applies'),
        bySource: z.record(z.string(), addition).default({}).describe('More or less, by source'),
        ...sourced,
      })
      .prefault({ unenforced: '0%' }),
    excuses: z
      .record(
        z.string(),
        z.strictObject({
          facts: factsMatcher.optional().describe('Applies to leads with these facts'),
          share: share
            .optional()
            .describe('Applies to this share of the leads, whatever the facts'),
          ...sourced,
        }),
      )
      .default({})
      .describe('When an excuse applies'),
    rejects: z
      .strictObject({
        share: share.describe('Offers rejected though no excuse applies'),
        withExcuse: share.default(0).describe('Offers rejected where an excuse applies'),
        disputed: share.default(0).describe('Rejections that dispute that it is a lead'),
        ...sourced,
      })
      .prefault({ share: '3%', withExcuse: '20%', disputed: '10%' }),
    answerToReminder: z
      .strictObject({
        first: share.describe('First reminder of an obligation'),
        second: share.describe('Each later one'),
        manager: share.describe('A word from the manager'),
        ...sourced,
      })
      .prefault({ first: '35%', second: '20%', manager: '60%' })
      .describe('Chance that a reminder makes a rep take up what they had left alone'),
    fatigue: z
      .strictObject({
        perReminder: atMostOne.describe('How much each recent reminder takes off the next answer'),
        over: wallMs.prefault('7 days').describe('How far back reminders weigh'),
        ...sourced,
      })
      .prefault({ perReminder: '3%' })
      .describe('Reps tire of reminders'),
    sits: sourcedShare
      .prefault('25%')
      .describe('Unwilling reps who accept when pressed, and then do nothing'),
    shams: sourcedShare
      .prefault('20%')
      .describe('Attempts pressed out of an unwilling rep that are logged and never made'),
    givesUpAfter: z
      .strictObject({
        attempts: z
          .record(z.string().regex(/^(more|[1-9]\d?)$/), share)
          .describe('Share who give a prospect up after so many attempts; `more`: the rest'),
        ...sourced,
      })
      .refine(
        ({ attempts }) =>
          Math.abs(Object.values(attempts).reduce((sum, one) => sum + one, 0) - 1) < 1e-6,
        { error: 'the shares do not add up to 100%\ncorrect them, or put the rest into `more`' },
      )
      .prefault({ attempts: { more: 1 } }),
    looksAhead: wallMs
      .prefault('14 days')
      .describe('How soon a prospect must be ready for a rep or a caller to stay with them'),
    recordsResult: sourcedShare.prefault('100%').describe('Results entered without being asked'),
    fit: z
      .strictObject({
        rules: z
          .array(
            z.strictObject({
              people: z.array(z.string()).min(1).max(1000).describe('Whom it is about'),
              facts: factsMatcher,
              times: atMostOne.describe('How far below the best owner they close such leads'),
            }),
          )
          .max(1000),
        ...sourced,
      })
      .prefault({ rules: [] })
      .describe('Owners who fit a lead badly'),
    notices: sourcedLaw('duration', {})
      .prefault({ constant: 0 })
      .describe('Working time until a rep looks at a new offer or a reply'),
    handling: handling.default({}),
    blockOf: wallMs
      .prefault('1 hour')
      .describe('Longer work is put aside this often to see whether something comes first'),
    worksFirst: z
      .union([z.enum(workOrders), z.strictObject({ order: z.enum(workOrders), ...sourced })])
      .default('newest')
      .transform((one) => (typeof one === 'string' ? { order: one, ...noSource } : one))
      .describe('What a rep takes from the pile first'),
    absence: absence.describe('Sick days and the like, beside the absences in the org'),
  })
  .prefault({});

const noSource = { source: 'assumption, not measured' };

/** Those who approve. They are not queues: an approval takes its time on their calendar. */
export const managersSchema = z
  .strictObject({
    approvesIn: sourcedLaw('work', {}).prefault({
      lognormal: { median: '6 business hours', sigma: 1.4 },
    }),
    refuses: sourcedShare.prefault('5%').describe('Approvals refused'),
    travels: absence.describe('Days away beside the absences in the org'),
  })
  .prefault({});

/** Those who sit at desks: intake, qualification, exception, arbitration, nurture. */
export const desksSchema = z
  .strictObject({
    forgets: z
      .strictObject({
        share: share.describe('Tasks left alone until somebody reminds the desk'),
        byDesk: z.record(z.string(), share).default({}).describe('The share of a desk instead'),
        ...sourced,
      })
      .prefault({ share: '0%' }),
    recognisesUnfit: sourcedShare
      .prefault('50%')
      .describe('Unfit leads that a desk sees are unfit'),
    misjudges: sourcedShare.prefault('2%').describe('Fit leads that a desk takes for unfit'),
    attempts: z.int().min(1).max(20).default(3).describe('Calls before a desk stops trying'),
    retryAfter: wallMs.prefault('20 hours').describe('Time between those calls'),
    unreached: z
      .enum(['qualify', 'nurture'])
      .default('qualify')
      .describe('What a qualification desk does with a lead it did not reach'),
    notices: sourcedLaw('duration', {})
      .prefault({ constant: 0 })
      .describe('Working time until a desk looks at what is new'),
    handling: handling.default({}),
    ...sourced,
  })
  .prefault({});
