import { createWorkspaceOf } from '../seed/create-workspace.ts';
import { MONDAY_AT, type TestService } from './test-service.ts';

const POLICY = `
policy: seven
version: 1
definition:
  facts:
    source: { oneOf: [web-demo] }
    region: { oneOf: [north, south] }
  qualify: [ { rule: all, when: { source: web-demo }, then: qualified } ]
sla:
  - { for: first-response, within: 8 business hours }
  - { for: offered, within: 2 business hours, escalate: [ { at: 100%, notify: manager, move: exception } ] }
routing:
  - { rule: north, when: { region: north }, to: { pool: seven } }
  - { rule: south, when: { region: south }, to: { pool: three } }
exception: { desk: exception, final: boss }
cadence:
  attempts: [ { after: 0 } ]
  channels: [ call ]
  within: 4 business hours
opportunity: { steps: [ { step: draft, owner: holder, within: 2 business days } ] }
returns: { not-a-lead: { to: disqualify, needs: criterion } }
passesAtMost: 3
losses: { price: { to: lost } }
desks: { intake: intake, qualification: intake, arbitration: exception }
`;

const reps = Array.from({ length: 10 }, (_, index) => `r-${index + 1}`);

const ORG = `
org: seven
version: 1
currency: USD
calendars:
  office: { zone: America/New_York, open: { mon-fri: [ '08:00-18:00' ] }, businessDay: 8 hours }
people:
${reps.map((id) => `  - { id: ${id}, name: Rep ${id}, team: field }`).join('\n')}
  - { id: boss, name: Boss, calendar: office }
teams: { field: { manager: boss, calendar: office } }
pools:
  seven: { lead: boss, members: [ ${reps.slice(0, 7).join(', ')} ], calendar: office }
  three: { lead: boss, members: [ ${reps.slice(7).join(', ')} ], calendar: office }
roles: { sales-manager: boss }
desks:
  intake: { holder: boss, final: boss, calendar: office }
  exception: { holder: boss, final: boss, calendar: office }
`;

/** A workspace with a pool of seven (region north) and one of three (south); gives an admin's key. */
export const sevenWorkspace = async (
  { db }: Pick<TestService, 'db'>,
  workspace: string,
): Promise<string> => {
  const [key] =
    (await createWorkspaceOf(db, {
      workspace,
      policy: { text: POLICY, file: 'policy.yaml' },
      org: { text: ORG, file: 'org.yaml' },
      keys: [{ person: 'boss', role: 'admin' }],
      at: MONDAY_AT,
    })) ?? [];
  if (key === undefined) throw new Error(`there is a workspace ${workspace} already`);
  return key.key;
};
