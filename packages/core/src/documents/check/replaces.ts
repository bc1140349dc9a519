import { landing } from '../../lifecycle/transitions.ts';
import { settledStates } from '../../lifecycle/states.ts';
import type { Policy } from '../../policy/policy.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';

/** Open leads may only go on in a state that this version has and that can be entered without more being known. */
export const checkReplaces = (policy: Policy, report: Report): void => {
  const targets = landing(policy).flatMap(({ guard }) => guard?.params.kind ?? []);
  const states = settledStates(policy);
  for (const [from, to] of Object.entries(policy.replaces)) {
    if (!targets.includes(to))
      report.error(
        ['replaces', from],
        states.includes(to)
          ? `no lead can be put into \`${to}\``
          : `this version has no state \`${to}\``,
        suggest(to, targets),
      );
    if (states.includes(from))
      report.warning(
        ['replaces', from],
        `this version has the state \`${from}\`, so its leads stay there`,
        'remove the line, or correct the name of the old state',
      );
  }
};
