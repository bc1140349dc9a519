import {
  conditionWords,
  type Engine,
  engineOf,
  explainLead,
  type Explainable,
  type LeadExplanation,
  type RuleExplanation,
} from '@baton/core';
import { inWorkspace, type KeyHolder } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { contactFields } from '../hygiene/contact.ts';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { checkFacts } from '../leads/check-facts.ts';
import { answersNow } from '../pools/peek-routing.ts';
import { checkedPolicy } from './checked-policy.ts';
import {
  decisionSchema,
  decisionView,
  factsSchema,
  factsView,
  termsSchema,
  termsView,
} from './decision-view.ts';
import { readDraft } from './drafts.ts';
import { readPolicy } from './read-policy.ts';
import { versionsInForce } from './versions-in-force.ts';

const line = z.string().max(500).optional();

export const askedSchema = z
  .strictObject({
    facts: z
      .record(
        z.string().min(1).max(200),
        z.union([
          z.string().max(2000),
          z.number().min(-1e15).max(1e15),
          z.boolean(),
          z.array(z.string().max(2000)).max(200),
        ]),
      )
      .optional(),
    contact: z
      .strictObject(
        Object.fromEntries(contactFields.map((field) => [field, line])) as Record<
          (typeof contactFields)[number],
          typeof line
        >,
      )
      .optional()
      .openapi({ description: 'Facts are found out of it as of an inquiry’s; nothing is kept' }),
    program: line,
    pass: z.int().min(1).max(1000).optional(),
    engagement: z.number().min(0).max(1e9).optional(),
    excluded: z.array(z.string().max(100)).max(1000).optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
    draft: z.string().min(1).max(100).optional(),
    text: z.string().min(1).max(500_000).optional(),
  })
  .openapi('Hypothetical', {
    description: 'By the policy in force, unless a version, a draft or a text is named',
  });

type Asked = z.infer<typeof askedSchema>;

const ruleSchema = z
  .object({
    rule: z.string(),
    outcome: z.enum(['fired', 'failed', 'not-asked']),
    why: z.string(),
    condition: z.record(z.string(), z.unknown()).nullable().openapi({
      description:
        'The condition as it is written, each part with what it saw and whether it holds',
    }),
  })
  .openapi('ExplainedRule');

export const explainedSchema = z
  .object({
    at: z.int(),
    policy: z.int().nullable().openapi({ description: 'The version; null for a draft or a text' }),
    org: z.int(),
    facts: factsSchema,
    segment: z.string().nullable(),
    segments: z.array(ruleSchema),
    qualify: z.array(ruleSchema),
    qualifies: z.record(z.string(), z.unknown()).nullable().openapi({
      description: 'What the rule that fired says; null: triage by the intake desk',
    }),
    terms: termsSchema,
    routing: z.array(ruleSchema),
    decision: decisionSchema.openapi({ description: 'Where it would go if it were routed now' }),
  })
  .openapi('Explanation');

const ruleView = ({
  rule,
  outcome,
  when,
  stoppedBy,
}: RuleExplanation): z.infer<typeof ruleSchema> => ({
  rule,
  outcome,
  why:
    outcome === 'not-asked'
      ? `${stoppedBy ?? 'an earlier rule'} fired before`
      : when === null
        ? 'always'
        : conditionWords(when),
  condition: when === null ? null : { ...when },
});

/** The policy that is asked about: its engine, and its number if it is a stored version. */
const engineAsked = async (
  { db }: Pick<Service, 'db'>,
  workspace: string,
  { version, draft, text }: Asked,
  inForce: { readonly policy: number; readonly org: number },
): Promise<{ readonly engine: Engine; readonly policy: number | null }> => {
  if ([version, draft, text].filter((one) => one !== undefined).length > 1)
    throw new Problem(400, 'invalid', 'give one of version, draft and text');
  const { org } = inForce;
  const own =
    text ??
    (draft === undefined
      ? null
      : (await inWorkspace(db, workspace, (tx) => readDraft(tx, workspace, draft))).text);
  if (own === null) {
    const policy = version ?? inForce.policy;
    if (version !== undefined) await readPolicy(db, workspace, version);
    const engine = await inWorkspace(db, workspace, (tx) =>
      db.engines.engine(tx, workspace, { policy, calendars: org, org }),
    );
    return { engine, policy };
  }
  const { policy, errors, warnings } = await checkedPolicy(db, workspace, own);
  if (policy === null)
    throw new Problem(422, 'invalid-document', 'the policy has errors', { errors, warnings });
  const present = await inWorkspace(db, workspace, (tx) => db.engines.org(tx, workspace, org));
  return { engine: engineOf(policy, present), policy: null };
};

const leadOf = (
  { defaultCountry }: Service,
  asked: Asked,
  { policy, directory }: Engine,
): Explainable => {
  const { facts = {}, contact, program, pass, engagement, excluded } = asked;
  const errors = [
    ...checkFacts(policy.definition.facts, facts),
    ...(excluded ?? []).flatMap((person, index) =>
      Object.hasOwn(directory.org.people, person)
        ? []
        : [{ path: ['excluded', index], message: 'is nobody in the org' }],
    ),
  ];
  if (errors.length > 0) throw new Problem(400, 'invalid', 'the lead has errors', { errors });
  const given: object = contact ?? {};
  return {
    facts: {
      ...facts,
      ...(program === undefined ? {} : { program }),
      ...factsFromContact(normaliseContact(given, { defaultCountry })),
    },
    ...(pass === undefined ? {} : { pass }),
    ...(engagement === undefined ? {} : { engagement }),
    ...(excluded === undefined ? {} : { excluded }),
  };
};

const view = (
  explained: LeadExplanation,
  { policy }: Engine,
): Omit<z.infer<typeof explainedSchema>, 'at' | 'policy' | 'org'> => ({
  facts: factsView(explained.facts),
  segment: explained.segment,
  segments: explained.segments.map(ruleView),
  qualify: explained.qualify.map(ruleView),
  qualifies: explained.qualifies === null ? null : { ...explained.qualifies },
  terms: termsView(policy, explained.terms),
  routing: explained.routing.map(ruleView),
  decision: decisionView(explained.decision),
});

/** What would happen now to a lead that there is not, rule by rule, with rotations and loads as they are. Writes nothing. */
export const explainNow = async (
  service: Service,
  { workspace }: KeyHolder,
  asked: Asked,
): Promise<z.infer<typeof explainedSchema>> => {
  const { db, now } = service;
  const inForce = await inWorkspace(db, workspace, (tx) => versionsInForce(tx, workspace));
  if (inForce === null) throw notFound('policy in force');
  const { engine, policy } = await engineAsked(service, workspace, asked, inForce);
  const lead = leadOf(service, asked, engine);
  const at = now();
  const explained = await inWorkspace(db, workspace, (tx) =>
    explainLead(engine, lead, at, answersNow(db, tx, workspace, engine, inForce.org)),
  );
  return { at, policy, org: inForce.org, ...view(explained, engine) };
};
