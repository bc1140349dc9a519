import {
  engineOf,
  type Engine,
  formatDocumentError,
  type Org,
  parseOrg,
  parsePolicy,
} from '@baton/core';
import { compileWorld, type World } from '../world/world.ts';
import { worldSchema } from '../world/world-schema.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { Draws } from '../random/draws.ts';
import { hashId } from '../random/id-hash.ts';

/** Monday, 5 January 2026, 00:00 UTC. */
export const START_AT = Date.UTC(2026, 0, 5);

const orgYaml = `
org: small
calendars:
  office: { zone: UTC, open: { mon-fri: '09:00-17:00' }, businessDay: 8 hours }
people:
  - { id: r-1, name: Rep One, team: sales }
  - { id: r-2, name: Rep Two, team: sales, away: [ 2026-01-12..2026-01-16 ] }
  - { id: r-3, name: Rep Three, team: sales }
  - { id: c-1, name: Caller, role: caller, calendar: office }
  - { id: boss, name: Manager, role: manager, calendar: office, deputy: head }
  - { id: head, name: Head of sales, role: head-of-sales, calendar: office }
teams: { sales: { manager: boss, calendar: office } }
pools: { sales: { lead: boss, members: [ r-1, { id: r-2, weight: 2 }, r-3 ], calendar: office } }
roles: { sales-manager: boss, head-of-sales: head }
desks:
  intake: { holder: boss, calendar: office }
  tele-prospecting: { holder: boss, members: [ c-1 ], calendar: office }
  exception: { holder: boss, calendar: office }
  arbitration: { holder: head, calendar: office }
`;

/** Enforced as far as it goes; \`lax\` waits for ever. */
const policyYaml = (sla: string): string => `
policy: small
version: 1
definition:
  facts: { source: { oneOf: [ web, show, referral ] }, employees: integer }
  qualify:
    - { rule: tiny, when: { employees: { lessThan: 3 } }, then: disqualify, criterion: size }
    - { rule: show, when: { source: show }, then: qualification, desk: tele-prospecting }
    - { rule: unclear, when: { employees: { lessThan: 6 } }, then: nurture, track: long }
    - { rule: known, when: { employees: { exists: true } }, then: qualified }
${sla}
routing:
  - { rule: all, to: { pool: sales, cap: 7 per week } }
opportunity:
  steps:
    - { step: proposal, owner: holder, within: 5 business days }
    - { step: agreement, owner: holder, approvers: [ sales-manager ], within: 5 business days, refused: proposal, refusalsAtMost: 2 }
nurture:
  - track: long
    touches: [ { after: 7 days, by: mail }, { after: 20 days, by: live-call }, { every: 30 days, by: mail, until: 6 months } ]
    requalify: [ { when: { engagement: { greaterThanInclusive: 30 } } } ]
    expires: 12 months
`;

const strict = `
sla:
  - { for: first-response, within: 24 hours, escalate: [ { at: 50%, notify: holder }, { at: 100%, notify: manager } ] }
  - { for: offered, within: 2 business hours, escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager } ], reassignAtMost: 2 }
  - { for: attempt, within: 4 business hours, escalate: [ { at: 75%, notify: holder }, { at: 100%, notify: manager }, { at: 200%, move: exception } ] }
  - { for: result, within: 1 business day, escalate: [ { at: 50%, notify: holder }, { at: 100%, notify: manager } ] }
`;

const lax = `
sla:
  - { for: first-response, within: 60 business days }
  - { for: offered, within: 60 business days }
  - { for: attempt, within: 60 business days }
  - { for: result, within: 60 business days }
`;

const failed = (errors: Parameters<typeof formatDocumentError>[0][]): Error =>
  new Error(errors.map(formatDocumentError).join('\n'));

export const smallOrg = (): Org => {
  const parsed = parseOrg(orgYaml, 'org.yaml');
  if (!parsed.ok) throw failed([...parsed.errors]);
  return parsed.org;
};

export const smallEngine = (sla: 'strict' | 'lax' = 'strict'): Engine => {
  const parsed = parsePolicy(policyYaml(sla === 'strict' ? strict : lax), 'policy.yaml');
  if (!parsed.ok) throw failed([...parsed.errors]);
  return engineOf(parsed.policy, smallOrg());
};

/** Prospects who buy soon, and reps who leave half of them alone until they are reminded. */
export const smallWorldInput = {
  world: 'small',
  prospects: {
    buysWithin: {
      curve: [
        ['30 days', '40%'],
        ['90 days', '100%'],
      ],
    },
    winnable: { share: '60%', bySource: { referral: '90%' } },
    dealValue: { lognormal: { median: 10_000, sigma: 0.5 } },
    response: {
      curve: [
        ['0', '100%'],
        ['8 hours', '100%'],
        ['4 days', '30%'],
      ],
    },
    answersAttempt: { hazard: ['50%', '40%', '30%'] },
  },
  reps: {
    ignores: { unenforced: '50%', byExcuse: { 'no-phone': '+20%' } },
    excuses: { 'no-phone': { share: '30%' } },
    givesUpAfter: { attempts: { 2: '50%', more: '50%' } },
    sits: '50%',
    shams: '60%',
    recordsResult: '50%',
    fit: { rules: [{ people: ['r-3'], facts: { source: 'web' }, times: '60%' }] },
    absence: { daysPerMonth: 2, announced: '50%' },
  },
  managers: { travels: { daysPerMonth: 4, inARow: 3, announced: '50%' } },
  desks: { forgets: { share: '10%' } },
  costs: { repHour: 60, leadBySource: { show: 200 }, touch: { mail: 0.1 } },
};

export const smallWorld = (change: object = {}): World =>
  compileWorld(worldSchema.parse({ ...smallWorldInput, ...change }), 'USD');

const sources = ['web', 'show', 'referral'] as const;

/** Leads a few hours apart; what they are is drawn by their number. */
export const smallLeads = (count: number): SimulatedLead[] => {
  const draws = Draws.fromSeed('small leads');
  let at = START_AT;
  return Array.from({ length: count }, (_, index) => {
    const id = `lead-${index}`;
    const { high, low } = hashId(id);
    at += Math.round(draws.uniform(high, low, 0, 0, 0) * 6 * 3_600_000);
    const source = sources[Math.floor(draws.uniform(high, low, 0, 1, 0) * 3)] ?? 'web';
    const employees = Math.floor(draws.uniform(high, low, 0, 2, 0) * 50);
    const facts = index % 17 === 0 ? { source } : { source, employees };
    return { id, at, facts, source, registrar: index % 5 === 0 ? 'boss' : null, cost: 1_000 };
  });
};
