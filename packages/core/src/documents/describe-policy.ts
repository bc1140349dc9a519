import { builtInFacts } from '../policy/built-in-facts.ts';
import { defaultHygiene } from '../policy/default-hygiene.ts';
import { obligationKinds, type Policy } from '../policy/policy.ts';
import { defaultTerms } from '../policy/terms.ts';
import { formatSpan } from '../time/span.ts';
import { same } from './diff/change.ts';
import { conditionInWords, listInWords, timesInWords } from './words/condition.ts';
import { factInWords, qualifyInWords, rejectionInWords, routingInWords } from './words/rules.ts';
import { hygieneInWords } from './words/hygiene.ts';
import { clauseInWords, ladderInWords } from './words/sla.ts';
import {
  attemptsInWords,
  destinationInWords,
  lossInWords,
  requalifyInWords,
  returnInWords,
  returnNotBeforeInWords,
  stepInWords,
  touchesInWords,
} from './words/work.ts';

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
const section = (title: string, ...parts: readonly string[]): string =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
const quoted = (names: readonly string[]): string =>
  listInWords(
    names.map((name) => `\`${name}\``),
    'and',
  );

const whatALeadIs = ({ definition }: Policy): string => {
  const { facts, segments, qualify } = definition;
  return section(
    'What a lead is',
    Object.keys(facts).length === 0
      ? ''
      : `We ask of each inquiry:\n\n${bullets(Object.entries(facts).map(([name, type]) => `\`${name}\`: ${factInWords(type)}`))}`,
    `Known beside that: ${quoted(Object.keys(builtInFacts).filter((name) => !Object.hasOwn(facts, name)))}.`,
    segments.length === 0
      ? ''
      : `Segments, the first that fits:\n\n${numbered(segments.map(({ segment, when }) => `\`${segment}\`: ${conditionInWords(when)}`))}`,
    qualify.length === 0
      ? 'The intake desk decides what becomes of an inquiry.'
      : `What becomes of an inquiry, the first rule that fits; what none fits the intake desk decides:\n\n${numbered(qualify.map((rule) => `**${rule.rule}**: ${qualifyInWords(rule)}`))}`,
  );
};

const whoGetsIt = (policy: Policy): string =>
  section(
    'Who gets a lead',
    `The first rule that fits:\n\n${numbered(policy.routing.map((rule) => `**${rule.rule}**: ${routingInWords(rule)}${rule.to.kind === 'pool' ? `; ${rejectionInWords(rule)}` : ''}`))}`,
    `What no rule fits goes to the desk \`${policy.exception.desk}\`; what that desk leaves, \`${policy.exception.final}\` decides. ` +
      `A lead enters sales' hands ${timesInWords(policy.passesAtMost)} at most; after that \`${policy.exception.final}\` decides.`,
  );

const deadlines = ({ sla, firstResponse }: Policy): string => {
  const stated = new Set(
    sla.filter(({ when, step }) => when === null && step === null).map((clause) => clause.for),
  );
  const silent = obligationKinds.filter((kind) => !stated.has(kind));
  const { ladder } = defaultTerms('offered');
  return section(
    'How long everything may take',
    bullets(sla.map((clause) => `${clauseInWords(clause)}: ${ladderInWords(clause.ladder)}.`)),
    `An automatic mail ${firstResponse.automaticMailCounts ? 'counts' : 'does not count'} as a first response.`,
    silent.length === 0
      ? ''
      : `Where nothing is stated (${listInWords(silent, 'and')}), there is one business day or what the step, cadence or track gives: ${ladderInWords(ladder)}. Approvals go to the delegate instead of the exception desk.`,
  );
};

const followUp = ({ cadence, holds }: Policy): string =>
  section(
    'Following up',
    `An accepted lead gets: ${attemptsInWords(cadence)}. Each attempt is made within ${formatSpan(cadence.within)} of its time.`,
    `${capital(returnNotBeforeInWords(cadence.returnNotBefore))}. A lead may be held ${timesInWords(holds.atMost)} at most, for a call within ${formatSpan(holds.within)}, for ${quoted(holds.reasons)}.`,
  );

const capital = (sentence: string): string =>
  `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;

const opportunitySteps = ({ opportunity }: Policy): string => {
  const { steps, stalled } = opportunity;
  return section(
    'From viable to signed',
    numbered(steps.map((step) => `**${step.step}**: ${stepInWords(step)}`)),
    stalled === null
      ? ''
      : `When a step is overdue, the holder has ${formatSpan(stalled.within)} to find out whether the prospect is still there; otherwise the lead returns as \`${stalled.reason}\`.`,
  );
};

const comesBack = ({ returns, losses, excuses, disputesAtMost }: Policy): string =>
  section(
    'When a lead comes back',
    `Whoever rejects or returns a lead gives one of these reasons:\n\n${bullets(Object.entries(returns).map(([reason, to]) => `**${reason}**: the lead ${returnInWords(to)}`))}`,
    `A rejection may be disputed ${timesInWords(disputesAtMost)} a pass; the lead then ${destinationInWords({ kind: 'arbitration' })}. These excuses are counted and end no lead: ${quoted(excuses)}.`,
    `A lost deal, by reason:\n\n${bullets(Object.entries(losses).map(([reason, to]) => `**${reason}**: ${lossInWords(to)}`))}`,
  );

const nurturing = ({ nurture }: Policy): string =>
  section(
    'Leads that are not ready yet',
    ...nurture.map(
      ({ track, desk, touches, requalify, expires }) =>
        `**${track}**, held by the desk \`${desk}\`: ${touchesInWords(touches)}. Judged again ${requalifyInWords(requalify)}. Lost as expired after ${formatSpan(expires)}.`,
    ),
  );

/** Who leaves it as it is need not read of it. */
const hasDefaultHygiene = ({ hygiene }: Policy): boolean => same(hygiene, defaultHygiene);

/**
 * The policy as a playbook in Markdown: what a lead is, who gets it, how long everything may take and what happens to a
 * lead that comes back, for a sales rep to read.
 */
export const describePolicy = (policy: Policy): string =>
  [
    `# ${policy.name}, version ${policy.version}`,
    ...(policy.note === '' ? [] : [policy.note]),
    whatALeadIs(policy),
    whoGetsIt(policy),
    deadlines(policy),
    followUp(policy),
    opportunitySteps(policy),
    comesBack(policy),
    nurturing(policy),
    ...(hasDefaultHygiene(policy)
      ? []
      : [section('One person, one lead', hygieneInWords(policy.hygiene))]),
  ].join('\n\n') + '\n';
