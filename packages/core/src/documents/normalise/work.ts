import { ONE_BUSINESS_DAY } from '../../policy/default-ladders.ts';
import type { Cadence, Opportunity, OpportunityStep } from '../../policy/policy.ts';
import type { Span } from '../../time/span.ts';
import type { Path } from '../document-error.ts';
import { suggest } from '../nearest.ts';
import { refuseDuplicates, type Report } from '../report.ts';
import type { AuthoredCadence, AuthoredOpportunity, AuthoredStep } from '../schema/work.ts';

const FIVE_BUSINESS_DAYS: Span = { unit: 'openDays', days: 5 };
const REFUSALS_AT_MOST = 3;

export const normaliseCadence = (authored: AuthoredCadence, report: Report): Cadence => {
  const channels = authored.channels ?? [];
  if (channels.length > authored.attempts.length)
    report.error(
      ['cadence', 'channels'],
      `there are ${channels.length} channels for ${authored.attempts.length} attempts`,
      'add attempts, or remove channels',
    );
  const attempts = authored.attempts.map(({ after, channel }, index) => ({
    after,
    channel: channel ?? channels[index] ?? channels.at(-1) ?? 'call',
  }));
  const least = authored.returnNotBefore;
  if (least !== undefined && least.attempts > attempts.length)
    report.error(
      ['cadence', 'returnNotBefore', 'attempts'],
      `nobody makes ${least.attempts} attempts: the cadence has ${attempts.length}`,
      `use at most ${attempts.length}, or add attempts`,
    );
  return {
    attempts,
    within: authored.within ?? ONE_BUSINESS_DAY,
    returnNotBefore: least ?? { attempts: 0, enforce: 'report' },
  };
};

const stepOf = (authored: AuthoredStep): OpportunityStep => {
  const { step, owner, approvers = [], refused, refusalsAtMost } = authored;
  const within = authored.within ?? FIVE_BUSINESS_DAYS;
  const approveWithin = authored.approveWithin ?? (owner === undefined ? within : ONE_BUSINESS_DAY);
  return {
    step,
    owner: owner !== undefined,
    approvers,
    within,
    approveWithin,
    refused: approvers.length === 0 ? null : (refused ?? null),
    refusalsAtMost: refusalsAtMost ?? REFUSALS_AT_MOST,
  };
};

/** A refusal goes back to a step on which the owner works, not forward and not to another approval. */
const checkRefused = (
  steps: readonly OpportunityStep[],
  index: number,
  path: Path,
  report: Report,
): void => {
  const refused = steps[index]?.refused ?? null;
  if (refused === null) return;
  const target = steps.findIndex(({ step }) => step === refused);
  const before = steps.slice(0, index + 1).flatMap(({ step, owner }) => (owner ? [step] : []));
  if (target < 0) report.error(path, `there is no step \`${refused}\``, suggest(refused, before));
  else if (target > index)
    report.error(
      path,
      `\`${refused}\` comes after this step, so a refusal would skip ahead`,
      suggest('', before),
    );
  else if (steps[target]?.owner === false)
    report.error(
      path,
      `in \`${refused}\` the owner does nothing, so nothing would change`,
      suggest('', before),
    );
};

/** The state in which a result is owed after the last step has this name. */
const TAKEN = 'result';

export const normaliseOpportunity = (
  authored: AuthoredOpportunity,
  report: Report,
): Opportunity => {
  const at = (index: number, key: string): Path => ['opportunity', 'steps', index, key];
  refuseDuplicates(
    authored.steps.map(({ step }) => step),
    'a step',
    (index) => at(index, 'step'),
    report,
  );
  const steps = authored.steps.map(stepOf);
  steps.forEach(({ step }, index) => {
    if (step === TAKEN)
      report.error(
        at(index, 'step'),
        `\`${TAKEN}\` has a meaning already: what is recorded after the last step`,
        'give the step another name',
      );
  });
  authored.steps.forEach(({ approvers = [], refused, refusalsAtMost, approveWithin }, index) => {
    checkRefused(steps, index, at(index, 'refused'), report);
    refuseDuplicates(approvers, 'the approver', (k) => [...at(index, 'approvers'), k], report);
    for (const [key, value] of Object.entries({ refused, refusalsAtMost, approveWithin }))
      if (approvers.length === 0 && value !== undefined)
        report.error(at(index, key), `\`${key}\` needs approvers`, 'add `approvers`, or remove it');
  });
  const { stalled } = authored;
  return {
    steps,
    stalled:
      stalled === undefined
        ? null
        : { reason: stalled.reason, within: stalled.within ?? FIVE_BUSINESS_DAYS },
  };
};
