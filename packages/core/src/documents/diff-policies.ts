import type { Policy } from '../policy/policy.ts';
import { type Change, insteadOf, part } from './diff/change.ts';
import { diffNamed } from './diff/ordered.ts';
import { diffHygiene } from './diff/hygiene.ts';
import { diffReturns } from './diff/returns.ts';
import { diffRules } from './diff/rules.ts';
import { diffSla } from './diff/sla.ts';
import { diffWork } from './diff/work.ts';
import { timesInWords } from './words/condition.ts';

export type { Change } from './diff/change.ts';

const named = (name: string): string => `\`${name}\``;

const diffLimits = (a: Policy, b: Policy): readonly Change[] => [
  ...part(
    ['firstResponse', 'automaticMailCounts'],
    [a, b],
    ({ firstResponse }) => firstResponse.automaticMailCounts,
    (counts) =>
      `An automatic mail ${counts ? 'now counts' : 'no longer counts'} as a first response`,
  ),
  ...part(
    ['exception', 'desk'],
    [a, b],
    ({ exception }) => exception.desk,
    insteadOf('Leads without an owner go to the desk', named),
  ),
  ...part(
    ['exception', 'final'],
    [a, b],
    ({ exception }) => exception.final,
    insteadOf('What the exception desk leaves is decided by', named),
  ),
  ...part(
    ['passesAtMost'],
    [a, b],
    ({ passesAtMost }) => passesAtMost,
    insteadOf("A lead may enter sales' hands at most", timesInWords),
  ),
  ...part(
    ['disputesAtMost'],
    [a, b],
    ({ disputesAtMost }) => disputesAtMost,
    insteadOf('A pass may be disputed at most', timesInWords),
  ),
  ...part(
    ['referralsAtMost'],
    [a, b],
    ({ referralsAtMost }) => referralsAtMost,
    insteadOf('A lead may be handed to another qualification desk at most', timesInWords),
  ),
  ...part(
    ['desks', 'intake'],
    [a, b],
    ({ desks }) => desks.intake,
    insteadOf('Inquiries that no rule judges stand at the desk', named),
  ),
  ...part(
    ['desks', 'qualification'],
    [a, b],
    ({ desks }) => desks.qualification,
    insteadOf('The desk that qualifies is', named),
  ),
  ...part(
    ['desks', 'arbitration'],
    [a, b],
    ({ desks }) => desks.arbitration,
    insteadOf('Disputed rejections go to the desk', named),
  ),
  ...diffNamed(a.replaces, b.replaces, {
    noun: 'replaced state',
    path: ['replaces'],
    describe: (to) => `its leads go to \`${to}\``,
  }),
];

/**
 * What changes for leads and people when `b` takes the place of `a`, in the order of the document. Empty exactly when
 * both do the same; name, version and note do nothing and are left out.
 */
export const diffPolicies = (a: Policy, b: Policy): readonly Change[] => [
  ...diffRules(a, b),
  ...diffSla(a, b),
  ...diffLimits(a, b),
  ...diffWork(a, b),
  ...diffReturns(a, b),
  ...diffHygiene(a, b),
];
