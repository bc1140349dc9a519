import type { Database } from '@baton/store';
import { createWorkspaceOf, type IssuedKey } from '../seed/create-workspace.ts';

/** Deadlines of seconds on a clock that never closes, so that a minute holds offers that lapse, ladders and hand-overs. */
const policy = `
policy: chaos
version: 1
definition:
  facts:
    source: { oneOf: [ web-demo, trade-show ] }
    region: { oneOf: [ north, south, east ] }
  qualify:
    - { rule: all, then: qualified }
sla:
  - { for: first-response, within: 2 minutes, escalate: [ { at: 100%, notify: manager } ] }
  - { for: offered, within: 20 seconds, escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager } ], reassignAtMost: 2 }
  - { for: attempt, within: 30 seconds, escalate: [ { at: 100%, notify: [ holder, manager ] } ] }
routing:
  - { rule: north, when: { region: north }, to: { pool: seven } }
  - { rule: south, when: { region: south }, to: { pool: three, by: least-loaded } }
  - { rule: east, to: { pool: weighted } }
exception: { desk: exception, final: head }
cadence:
  attempts: [ { after: 0 }, { after: 30 seconds }, { after: 2 minutes } ]
  channels: [ call, mail, call ]
opportunity:
  steps:
    - { step: proposal, owner: holder, within: 1 hour }
returns:
  not-a-lead: { to: disqualify, needs: criterion }
  no-budget: { to: nurture, track: long }
  wrong-territory: { to: routing, exclude: holder }
passesAtMost: 3
losses: { price: { to: nurture, track: long }, competitor: { to: lost } }
nurture:
  - { track: long, touches: [ { after: 7 days, by: mail } ], requalify: [ { after: 90 days } ], expires: 12 months, desk: intake }
desks: { intake: intake, qualification: intake, arbitration: exception }
`;

export const reps = Array.from({ length: 12 }, (_, index) => `r-${index + 1}`);
export const ADMIN = 'boss';

const org = `
org: chaos
version: 1
currency: EUR
calendars:
  always: { zone: UTC, open: { mon-sun: 00:00-24:00 }, businessDay: 24 hours }
people:
${reps.map((rep) => `  - { id: ${rep}, team: field }`).join('\n')}
  - { id: ${ADMIN}, calendar: always }
  - { id: head, calendar: always }
teams:
  field: { manager: ${ADMIN}, calendar: always }
pools:
  seven: { lead: ${ADMIN}, members: [ ${reps.slice(0, 7).join(', ')} ], calendar: always }
  three: { lead: ${ADMIN}, members: [ ${reps.slice(7, 10).join(', ')} ], calendar: always }
  weighted: { lead: ${ADMIN}, members: [ { id: ${reps[10]}, weight: 3 }, ${reps[11]} ], calendar: always }
roles: { head-of-sales: head, marketing: head, sales-manager: ${ADMIN} }
desks:
  intake: { holder: ${ADMIN}, final: head, calendar: always }
  exception: { holder: ${ADMIN}, final: head, calendar: always }
`;

/** Everybody who is told something, by the role of their key. */
export const people = [ADMIN, 'head', ...reps];

/** Makes the workspace; a key for each person. */
export const chaosWorkspace = async (
  db: Database,
  workspace: string,
  at: number,
): Promise<readonly IssuedKey[]> => {
  const keys = [
    { person: ADMIN, role: 'admin' as const },
    ...reps.map((person) => ({ person, role: 'rep' as const })),
  ];
  const created = await createWorkspaceOf(db, {
    workspace,
    policy: { text: policy, file: 'policy.yaml' },
    org: { text: org, file: 'org.yaml' },
    keys,
    at,
  });
  if (created === null) throw new Error(`${workspace} is there already`);
  return created;
};
