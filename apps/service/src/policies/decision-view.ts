import { type Decision, type Entry, formatSpan, type Policy, slaFor } from '@baton/core';
import { z } from '@hono/zod-openapi';

const instant = z.int().openapi({ description: 'Epoch milliseconds' });
export const factsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

const candidateSchema = z.object({
  person: z.string(),
  pointer: z.number().nullable().openapi({ description: 'In the rotation: the lowest is next' }),
  load: z.number().nullable(),
  score: z.number().nullable(),
  refused: z.string().nullable().openapi({ description: 'Why not; null could have had it' }),
  back: instant.nullable(),
});

export const decisionSchema = z
  .object({
    outcome: z.enum(['offer', 'queue', 'exception', 'final']),
    rule: z.string().nullable(),
    reason: z.string(),
    facts: factsSchema,
    method: z.string().nullable(),
    pool: z.string().nullable(),
    to: z.string().openapi({ description: 'The person' }),
    candidates: z.array(candidateSchema),
    tried: z.array(
      z.object({
        rule: z.string(),
        pool: z.string().nullable(),
        candidates: z.array(candidateSchema),
      }),
    ),
  })
  .openapi('RoutingDecision');

type Facts = z.infer<typeof factsSchema>;

export const factsView = (facts: Decision['facts']): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  );

export const decisionView = (decision: Decision): z.infer<typeof decisionSchema> => ({
  outcome: decision.outcome,
  rule: decision.rule,
  reason: decision.reason,
  facts: factsView(decision.facts),
  method: decision.method,
  pool: decision.pool,
  to: decision.to.person,
  candidates: decision.candidates.map((one) => ({ ...one })),
  tried: decision.tried.map(({ rule, pool, candidates }) => ({
    rule,
    pool,
    candidates: candidates.map((one) => ({ ...one })),
  })),
});

const judgementSchema = z.object({
  rule: z.string().nullable().openapi({ description: 'Which fired; null when none did' }),
  facts: factsSchema.openapi({ description: 'What the rules looked at' }),
});

const termSchema = z.object({
  kind: z.string(),
  clause: z.int().nullable().openapi({ description: 'Of the policy, from 0; null: the default' }),
  within: z.string().nullable(),
});

export const termsView = (
  policy: Policy,
  terms: Readonly<Record<string, number | 'default'>>,
): z.infer<typeof termSchema>[] =>
  Object.entries(terms).map(([kind, clause]) => {
    const known = slaFor(policy, kind as Parameters<typeof slaFor>[1], null, clause);
    return {
      kind,
      clause: clause === 'default' ? null : clause,
      within: known.within === null ? null : formatSpan(known.within),
    };
  });

export const termsSchema = z.array(termSchema);

export const madeSchema = z
  .object({
    seq: z.int(),
    at: instant,
    event: z.string(),
    policy: z.int().openapi({ description: 'The version that decided' }),
    calendars: z.int().openapi({ description: 'The org’s version whose calendars counted' }),
    qualification: judgementSchema
      .extend({ outcome: z.string().nullable(), reason: z.string().nullable() })
      .nullable(),
    requalification: judgementSchema.nullable(),
    terms: termsSchema,
    routing: decisionSchema.nullable(),
  })
  .openapi('Decision');

const outcomeOf = (then: { readonly kind: string } | null): string | null =>
  then === null ? null : Object.values(then).join(' ');

/** What rules and routing decided in one entry; null for an entry in which people decided, or the clock. */
export const madeIn = (
  { seq, at, event, policy, calendars }: Entry,
  document: Policy,
): z.infer<typeof madeSchema> | null => {
  const { verdict } = event;
  const routing = event.type === 'lead.routed' ? decisionView(event.decision) : null;
  if (verdict === undefined && routing === null) return null;
  const { qualify, requalify, terms = {} } = verdict ?? {};
  return {
    seq,
    at,
    event: event.type,
    policy,
    calendars,
    qualification:
      qualify === undefined
        ? null
        : {
            rule: qualify.rule,
            facts: factsView(qualify.facts),
            outcome: outcomeOf(qualify.then),
            reason: qualify.reason,
          },
    requalification:
      requalify === undefined ? null : { rule: requalify.rule, facts: factsView(requalify.facts) },
    terms: termsView(document, terms),
    routing,
  };
};
