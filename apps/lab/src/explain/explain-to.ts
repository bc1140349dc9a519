import {
  checkTogether,
  engineOf,
  explainLead,
  type LeadExplanation,
  type Org,
  type Policy,
  type RuleExplanation,
} from '@baton/core';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { DocumentsRefused, UsageError } from '../command-line/failures.ts';
import { readOrg, readPolicy } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { colours } from '../terminal/colours.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { candidateTable } from './candidate-table.ts';
import { conditionWords, said } from './condition-words.ts';
import { findOrg } from './find-org.ts';
import { qualifyWords, termWords } from './outcome-words.ts';
import { readLead } from './read-lead.ts';

interface Asked {
  readonly policy: string;
  readonly lead: string;
  readonly org: string | undefined;
  readonly at: string | undefined;
}

/** Prints what would happen to the lead at the instant, rule by rule. */
export async function explainTo(asked: Asked): Promise<ExitCode> {
  const at = instant(asked.at);
  const source = documentSource();
  const policy = readPolicy(source, asked.policy);
  const org = readOrg(source, asked.org ?? findOrg(asked.policy));
  const { errors } = checkTogether(policy, org);
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

function instant(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  throw new UsageError(
    `\`${text}\` is no instant`,
    'in the option --at',
    'write for example: --at 2026-11-23T15:00:00Z',
  );
}

function words(explained: LeadExplanation, policy: Policy, org: Org, at: number): string {
  const c = colours();
  const title = (name: string, outcome: string): string => `${c.bold(name)}  ${outcome}`;
  const facts = Object.entries(explained.facts).map(([name, value]) => `${name} ${said(value)}`);
  return [
    title('Lead', wrapped(facts, 6)),
    title('When', new Date(at).toISOString()),
    '',
    title('Qualification', qualifyWords(explained)),
    ...rules(explained.qualify),
    '',
    title('Deadlines', termWords(explained.terms, policy)),
    '',
    title('Routing', routingWords(explained, org)),
    ...rules(explained.routing),
    ...candidateTable(explained.decision, org),
  ].join('\n');
}

function rules(explanations: readonly RuleExplanation[]): readonly string[] {
  const c = colours();
  const width = Math.min(28, Math.max(0, ...explanations.map(({ rule }) => rule.length)));
  return explanations.map(({ rule, outcome, when, stoppedBy }) => {
    const why = when === null ? 'always' : conditionWords(when);
    const name = rule.padEnd(width);
    switch (outcome) {
      case 'fired':
        return cut(`  ${c.green('✓')} ${name}  ${why}`);
      case 'failed':
        return cut(`  ${c.red('✗')} ${name}  ${why}`);
      case 'not-asked':
        return cut(c.dim(`  · ${name}  not asked: ${stoppedBy ?? 'an earlier rule'} fired`));
      default:
        return outcome satisfies never;
    }
  });
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

/** Facts in lines of at most 100 columns, under one another. */
function wrapped(facts: readonly string[], indent: number): string {
  const lines = [''];
  for (const fact of facts) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? fact : `${line}, ${fact}`;
    if (longer.length + indent <= terminalColumns || line === '') lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines.join(`,\n${' '.repeat(indent)}`);
}

/** Colour codes take no room; a rule's reason may. */
const cut = (line: string): string => (line.length <= terminalColumns + 10 ? line : `${line.slice(0, terminalColumns + 8)}…`);
