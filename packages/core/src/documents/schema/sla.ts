import { z } from 'zod';
import { obligationKinds } from '../../policy/policy.ts';
import { condition } from './condition.ts';
import { count, issueText, name, names, percent, positiveSpan } from './scalars.ts';

const recipients = names.describe(
  'Who is told: `holder`, `manager`, a role or a person of the org',
);

const rung = z
  .strictObject({
    at: percent,
    notify: recipients.optional(),
    reassign: z.literal(true).describe('Back to routing, without the present owner').optional(),
    move: z
      .enum(['exception', 'final-decision'])
      .describe('To the exception desk, or to the final decision maker')
      .optional(),
    delegate: z.literal(true).describe("An approval moves to the approver's deputy").optional(),
  })
  .refine(
    ({ reassign, move, delegate }) =>
      [reassign, move, delegate].filter((act) => act !== undefined).length <= 1,
    {
      error: issueText(
        'a step of the ladder does one thing',
        'keep one of `reassign`, `move` and `delegate`',
      ),
    },
  );
export type AuthoredRung = z.output<typeof rung>;

const slaClause = z.strictObject({
  for: z.enum(obligationKinds).describe('What is owed'),
  step: name.describe('For `step` and `approval`: only this step of the opportunity').optional(),
  when: condition.optional(),
  within: positiveSpan
    .describe(
      'How long there is; without it what the cadence, step or track says, else 1 business day',
    )
    .optional(),
  calendar: name
    .describe('The calendar that counts the time; without it that of the team of whoever owes it')
    .optional(),
  escalate: z
    .array(rung)
    .min(1)
    .max(20)
    .describe('The ladder: what happens as the time is used up')
    .optional(),
  repeat: z
    .strictObject({ every: positiveSpan, notify: recipients })
    .describe(
      'What goes on after the last step of the ladder; without it the manager every business day',
    )
    .optional(),
  reassignAtMost: count
    .describe('For `offered`: how often a pass is reassigned before the exception desk')
    .optional(),
});
export type AuthoredClause = z.output<typeof slaClause>;

/** How long everything owed may take, and what happens when it takes longer. */
export const sla = z.array(slaClause).max(500).meta({
  description:
    'Deadlines and ladders. Of the clauses for the same thing the first whose condition holds counts.',
});
