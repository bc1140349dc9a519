import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { lifecycle, type Lifecycle } from '../lifecycle/machine.ts';
import { reference, type Executor } from '../lifecycle/step.ts';
import { compileRuleSets, type RuleSets } from '../rules/compile-rules.ts';
import { directoryOf } from './directory-of.ts';
import type { Directory } from './directory.ts';

/** Everything that decides: one policy version over one version of the org. */
export interface Engine {
  readonly policy: Policy;
  readonly sets: RuleSets;
  readonly directory: Directory;
  readonly lifecycle: Lifecycle;
  readonly executor: Executor;
}

/** Makes a policy ready to run over an org. Both must have been checked together. */
export const engineOf = (policy: Policy, org: Org, executor: Executor = reference): Engine => ({
  policy,
  sets: compileRuleSets(policy),
  directory: directoryOf(org),
  lifecycle: lifecycle(policy),
  executor,
});
