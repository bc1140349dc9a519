import { z } from '@hono/zod-openapi';
import type { KeyHolder } from '@baton/store';
import type { Facts } from '@baton/core';
import { type ContactField, contactFields, type RawContact } from '../hygiene/contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { checkFacts } from '../leads/check-facts.ts';
import type { InForce } from '../leads/in-force.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Inquiry } from './inquiry.ts';
import { namesNobody } from './names-nobody.ts';

const line = z.string().max(500);

const contactSchema = z.strictObject(
  Object.fromEntries(contactFields.map((field) => [field, line.optional()])) as Record<
    ContactField,
    z.ZodOptional<z.ZodString>
  >,
);

const factSchema = z.union([
  z.string().max(2000),
  z.number().min(-1e15).max(1e15),
  z.boolean(),
  z.array(z.string().max(2000)).max(200),
]);

export const inquirySchema = z
  .strictObject({
    contact: contactSchema.optional(),
    facts: z.record(z.string().min(1).max(200), factSchema).optional(),
    message: z.string().max(10_000).optional(),
    program: line.optional(),
    registrar: line.optional(),
  })
  .openapi('Inquiry', {
    description:
      'facts are those that the policy in force declares, and account, existingCustomer, segment',
  });

export type JsonInquiry = z.output<typeof inquirySchema>;

export type CheckedInquiry =
  | { readonly ok: true; readonly inquiry: Inquiry }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** Zod leaves fields that were not given out of the object, though its type also allows them undefined. */
const given = (contact: object): RawContact => contact;

/** A registrar registers what they send, whatever it says; from others, whoever it names. */
export const registeredBy = <T>(caller: KeyHolder, inquiry: T): T =>
  caller.role === 'registrar' && isRecord(inquiry)
    ? { ...inquiry, registrar: caller.person }
    : inquiry;

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with an inquiry under what is in force: facts that it does not know, a registrar who is nobody. */
export const problemsOf = (
  { policy, org }: InForce,
  { facts, registrar }: { readonly facts: Facts; readonly registrar: string | null },
): readonly FieldProblem[] => [
  ...checkFacts(policy.definition.facts, facts),
  ...(registrar === null || Object.hasOwn(org.people, registrar)
    ? []
    : [{ path: ['registrar'], message: 'is nobody in the org' }]),
];

/** An inquiry as JSON in normal form, or everything that is wrong with it. */
export const readJsonInquiry = (
  { contact = {}, facts = {}, message, program, registrar: by }: JsonInquiry,
  inForce: InForce,
  { receivedAt, defaultCountry }: { readonly receivedAt: number; readonly defaultCountry: string },
): CheckedInquiry => {
  const registrar = by ?? null;
  const normal = normaliseContact(given(contact), { defaultCountry });
  const errors = [...problemsOf(inForce, { facts, registrar }), ...namesNobody(normal, facts)];
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    inquiry: {
      source: 'api',
      key: null,
      receivedAt,
      contact: normal,
      facts,
      message: message ?? null,
      program: program ?? null,
      registrar,
      other: {},
    },
  };
};
