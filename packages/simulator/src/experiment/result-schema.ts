import { z } from 'zod';

const count = z.int().min(0);
/** Whole minor units of the org's currency. */
const minor = z.int();

const estimateShape = { mean: z.number(), low: z.number(), high: z.number() };
const estimate = z
  .strictObject(estimateShape)
  .describe('A mean over replications with the ends of its interval');

const rowShape = {
  name: z.string(),
  values: z
    .array(estimate.nullable())
    .describe('One for each policy, the baseline first; `null`: nothing to measure'),
  differences: z
    .array(estimate.nullable())
    .describe('Candidate minus baseline over the same leads, one for each candidate'),
};
const row = z.strictObject(rowShape);

const leak = z
  .strictObject({
    cause: z
      .string()
      .describe("The obligation broken at the lead's point of no return, or what stands for it"),
    holder: z.string().describe('Who owed it: a person, or a team for `capacity`'),
    total: minor.describe('Over all replications'),
    ...estimateShape,
  })
  .describe('A leak; mean and interval are per replication, in minor units');

const ledger = z.strictObject({
  policy: z.string(),
  attainable: minor.describe(
    'What perfect handling of the same leads would have won, over all replications',
  ),
  won: minor.describe('What was won of it, over all replications'),
  leaks: z.array(leak).describe('`attainable` is `won` plus their totals, exactly'),
});

const policy = z.strictObject({
  name: z.string(),
  document: z.string().describe('The name that the policy document gives itself'),
  version: z.int(),
  note: z.string(),
  changes: z
    .array(z.string())
    .describe('How it differs from the baseline, in words; empty for the baseline'),
});

const assumption = z.strictObject({
  path: z.string(),
  value: z.string(),
  source: z.string(),
  note: z.string().nullable(),
  alternatives: z.array(z.string()),
});

const fit = z.strictObject({
  rows: z.array(
    z.strictObject({
      what: z.string(),
      unit: z.enum(['share', 'days', 'count']),
      recorded: z.number(),
      simulated: estimate.nullable(),
    }),
  ),
  lag: z
    .array(
      z.strictObject({ days: z.number(), recorded: z.number(), simulated: estimate.nullable() }),
    )
    .describe('Share of the won leads that were won within so many days of the inquiry'),
});

const report = z.strictObject({
  question: z.string(),
  note: z.string(),
  currency: z.string().describe('ISO 4217; money is in its minor units'),
  confidence: z.number(),
  verified: z
    .number()
    .describe(
      'Share of the leads that were to run through the reference executor as well; see `checked` for how many did',
    ),
  checked: z
    .strictObject({
      leads: count.describe('Each counted once under each policy'),
      of: count.describe('All leads, counted in the same way'),
      steps: count,
      judgements: count.describe('Of rule sets'),
    })
    .describe(
      'What ran through the reference executor as well, without a difference, over all replications and policies',
    ),
  horizon: z.strictObject({
    words: z.string(),
    from: z.int(),
    leadsUntil: z.int(),
    until: z.int(),
  }),
  decidedOn: z
    .strictObject({
      metric: z.string(),
      confidence: z
        .number()
        .describe(
          'Of its differences, so that those of all candidates hold together; other intervals hold one by one',
        ),
      halfWidth: z
        .number()
        .nullable()
        .describe('Asked for, in the unit of the metric; `null`: replications were fixed'),
      reached: z.boolean(),
    })
    .describe('How the number of replications was chosen'),
  pairing: z
    .array(
      z.strictObject({
        policy: z.string(),
        correlation: z.number().nullable(),
        varianceRatio: z
          .number()
          .nullable()
          .describe('Variance that independent runs would have had, over that of the pairs'),
        skewed: z.boolean(),
      }),
    )
    .describe('What common random numbers achieved on the metric decided on'),
  policies: z.array(policy),
  metrics: z.array(
    z.strictObject({
      key: z.string(),
      unit: z.enum(['money', 'share', 'count', 'hours', 'ratio']),
      better: z.enum(['up', 'down']).nullable(),
      ...rowShape,
    }),
  ),
  leaks: z.array(
    z.strictObject({ ...rowShape, holders: z.array(z.string()).describe('Greatest first') }),
  ),
  attainment: z.array(row).describe('Share of obligations met in time, by kind'),
  speed: z.array(
    z.strictObject({
      policy: z.string(),
      points: z
        .array(z.strictObject({ hours: z.number(), ...estimateShape }))
        .describe('Share of leads contacted within so many hours'),
    }),
  ),
  acceptance: z.array(z.strictObject({ by: z.enum(['rep', 'source']), ...rowShape })),
  load: z.array(row).describe('Share of their hours at work that people spent on leads'),
  buying: z
    .strictObject({
      bought: z
        .array(estimate)
        .describe(
          'Share of leads that had bought from anybody by the end of each month after the inquiry',
        ),
      assumed: z
        .array(z.number())
        .nullable()
        .describe('The same curve as if leads bought when people work on them'),
    })
    .nullable(),
  assumptions: z.array(assumption),
  stream: z.strictObject({
    name: z.string(),
    kind: z.enum(['synthetic', 'recorded']),
    basis: z.string(),
  }),
  unknowable: z
    .array(z.string())
    .describe('What a recording cannot know; empty for a synthetic stream'),
  warnings: z.array(z.string()),
  fit: fit
    .nullable()
    .describe('What was recorded beside what the baseline gives; `null` for a synthetic stream'),
  expectations: z.array(z.strictObject({ text: z.string(), holds: z.boolean() })),
  examples: z
    .array(
      z.strictObject({
        lead: z.string(),
        wonBy: z.string(),
        lostBy: z.string(),
        value: minor,
        cause: z.string(),
        holder: z.string(),
      }),
    )
    .describe('Leads of the first replication that one policy wins and another loses'),
});

/** What `baton compare --json` writes. The keys on top are a contract; `report` is what the page is drawn from. */
export const resultSchema = z
  .strictObject({
    experiment: z.string(),
    seed: z.string(),
    replications: count,
    leads: count.describe(
      'Leads that came in, over all replications; each policy handled all of them',
    ),
    events: count.describe('Entries of custody logs, over all replications and policies'),
    seconds: z
      .number()
      .describe('How long it took: the only part that differs between two runs of a seed'),
    policies: z.array(
      z.strictObject({ name: z.string(), metrics: z.record(z.string(), estimate) }),
    ),
    differences: z.array(
      z.strictObject({ policy: z.string(), metric: z.string(), ...estimateShape }),
    ),
    ledger: z.array(ledger),
    report,
  })
  .describe('The result of an experiment');

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

export type ExperimentResult = Frozen<z.output<typeof resultSchema>>;
export type ReportPart = ExperimentResult['report'];

/** The published JSON Schema of a result. */
export const resultJsonSchema = (): z.core.JSONSchema.BaseSchema => z.toJSONSchema(resultSchema);
