import { formatSpan, type LeadExplanation, type Policy } from '@baton/core';

/** What the qualification says, and which rule said it. */
export function qualifyWords({ qualifies, qualify }: LeadExplanation): string {
  const rule = qualify.find(({ outcome }) => outcome === 'fired')?.rule;
  if (qualifies === null || rule === undefined) return 'no rule matches: triage by the intake desk';
  switch (qualifies.kind) {
    case 'qualified':
      return `qualified, by rule ${rule}`;
    case 'qualification':
      return `to the desk ${qualifies.desk} for qualification, by rule ${rule}`;
    case 'nurture':
      return `to the nurture track ${qualifies.track}, by rule ${rule}`;
    case 'disqualify':
      return `disqualified as ${qualifies.criterion}, by rule ${rule}`;
    default:
      return qualifies satisfies never;
  }
}

/** The deadlines that clauses of the policy set for this lead; what has no clause runs on its default. */
export function termWords(terms: LeadExplanation['terms'], policy: Policy): string {
  const stated = Object.entries(terms).flatMap(([kind, clause]) => {
    const within = clause === 'default' ? undefined : policy.sla[clause]?.within;
    return within === undefined || within === null ? [] : [`${kind} within ${formatSpan(within)}`];
  });
  return stated.length === 0 ? 'all on their defaults' : stated.join(', ');
}
