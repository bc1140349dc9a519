/** Four regions, a pool of five reps each. */
export const regions = ['NA', 'EMEA', 'APAC', 'LATAM'] as const;
export const sources = ['web-demo', 'web-content', 'webinar', 'referral', 'trade-show'] as const;

/** Of the sizes that rules ask for, the later the easier to match. */
const atLeast = [2000, 500, 100, 20, 1] as const;

/** Twenty rules over three facts, the first that matches stops; the last five match whatever the source. */
const rules = atLeast.flatMap((employees, size) =>
  regions.map((region, at) => {
    const source = sources[(size + at) % sources.length] ?? 'web-demo';
    const asked = size === atLeast.length - 1 ? '' : `, source: [ ${source}, web-demo ]`;
    return `  - { rule: ${region}-${employees}, when: { region: ${region}, employees: { greaterThanInclusive: ${employees} }${asked} }, to: { pool: ${region.toLowerCase()} } }`;
  }),
);

export const policyText = `
policy: bench
version: 1
definition:
  facts:
    source: { oneOf: [ ${sources.join(', ')} ] }
    region: { oneOf: [ ${regions.join(', ')} ] }
    employees: integer
  segments:
    - { segment: enterprise, when: { employees: { greaterThanInclusive: 1000 } } }
    - { segment: mid, when: { employees: { greaterThanInclusive: 100 } } }
    - { segment: small, when: { employees: { exists: true } } }
  qualify: [ { rule: otherwise, then: qualified } ]
sla:
  - { for: first-response, within: 8 business hours, escalate: [ { at: 100%, notify: manager } ] }
  - { for: offered, within: 4 business hours, escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager } ], reassignAtMost: 2 }
routing:
${rules.join('\n')}
exception: { desk: exception, final: boss }
cadence: { attempts: [ { after: 0 } ], channels: [ call ], within: 4 business hours }
opportunity: { steps: [ { step: draft, owner: holder, within: 2 business days } ] }
returns: { not-a-lead: { to: disqualify, needs: criterion } }
passesAtMost: 3
losses: { price: { to: lost } }
desks: { intake: intake, qualification: intake, arbitration: exception }
`;

const repsOf = (region: string): readonly string[] =>
  Array.from({ length: 5 }, (_, at) => `${region.toLowerCase()}-${at + 1}`);

const ACCOUNTS = 200;

/** The word that stands for a number in names: letters alone, so that normal form leaves it as it is. */
export const wordOf = (n: number): string =>
  `k${`${n}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;

export const orgText = `
org: bench
version: 1
currency: USD
calendars:
  office: { zone: America/New_York, open: { mon-fri: [ '08:00-18:00' ] }, businessDay: 8 hours }
people:
${regions
  .flatMap((region) =>
    repsOf(region).map((id) => `  - { id: ${id}, name: Rep ${id}, team: field }`),
  )
  .join('\n')}
  - { id: boss, name: Boss, calendar: office }
teams: { field: { manager: boss, calendar: office } }
pools:
${regions
  .map(
    (region) =>
      `  ${region.toLowerCase()}: { lead: boss, members: [ ${repsOf(region).join(', ')} ], calendar: office }`,
  )
  .join('\n')}
roles: { sales-manager: boss }
desks:
  intake: { holder: boss, final: boss, calendar: office }
  exception: { holder: boss, final: boss, calendar: office }
accounts:
${Array.from({ length: ACCOUNTS }, (_, at) => `  - { id: a-${at}, name: ${wordOf(at)} Works, owner: na-1, domain: ${wordOf(at)}-works.com }`).join('\n')}
`;
