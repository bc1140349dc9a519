import { z } from 'zod';
import { accepted, type Outcome, refused } from '../../time/outcome.ts';
import { parseSpan } from '../../time/parse-span.ts';
import type { Cap } from '../../policy/policy.ts';
import { condition } from './condition.ts';
import { issueText, name, number, positiveSpan, readWith } from './scalars.ts';

const CAP_FIX = 'write for example `40 per week` or `3 per business day`';

/** `40 per week`, `5 per 2 days`. */
export const parseCap = (text: string): Outcome<Cap> => {
  const match = /^\s*(\d{1,6})\s+(?:per|a|each|every)\s+(.+)$/i.exec(text);
  if (match === null) return refused(`\`${text}\` is not a cap`, CAP_FIX);
  const [, tokens = '', period = ''] = match;
  const per = parseSpan(/^\d/.test(period) ? period : `1 ${period}`);
  if (!per.ok) return refused(`\`${text}\` is not a cap: ${per.message}`, CAP_FIX);
  if (Number(tokens) === 0 || Object.values(per.value).includes(0))
    return refused(
      `\`${text}\` lets nothing through`,
      `${CAP_FIX}, or take the member out of the pool`,
    );
  return accepted({ tokens: Number(tokens), per: per.value });
};

const score = z.strictObject({
  when: condition.describe('May name facts of the lead and `owner.<attribute>` of the candidate'),
  points: number.describe('Points for a candidate for whom it holds'),
});

const target = z
  .strictObject({
    pool: name.describe('A pool of the org').optional(),
    person: name.describe('A person of the org').optional(),
    sticky: z
      .enum(['account-owner', 'last-owner'])
      .describe('Who owns the account, or who had the lead last')
      .optional(),
    within: positiveSpan.describe('For `sticky`: only if that is not longer ago').optional(),
    by: z
      .enum(['weighted-rotation', 'least-loaded', 'best-fit'])
      .describe(
        'For a pool: how the owner is chosen among those eligible; `weighted-rotation` unless stated',
      )
      .optional(),
    score: z
      .array(score)
      .min(1)
      .max(200)
      .describe('For `best-fit`: what makes a candidate fit')
      .optional(),
    cap: readWith(z.string(), parseCap)
      .meta({
        description: 'For a pool: how many leads a member gets at most',
        examples: ['40 per week', '3 per day'],
      })
      .optional(),
  })
  .refine(
    ({ pool, person, sticky }) =>
      [pool, person, sticky].filter((to) => to !== undefined).length === 1,
    {
      error: issueText(
        'a rule sends leads to one place',
        'write one of `pool`, `person` and `sticky`',
      ),
    },
  );

const routingRule = z.strictObject({
  rule: name.describe('A name for the rule; explanations and reports show it'),
  when: condition.optional(),
  to: target.describe('Where leads go'),
  else: z
    .enum(['next', 'queue', 'exception'])
    .describe(
      'What if nobody there can take it: the next rule, the pool’s queue, or the exception desk',
    )
    .optional(),
  rejection: z
    .enum(['keeps-turn', 'returns-turn'])
    .describe(
      'Whether a rejected offer gives the turn back to the member who had it; `keeps-turn` unless stated',
    )
    .optional(),
});
export type AuthoredRoutingRule = z.output<typeof routingRule>;

/** Who gets a qualified lead. */
export const routing = z
  .array(routingRule)
  .min(1)
  .max(1000)
  .meta({ description: 'Who gets a qualified lead; the first rule whose condition holds counts' });
