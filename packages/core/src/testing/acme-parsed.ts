import { parseOrg } from '../documents/parse-org.ts';
import { parsePolicy } from '../documents/parse-policy.ts';
import { formatDocumentError } from '../documents/document-error.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { acmeOrgYaml, acmePolicyYaml } from './acme.ts';

const failed = (errors: Extract<ReturnType<typeof parseOrg>, { ok: false }>['errors']): Error =>
  new Error(errors.map(formatDocumentError).join('\n'));

/** The policy of the fixture, normalised. */
export const acmePolicy = (): Policy => {
  const parsed = parsePolicy(acmePolicyYaml, 'acme/policy.yaml');
  if (!parsed.ok) throw failed(parsed.errors);
  return parsed.policy;
};

/** The org of the fixture, normalised. */
export const acmeOrg = (): Org => {
  const parsed = parseOrg(acmeOrgYaml, 'acme/org.yaml');
  if (!parsed.ok) throw failed(parsed.errors);
  return parsed.org;
};
