import type { Lead, LeadEventType, Policy } from '@baton/core';

type Words = Readonly<Record<string, readonly string[]>>;

const owed = ({ obligations }: Lead, kind: 'step' | 'approval'): readonly string[] => [
  ...new Set(obligations.flatMap((one) => (one.kind === kind ? (one.about ?? []) : []))),
];

/** Which words the policy has at all for which fields of an event; a field that is not among them takes any. */
export const wordsOfPolicy = (policy: Policy, type: LeadEventType): Words => {
  const { steps } = policy.opportunity;
  switch (type) {
    case 'lead.rejected':
    case 'lead.returned':
      return { reason: Object.keys(policy.returns), excuse: policy.excuses };
    case 'deal.lost':
      return { reason: Object.keys(policy.losses) };
    case 'callback.agreed':
      return { reason: policy.holds.reasons };
    case 'lead.nurtured':
    case 'arbitration.ruled':
      return { track: policy.nurture.map(({ track }) => track) };
    case 'step.completed':
      return { step: steps.flatMap(({ step, owner }) => (owner ? [step] : [])) };
    case 'approval.given':
    case 'approval.refused':
      return { step: steps.flatMap(({ step, approvers }) => (approvers.length > 0 ? [step] : [])) };
    default:
      return {};
  }
};

/** Which of them the policy takes now. */
export const policyWords = (policy: Policy, lead: Lead, type: LeadEventType): Words => {
  switch (type) {
    case 'step.completed':
      return { step: owed(lead, 'step') };
    case 'approval.given':
    case 'approval.refused':
      return { step: owed(lead, 'approval') };
    default:
      return wordsOfPolicy(policy, type);
  }
};

/** A JSON Schema of an event whose fields take these words alone. A field without a single word stays as it was. */
export const withWords = (
  schema: Readonly<Record<string, unknown>>,
  words: Words,
): Record<string, unknown> => {
  const { properties } = schema;
  if (typeof properties !== 'object' || properties === null) return { ...schema };
  const narrowed = Object.entries(words).flatMap(([field, values]) =>
    values.length > 0 && Object.hasOwn(properties, field)
      ? [[field, { type: 'string', enum: [...values] }] as const]
      : [],
  );
  return { ...schema, properties: { ...properties, ...Object.fromEntries(narrowed) } };
};
