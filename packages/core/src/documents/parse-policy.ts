import type { Policy } from '../policy/policy.ts';
import { checkPolicy } from './check/policy.ts';
import type { DocumentError } from './document-error.ts';
import { wrongKind } from './document-kind.ts';
import type { Locate } from './locate.ts';
import { normalisePolicy } from './normalise/policy.ts';
import { parseDocument } from './parse-document.ts';
import { collect } from './report.ts';
import { policySchema } from './schema/policy-schema.ts';
import { inOrder, validate } from './validate.ts';

export type ParsedPolicy =
  | {
      readonly ok: true;
      readonly policy: Policy;
      readonly warnings: readonly DocumentError[];
      /** Where parts of the policy stand in its file, for `checkTogether`. */
      readonly locate: Locate;
    }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/**
 * Reads a policy from YAML or JSON, fills in what is left out, and checks all that can be checked without the org.
 * Never throws; everything that is wrong comes back as errors with line, path and fix. `file` names the text in them.
 */
export const parsePolicy = (text: string, file: string): ParsedPolicy => {
  const document = parseDocument(text, file);
  if (!document.ok) return document;
  const { data, locate } = document;
  const other = wrongKind(data, 'policy');
  if (other !== null) return { ok: false, errors: [locate(other)] };
  const authored = validate(policySchema, data, locate);
  if (!authored.ok) return authored;
  const report = collect();
  const policy = normalisePolicy(authored.value, report);
  // What is reached depends on conditions that have to be right first.
  if (report.errors.length === 0) checkPolicy(policy, report);
  if (report.errors.length > 0) return { ok: false, errors: inOrder(report.errors.map(locate)) };
  return { ok: true, policy, warnings: inOrder(report.warnings.map(locate)), locate };
};
