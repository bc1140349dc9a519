import { createHash } from 'node:crypto';
import type { Idempotency } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { InForce } from '../leads/in-force.ts';
import { type FieldProblem, problemOfField } from './field-problem.ts';
import type { FormFields } from './form-body.ts';
import type { FormMapping } from './form-mapping.ts';
import type { Inquiry } from './inquiry.ts';
import { mapFields } from './map-fields.ts';

export type ReadForm =
  | { readonly ok: true; readonly inquiry: Inquiry }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** The inquiry in a form's fields, under the mapping and the policy of now. */
export const formInquiry = (
  { now, defaultCountry }: Pick<Service, 'now' | 'defaultCountry'>,
  { policy }: InForce,
  mapping: FormMapping,
  fields: FormFields,
  registrar: string | null,
): ReadForm => {
  const mapped = mapFields(fields, mapping, {
    source: 'form',
    declared: policy.definition.facts,
    defaultCountry,
    receivedAt: now(),
    registrar,
  });
  return mapped.ok ? mapped : { ok: false, errors: mapped.errors.map(problemOfField) };
};

/**
 * A sender's own key for an inquiry is one of the form, whoever sends it on and whichever way. Hashed, because it may be a mail address.
 */
export const formKey = (form: string, key: string | null): { readonly idempotency?: Idempotency } =>
  key === null
    ? {}
    : {
        idempotency: {
          key: `form ${form} ${createHash('sha256').update(key).digest('hex')}`,
          request: 'its key says it',
        },
      };
