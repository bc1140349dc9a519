import { stringify } from 'yaml';
import type {
  Cadence,
  Destination,
  Opportunity,
  Policy,
  Touch,
  Track,
} from '../../policy/policy.ts';
import { formatSpan, type Span } from '../../time/span.ts';
import { authorCondition } from './condition.ts';
import { authorClause, authorDefinition, authorRouting } from './rules.ts';

const optional = (key: string, span: Span | null): object =>
  span === null ? {} : { [key]: formatSpan(span) };

const authorCadence = ({ attempts, within, returnNotBefore }: Cadence): unknown => ({
  attempts: attempts.map(({ after, channel }) => ({ after: formatSpan(after), channel })),
  within: formatSpan(within),
  returnNotBefore,
});

const authorOpportunity = ({ steps, stalled }: Opportunity): unknown => ({
  steps: steps.map(
    ({ step, owner, approvers, within, approveWithin, refused, refusalsAtMost }) => ({
      step,
      ...(owner ? { owner: 'holder' } : {}),
      within: formatSpan(within),
      ...(approvers.length === 0
        ? {}
        : { approvers, approveWithin: formatSpan(approveWithin), refused, refusalsAtMost }),
    }),
  ),
  ...(stalled === null
    ? {}
    : { stalled: { reason: stalled.reason, within: formatSpan(stalled.within) } }),
});

const authorDestination = (to: Destination): object => {
  if (to.kind === 'nurture') return { to: 'nurture', track: to.track };
  return { to: to.kind === 'qualification' ? to.desk : to.kind };
};

const authorTouch = ({ by, after, every, until, within }: Touch): unknown => ({
  by,
  ...optional('after', after),
  ...optional('every', every),
  ...optional('until', until),
  ...(by === 'mail' ? {} : { within: formatSpan(within) }),
});

const authorTrack = ({ track, desk, touches, requalify, expires }: Track): unknown => ({
  track,
  desk,
  touches: touches.map(authorTouch),
  requalify: [
    ...requalify.when.map((when) => ({ when: authorCondition(when) })),
    ...(requalify.after === null ? [] : [{ after: formatSpan(requalify.after) }]),
  ],
  expires: formatSpan(expires),
});

/** The policy as plain data in the shape that people write, with every default written out. */
export const authorPolicy = (policy: Policy): Readonly<Record<string, unknown>> => ({
  policy: policy.name,
  version: policy.version,
  note: policy.note,
  definition: authorDefinition(policy.definition),
  sla: policy.sla.map(authorClause),
  firstResponse: policy.firstResponse,
  routing: policy.routing.map(authorRouting),
  exception: policy.exception,
  cadence: authorCadence(policy.cadence),
  opportunity: authorOpportunity(policy.opportunity),
  returns: Object.fromEntries(
    Object.entries(policy.returns).map(([reason, { to, excludeHolder, needsCriterion }]) => [
      reason,
      {
        ...authorDestination(to),
        ...(excludeHolder ? { exclude: 'holder' } : {}),
        ...(needsCriterion ? { needs: 'criterion' } : {}),
      },
    ]),
  ),
  passesAtMost: policy.passesAtMost,
  disputesAtMost: policy.disputesAtMost,
  referralsAtMost: policy.referralsAtMost,
  excuses: policy.excuses,
  losses: Object.fromEntries(
    Object.entries(policy.losses).map(([reason, { to }]) => [reason, authorDestination(to)]),
  ),
  holds: { ...policy.holds, within: formatSpan(policy.holds.within) },
  nurture: policy.nurture.map(authorTrack),
  desks: policy.desks,
  hygiene: policy.hygiene,
  replaces: policy.replaces,
});

/**
 * The policy as a YAML document: what a search or a program found, to be read, changed and put into force by people.
 * `parsePolicy` reads the same policy back, except that times of mail touches and of steps without approvers, which
 * nothing uses, come back as their defaults.
 */
export const printPolicy = (policy: Policy): string =>
  stringify(authorPolicy(policy), { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' });
