import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  advanceNow,
  type Answers,
  compiled,
  type StepEffect,
  type Engine,
  engineOf,
  type Entry,
  type Executor,
  type Facts,
  formatDocumentError,
  initialPoolState,
  judgeCompiled,
  type JudgeNow,
  type Lead,
  type LeadEvent,
  newLead,
  parseOrg,
  parsePolicy,
  type PoolState,
} from '@baton/core';

const ACME = join(import.meta.dirname, '../../../simulations/acme-software');
const CAPTURED_AT = Date.UTC(2027, 0, 11, 15);
const HOUR_MS = 3_600_000;

const read = (file: string): string => readFileSync(join(ACME, file), 'utf8');

/** The shipped policy of Acme over its org. */
export function acme(): Engine {
  const policy = parsePolicy(read('policies/current.yaml'), 'policies/current.yaml');
  if (!policy.ok) throw new Error(policy.errors.map(formatDocumentError).join('\n'));
  const org = parseOrg(read('org.yaml'), 'org.yaml');
  if (!org.ok) throw new Error(org.errors.map(formatDocumentError).join('\n'));
  return engineOf(policy.policy, org.org, compiled);
}

/** Answers from memory, as the simulator's shell does. */
export const answering = (
  { directory: { org } }: Engine,
  pools: Map<string, PoolState>,
  judge: JudgeNow,
): Answers => ({
  judge,
  loads: () => ({}),
  pool: (id) => {
    const pool = pools.get(id) ?? initialPoolState(org.pools[id]!);
    pools.set(id, pool);
    return pool;
  },
});

export const captured: LeadEvent = {
  type: 'inquiry.captured',
  at: CAPTURED_AT,
  actor: 'web',
  facts: { region: 'NA', source: 'web-demo', product: 'analytics', employees: 300 } satisfies Facts,
};

/** What the holder does next on the way to a won deal: three attempts, every step, every approval. */
function next(lead: Lead): LeadEvent {
  const at = lead.at + HOUR_MS;
  const actor = lead.custodian?.person ?? 'engine';
  const approval = lead.obligations.find(({ kind }) => kind === 'approval');
  if (approval !== undefined)
    return { type: 'approval.given', step: approval.about ?? '', at, actor: approval.owedBy };
  const step = /^opportunity\.([^.]+)/.exec(lead.state)?.[1];
  if (step !== undefined && step !== 'result') return { type: 'step.completed', step, at, actor };
  switch (lead.state) {
    case 'offered':
      return { type: 'lead.accepted', at, actor };
    case 'working.attempting':
      return { type: 'attempt.made', channel: 'call', connected: lead.attempts === 2, at, actor };
    case 'working.connected':
      return { type: 'opportunity.opened', at, actor };
    case 'opportunity.result':
      return { type: 'deal.won', amount: 1_000_000, at, actor };
    default:
      throw new Error(`a lead in ${lead.state} is not on the way to a won deal`);
  }
}

/** One lead from its capture until the deal is won: what happened, and the log of it. */
export function recordedLife(engine: Engine): { events: LeadEvent[]; log: Entry[] } {
  const answer = answering(engine, new Map(), judgeCompiled);
  const events: LeadEvent[] = [];
  const log: Entry[] = [];
  let lead: Lead | null = null;
  while (lead?.state !== 'won') {
    const event: LeadEvent = lead === null ? captured : next(lead);
    const advanced = advanceNow(engine, lead, 'lead', event, answer);
    if (!advanced.ok) throw new Error(`${event.type} did not get through`);
    events.push(event);
    log.push(...advanced.entries);
    lead = advanced.lead;
  }
  return { events, log };
}

/** What each entry of a log gives, from the first on. */
export function stepsThrough(
  executor: Executor,
  engine: Engine,
  log: readonly Entry[],
): { readonly lead: Lead; readonly effects: readonly StepEffect[] }[] {
  const { lifecycle, directory, policy } = engine;
  const calendar = directory.calendar.bind(directory);
  const rules = { policy, calendars: directory.version, calendar };
  let lead = newLead('lead', policy.version, directory.version);
  return log.map(({ event }) => {
    const stepped = executor.step(lifecycle, rules, lead, event);
    if (!stepped.ok) throw new Error(stepped.refusal.message);
    lead = stepped.lead;
    return { lead, effects: stepped.effects };
  });
}

/** Steps a lead through its log, as replay does; answers the lead that it ends as. */
export const stepThrough = (executor: Executor, engine: Engine, log: readonly Entry[]): Lead =>
  stepsThrough(executor, engine, log).at(-1)!.lead;
