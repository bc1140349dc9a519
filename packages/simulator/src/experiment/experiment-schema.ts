import {
  accepted,
  issueText,
  nameSchema,
  type Outcome,
  parsePercent,
  readWith,
  refused,
} from '@baton/core';
import { z } from 'zod';
import { day, zone } from '../documents/scalars.ts';

const written = z.union([z.string(), z.number()]);
const path = z.string().min(1).max(1000);

const candidate = z
  .union([
    path,
    z.strictObject({
      policy: path.describe('The policy document'),
      name: nameSchema
        .optional()
        .describe('What it is called in tables; without it the name of the file'),
      org: path
        .optional()
        .describe('Another org for this candidate alone, such as one with two more reps'),
    }),
  ])
  .transform((one) => (typeof one === 'string' ? { policy: one } : one))
  .describe('A policy document, or a policy together with another org');

/** Months that a run covers; a whole number, so that it ends where a month does. */
const months = z.int().min(1).max(120);

const horizon = z
  .strictObject({
    start: day.describe('The first day'),
    months: months.describe('How long it runs'),
    leadsDuring: months
      .optional()
      .describe('Leads arrive in the first months alone; without it until the end'),
    zone: zone.default('UTC').describe('The zone in which the first day begins'),
  })
  .refine(({ months: all, leadsDuring = all }) => leadsDuring <= all, {
    error: issueText(
      'leads arrive for longer than the run',
      'let `leadsDuring` be at most `months`',
    ),
  });

/** `2%` of the baseline's mean, or an amount in the metric's unit (for money: units of the currency). */
const halfWidth = readWith(
  written,
  (text): Outcome<{ relative: number } | { absolute: number }> => {
    if (typeof text === 'number')
      return text > 0
        ? accepted({ absolute: text })
        : refused(`${text} is no half-width`, 'write for example `2%`');
    const share = parsePercent(text);
    if (!share.ok) return share;
    return share.value > 0
      ? accepted({ relative: share.value })
      : refused(`${text} is no half-width`, 'write for example `2%`');
  },
).meta({
  description:
    "How wide the interval of the difference may be on either side: a share of the baseline's mean, or a number",
  examples: ['2%'],
});

const confidence = readWith(written, (text) => {
  const share = parsePercent(text);
  return share.ok && !(share.value >= 0.5 && share.value <= 0.9999)
    ? refused(`${text} is no confidence`, 'write for example `95%`; 50% to 99.99%')
    : share;
}).meta({ description: 'How sure the intervals are', examples: ['95%'] });

const atMost = readWith(written, (text) => {
  const count = Number(/^(\d{1,6})(?: replications?)?$/.exec(String(text).trim())?.[1]);
  return count >= 2
    ? accepted(count)
    : refused(
        `\`${text}\` is no number of replications from 2 to 999999`,
        'write for example `400 replications`',
      );
}).meta({ description: 'Replications at most', examples: ['400 replications'] });

const metricName = z.string().min(1).max(100);

const precision = z
  .strictObject({
    metric: metricName.default('revenue').describe('The metric on which the comparison is decided'),
    halfWidth: halfWidth.prefault('5%'),
    confidence: confidence.prefault('95%'),
    atMost: atMost.prefault(200),
  })
  .prefault({});

const expectation = z
  .strictObject({
    metric: metricName,
    of: z.string().describe('The candidate it is about'),
    versus: z
      .string()
      .default('baseline')
      .describe('The policy it is compared with; the baseline unless stated'),
    direction: z.enum(['up', 'down', 'same']).describe('How the candidate differs'),
    atLeast: z
      .number()
      .positive()
      .optional()
      .describe('By how much at least, in the unit of the metric'),
  })
  .describe('What this experiment is known to show');

/** The `experiment` document: everything that a run needs, by name. Paths are relative to it. */
export const experimentSchema = z
  .strictObject({
    experiment: nameSchema.describe('Name of the experiment'),
    question: z.string().min(1).max(2000).describe('The question that it answers, in a sentence'),
    note: z.string().max(5000).default('').describe('What a reader should know before the answer'),
    org: path,
    world: path,
    stream: path,
    baseline: candidate,
    candidates: z.array(candidate).min(1).max(50),
    horizon,
    precision,
    sensitivity: z
      .array(z.string().max(200))
      .max(100)
      .default([])
      .describe('Assumptions of the world on which the answer may hang; named in the report'),
    seed: z
      .union([z.string().min(1).max(200), z.number()])
      .transform(String)
      .describe('Any text; the same seed gives the same answer'),
    expect: z.array(expectation).max(100).default([]),
  })
  .describe('An experiment: a baseline policy against candidates');

export type AuthoredExperiment = z.output<typeof experimentSchema>;
export type AuthoredCandidate = z.output<typeof candidate>;
export type Expectation = z.output<typeof expectation>;
