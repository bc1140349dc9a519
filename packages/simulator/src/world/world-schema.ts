import { issueText } from '@baton/core';
import { z } from 'zod';
import { addUp } from '../documents/whole.ts';
import { AMOUNT_AT_MOST, share, sourced } from './assumed.ts';
import { desksSchema, managersSchema, repsSchema } from './people-schema.ts';
import { prospectsSchema } from './prospects-schema.ts';

const money = z.number().min(0).max(AMOUNT_AT_MOST);
const keysOf = (description: string, fallback: readonly string[]) =>
  z
    .union([z.string(), z.array(z.string()).max(50)])
    .default([...fallback])
    .transform((one) => (typeof one === 'string' ? [one] : one))
    .describe(description);

/** The world as people write it: every behavioural assumption with its source. Amounts are whole units of the currency. */
export const worldSchema = z.strictObject({
  world: z.string().min(1).max(100).describe('The name of the world'),
  note: z.string().max(2000).default('').describe('What this world is about'),
  prospects: prospectsSchema,
  reps: repsSchema,
  managers: managersSchema,
  desks: desksSchema,
  costs: z
    .strictObject({
      repHour: money.default(0).describe('An hour of work'),
      paid: z
        .enum(['worked', 'present'])
        .default('worked')
        .describe(
          'What of those who own leads costs: `worked`, their hours on leads, when the rest of their day earns its keep elsewhere; `present`, all their hours',
        ),
      leadBySource: z
        .record(z.string(), money)
        .default({})
        .describe('Cost of a lead by source, where the stream states none'),
      touch: z
        .record(z.string(), money)
        .default({})
        .describe('Cost of a touch: `mail`, `live-call`'),
      ...sourced,
    })
    .prefault({}),
  reasons: z
    .strictObject({
      notNow: keysOf('Too early', ['no-budget-now', 'not-now']),
      unreachable: keysOf('Not reached', ['unreachable']),
      notFit: keysOf('No fit', ['not-a-lead']),
      gone: keysOf('Not interested any more', ['went-quiet', 'not-a-lead']),
      rejected: keysOf('Rejected on sight', ['not-a-lead', 'wrong-territory']),
      disputed: keysOf('Disputed', ['disputed', 'not-a-lead']),
    })
    .prefault({})
    .describe("Which of the policy's return reasons a person gives, the first that it has"),
  losses: z
    .strictObject({
      share: z
        .record(z.string(), share)
        .superRefine((shares, context) => {
          const whole = addUp(Object.values(shares));
          if (!whole.ok)
            context.addIssue({ code: 'custom', message: issueText(whole.message, whole.fix) });
        })
        .describe('Shares of loss reasons; those that the policy does not have fall to the others'),
      ...sourced,
    })
    .prefault({ share: { price: 0.4, competitor: 0.35, 'no-decision': 0.25 } }),
});

/** What a person or a program writes. */
export type WorldInput = z.input<typeof worldSchema>;
/** The world once read: plain data with every default filled in, fit to be handed to another thread. */
export type WorldDocument = z.output<typeof worldSchema>;

/** JSON Schema of the authored document, for editors. */
export const worldJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(worldSchema, { io: 'input', unrepresentable: 'any' });
