import { checkPolicy } from '../documents/check/policy.ts';
import { printPath } from '../documents/document-error.ts';
import { collect } from '../documents/report.ts';
import type { Policy, RoutingRule } from '../policy/policy.ts';

const toSomebody: RoutingRule = {
  rule: 'everything',
  when: null,
  to: { kind: 'pool', pool: 'alpha' },
  by: { kind: 'weighted-rotation' },
  cap: null,
  else: 'queue',
  rejection: 'keeps-turn',
};

/** The policy without the rules and clauses that its check finds to be never reached. */
export const withoutUnreachable = (policy: Policy): Policy => {
  const report = collect();
  checkPolicy(policy, report);
  const refused = new Set(report.errors.map(({ path }) => printPath(path)));
  const kept = <T>(rules: readonly T[], path: string): readonly T[] =>
    rules.filter((_, index) => !refused.has(`${path}[${index}]`));
  const { definition, sla, routing } = policy;
  const rest = kept(routing, 'routing');
  return {
    ...policy,
    definition: {
      ...definition,
      segments: kept(definition.segments, 'definition.segments'),
      qualify: kept(definition.qualify, 'definition.qualify'),
    },
    sla: kept(sla, 'sla'),
    routing: rest.length === 0 ? [toSomebody] : rest,
  };
};
