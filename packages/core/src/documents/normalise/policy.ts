import { factTypes } from '../../policy/built-in-facts.ts';
import { defaultLadder } from '../../policy/default-ladders.ts';
import type { Policy, SlaClause } from '../../policy/policy.ts';
import { REASSIGN_AT_MOST } from '../../policy/terms.ts';
import { suggest } from '../nearest.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredPolicy } from '../schema/policy-schema.ts';
import type { Vocabulary } from './condition.ts';
import { normaliseDefinition, normaliseFacts } from './definition.ts';
import { namesOf } from './names.ts';
import { normaliseTrack } from './nurture.ts';
import { normaliseLoss, normaliseReturn } from './returns.ts';
import { normaliseRouting } from './routing.ts';
import { normaliseClause } from './sla.ts';
import { normaliseCadence, normaliseOpportunity } from './work.ts';

const mapped = <A, B>(
  record: Readonly<Record<string, A>>,
  make: (one: A, key: string) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([key, one]) => [key, make(one, key)]));

/**
 * A return to the arbiter may say how long they have; that is an SLA clause like any other, after the stated ones, and
 * there is one for all of arbitration.
 */
const arbitrationClause = (
  { returns, sla }: AuthoredPolicy,
  report: Report,
): readonly SlaClause[] => {
  const stated = Object.entries(returns).flatMap(([reason, { to, within }]) =>
    to === 'arbitration' && within !== undefined ? [{ reason, within }] : [],
  );
  const open = sla.findIndex((clause) => clause.for === 'arbitration' && clause.when === undefined);
  stated.forEach(({ reason }, index) => {
    if (open >= 0 || index > 0)
      report.error(
        ['returns', reason, 'within'],
        `the time for arbitration is stated already, under \`${open >= 0 ? `sla[${open}]` : `returns.${stated[0]?.reason}`}\``,
        'keep one of the two',
      );
  });
  return stated.slice(0, 1).map(({ within }) => ({
    for: 'arbitration' as const,
    step: null,
    when: null,
    within,
    calendar: null,
    ladder: defaultLadder('arbitration'),
    reassignAtMost: REASSIGN_AT_MOST,
  }));
};

const checkNames = (authored: AuthoredPolicy, report: Report): void => {
  const tracks = authored.nurture.map(({ track }) => track);
  refuseDuplicates(tracks, 'a track', (index) => ['nurture', index, 'track'], report);
  refuseDuplicates(authored.excuses, 'the excuse', (index) => ['excuses', index], report);
  refuseDuplicates(
    authored.holds.reasons,
    'the reason',
    (index) => ['holds', 'reasons', index],
    report,
  );
  refuseDuplicates(
    authored.hygiene.accounts.tieBreaks,
    'the tie-break',
    (index) => ['hygiene', 'accounts', 'tieBreaks', index],
    report,
  );
  const steps = authored.opportunity.steps.map(({ step }) => step);
  authored.sla.forEach(({ step }, index) => {
    if (step !== undefined && !steps.includes(step))
      report.error(['sla', index, 'step'], `there is no step \`${step}\``, suggest(step, steps));
  });
  const { stalled } = authored.opportunity;
  const reasons = Object.keys(authored.returns);
  if (stalled !== undefined && !reasons.includes(stalled.reason))
    report.error(
      ['opportunity', 'stalled', 'reason'],
      `\`${stalled.reason}\` is no reason to return a lead`,
      `${suggest(stalled.reason, reasons)}, or add it to \`returns\``,
    );
};

/** The policy with every omitted part filled in. What does not fit is reported, and the result then means nothing. */
export const normalisePolicy = (authored: AuthoredPolicy, report: Report): Policy => {
  checkNames(authored, report);
  const facts = normaliseFacts(authored.definition.facts, report);
  const vocabulary: Vocabulary = { types: factTypes(facts), owner: false };
  const names = namesOf(authored);
  return {
    name: authored.policy,
    version: authored.version,
    note: authored.note,
    definition: normaliseDefinition(authored.definition, facts, vocabulary, names, report),
    sla: [
      ...authored.sla.map((clause, index) =>
        normaliseClause(clause, ['sla', index], vocabulary, report),
      ),
      ...arbitrationClause(authored, report),
    ],
    firstResponse: authored.firstResponse,
    routing: normaliseRouting(authored.routing, vocabulary, report),
    exception: authored.exception,
    cadence: normaliseCadence(authored.cadence, report),
    opportunity: normaliseOpportunity(authored.opportunity, report),
    returns: mapped(authored.returns, (one, key) =>
      normaliseReturn(one, ['returns', key], names, report),
    ),
    passesAtMost: authored.passesAtMost,
    disputesAtMost: authored.disputesAtMost,
    referralsAtMost: authored.referralsAtMost,
    excuses: authored.excuses,
    losses: mapped(authored.losses, (one, key) =>
      normaliseLoss(one, ['losses', key], names, report),
    ),
    holds: authored.holds,
    nurture: authored.nurture.map((track, index) =>
      normaliseTrack(track, ['nurture', index], names.desks.qualification, vocabulary, report),
    ),
    desks: authored.desks,
    hygiene: authored.hygiene,
    replaces: authored.replaces,
  };
};
