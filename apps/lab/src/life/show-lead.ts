import { type Entry, type Org, said } from '@baton/core';
import { type Experiment, type Life, lifeOf, type LifeUnder } from '@baton/simulator';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { InputError, UsageError } from '../command-line/failures.ts';
import { openExperiment } from '../compare/open-experiment.ts';
import { choose } from '../compare/run-policy.ts';
import { exactMoney } from '../figures/money.ts';
import { causeWords } from '../report/causes.ts';
import { holderName } from '../report/names.ts';
import { colours } from '../terminal/colours.ts';
import { terminalColumns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { lifeTable, type Side } from './life-table.ts';

interface Options {
  readonly replication: number;
  readonly seed: string | undefined;
  readonly candidate: string | undefined;
}

/**
 * Prints one lead's life under the baseline and a candidate, side by side.
 * @throws InputError when the replication has no such lead.
 */
export async function showLead(path: string, id: string, options: Options): Promise<ExitCode> {
  const whole = openExperiment(path);
  const [first] = whole.candidates;
  const candidate = await choose(whole, options.candidate ?? first?.name);
  if (candidate.name === whole.baseline.name)
    throw new UsageError(
      `\`${candidate.name}\` is the baseline: both sides would be the same life`,
      'in the option --candidate',
      `name a candidate: ${whole.candidates.map(({ name }) => name).join(', ')}`,
    );
  // Only the two that are shown are simulated.
  const experiment: Experiment = { ...whole, candidates: [candidate] };
  const { replication, seed = experiment.seed } = options;
  const found = await lifeOf(experiment, id, { seed, replication });
  if (!found.ok)
    throw new InputError(
      found.message,
      `in ${path}, seed ${seed}`,
      `its leads are called for example ${found.nearby.join(', ')}; the report names some worth a look`,
    );
  process.stdout.write(`${lines(found.life, experiment).join('\n')}\n`);
  return exitCodes.ok;
}

function lines({ lead, replication, lives }: Life, experiment: Experiment): readonly string[] {
  const c = colours();
  const { currency, baseline, candidates } = experiment;
  const orgs = [baseline, ...candidates].map(({ org }) => org);
  const sides = lives.map((life, index): Side => ({
    policy: life.policy,
    org: orgs[index] ?? baseline.org,
    entries: life.entries.filter((entry) => !isRepeat(entry)),
    end: endOf(life, currency, orgs),
  }));
  const [left, right] = sides;
  if (left === undefined || right === undefined) throw new RangeError('a life has two sides');
  const zone = zoneOf(baseline.org, left);
  const facts = Object.entries(lead.facts).map(([name, value]) => `${name} ${said(value)}`);
  const worth = lives[0]?.outcome?.attainable ?? 0;
  const value =
    worth === 0
      ? 'nobody could have won it'
      : `perfect handling would have won ${exactMoney(worth, currency)}`;
  const title = `Lead ${lead.id}: ${facts.join(', ')}; ${value}.`;
  return [
    ...wrap(title, terminalColumns).map((line) => c.bold(line)),
    ...wrap(
      `Replication ${replication}; times in ${zone}, the zone of whoever has it first; repeated notices are left out.`,
      terminalColumns,
    ).map((line) => c.dim(line)),
    '',
    ...lifeTable([left, right], clock(zone), c.bold),
  ];
}

/** A notice after the last rung of a ladder: it says again what was said, and changes nothing. */
const isRepeat = ({ event, from, to }: Entry): boolean =>
  event.type === 'obligation.due' && event.rung.includes('+') && from === to;

/** The zone of whoever holds the lead first: the one in which its story is told. */
function zoneOf(org: Org, { entries }: Side): string {
  const custodian = entries.find((entry) => entry.custodian.to !== null)?.custodian.to;
  const calendar = org.people[custodian?.person ?? '']?.calendar ?? '';
  return org.calendars[calendar]?.zone ?? 'UTC';
}

function clock(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at).replaceAll(',', '');
}

function endOf({ outcome, entries }: LifeUnder, currency: string, orgs: readonly Org[]): string {
  if (outcome === null) return 'it did not come in before the end';
  const { won, cause, holder, state } = outcome;
  if (won > 0) return `won, ${exactMoney(won, currency)}`;
  if (cause === null) return `${state}, and nothing leaked`;
  if (entries.length > 0 && cause === 'open at horizon')
    return `${state}: still to be won when the run ends`;
  const by = holder === null ? 'nobody' : holderName(holder, orgs);
  return `${state}: leaked through “${causeWords(cause)}”, owed by ${by}`;
}
