import {
  checkTogether,
  conditionWords,
  engineOf,
  explainLead,
  type LeadExplanation,
  type Org,
  parsePolicy,
  type Policy,
  type RuleExplanation,
  said,
} from '@baton/core';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { DocumentsRefused } from '../command-line/failures.ts';
import { accept, readOrg, readText } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { colours } from '../terminal/colours.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { candidateTable } from './candidate-table.ts';
import { findOrg } from './find-org.ts';
import { qualifyWords, termWords } from './outcome-words.ts';
import { inZone, readInstant } from './instant.ts';
import { passedOver } from './passed-over.ts';
import { readLead } from './read-lead.ts';

interface Asked {
  readonly policy: string;
  readonly lead: string;
  readonly org: string | undefined;
  readonly at: string | undefined;
}

/** Prints what would happen to the lead at the instant, rule by rule. */
export async function explainTo(asked: Asked): Promise<ExitCode> {
  const at = asked.at === undefined ? Date.now() : readInstant(asked.at);
  const source = documentSource();
  const written = readText(source, asked.policy);
  const { policy, locate } = accept(parsePolicy(written.text, written.file));
  const org = readOrg(source, asked.org ?? findOrg(asked.policy));
  const { errors } = checkTogether(policy, org, locate);
  if (errors.length > 0) throw new DocumentsRefused(errors);
  const { facts, pass, engagement, excluded } = readLead(source, asked.lead, policy);
  const explained = await explainLead(
    engineOf(policy, org),
    {
      facts,
      ...(pass === undefined ? {} : { pass }),
      ...(engagement === undefined ? {} : { engagement }),
      ...(excluded === undefined ? {} : { excluded }),
    },
    at,
  );
  process.stdout.write(`${words(explained, policy, org, at)}\n`);
  return exitCodes.ok;
}

function words(explained: LeadExplanation, policy: Policy, org: Org, at: number): string {
  const c = colours();
  const title = (name: string, outcome: string): string => {
    const lines = wrap(outcome, terminalColumns - name.length - 2);
    return `${c.bold(name)}  ${lines.join(`\n${' '.repeat(name.length + 2)}`)}`;
  };
  const facts = Object.entries(explained.facts).map(([name, value]) => `${name} ${said(value)}`);

  return [
    title('Lead', facts.join(', ')),
    title('When', whenWords(explained, org, at)),
    '',
    title('Qualification', qualifyWords(explained)),
    ...rules(explained.qualify),
    '',
    title('Deadlines', termWords(explained.terms, policy)),
    '',
    title('Routing', routingWords(explained, org)),
    ...rules(explained.routing, passedOver(explained.decision, policy)),
    ...candidateTable(explained.decision, org),
  ].join('\n');
}

/** One line or more for each rule: its sign, its name, and why. */
function rules(
  explanations: readonly RuleExplanation[],
  yieldedNobody: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const c = colours();
  const width = Math.min(28, Math.max(0, ...explanations.map(({ rule }) => rule.length)));
  const signs = { fired: c.green('✓'), failed: c.red('✗'), 'not-asked': c.dim('·') };
  return explanations.flatMap((rule) =>
    wrap(reason(rule, yieldedNobody), terminalColumns - width - 6).map((line, index) =>
      index === 0
        ? `  ${yieldedNobody.has(rule.rule) ? c.yellow('○') : signs[rule.outcome]} ${rule.rule.padEnd(width)}  ${line}`
        : `${' '.repeat(width + 6)}${line}`,
    ),
  );
}

function reason(
  { rule, outcome, when, stoppedBy }: RuleExplanation,
  yieldedNobody: ReadonlyMap<string, string>,
): string {
  if (outcome === 'not-asked') return `not asked: ${stoppedBy ?? 'an earlier rule'} fired`;
  const words = when === null ? 'always' : conditionWords(when);
  const nobody = yieldedNobody.get(rule);
  return nobody === undefined ? words : `${words}; but it gives no owner: ${nobody}`;
}

/** The instant for everybody, and as whoever the lead goes to reads it. */
function whenWords({ decision }: LeadExplanation, org: Org, at: number): string {
  const zone = org.calendars[org.people[decision.to.person]?.calendar ?? '']?.zone ?? 'UTC';
  const universal = inZone(at, 'UTC');
  return zone === 'UTC' ? universal : `${universal}, ${inZone(at, zone)}`;
}

function routingWords({ decision }: LeadExplanation, org: Org): string {
  const { outcome, to, pool, method, rule } = decision;
  const person = org.people[to.person]?.name ?? to.person;
  const through = pool === null ? '' : `, pool ${pool}${method === null ? '' : ` by ${method}`}`;
  const by = rule === null ? 'no rule matches' : `rule ${rule}${through}`;
  const where = {
    offer: `offered to ${person} (${to.person})`,
    queue: `waits in the queue of ${pool ?? 'its pool'}, for which ${person} answers`,
    exception: `goes to the exception desk, ${person}`,
    final: `goes to the final decision maker, ${person}`,
  }[outcome];
  return `${where}: ${by}`;
}
