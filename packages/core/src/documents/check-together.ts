import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { checkFit } from './check/together.ts';
import type { DocumentError } from './document-error.ts';
import { type Locate, nowhere } from './locate.ts';
import { collect } from './report.ts';
import { inOrder } from './validate.ts';

/** What a check says: errors refuse the documents, warnings do not. */
export interface Findings {
  readonly errors: readonly DocumentError[];
  readonly warnings: readonly DocumentError[];
}

/**
 * Whether the policy can be in force in the org. `locate` is that of the parsed policy; without it findings name the
 * path alone. A lifecycle may only run on a policy and an org that pass.
 */
export const checkTogether = (
  policy: Policy,
  org: Org,
  locate: Locate = nowhere(policy.name),
): Findings => {
  const report = collect();
  checkFit(policy, org, report);
  return {
    errors: inOrder(report.errors.map(locate)),
    warnings: inOrder(report.warnings.map(locate)),
  };
};
