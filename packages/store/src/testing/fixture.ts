import { formatDocumentError, type Org, parseOrg, parsePolicy, type Policy } from '@baton/core';

/** A policy that leads through every family of states; `offer` is how long an owner has. */
const policyYaml = (offer: string, extra: string): string => `
policy: fixture
version: 1
definition:
  facts:
    source: { oneOf: [web-demo, web-content, trade-show, referral] }
    region: { oneOf: [north, south, east, west] }
    employees: integer
  qualify:
    - { rule: small, when: { employees: { lessThan: 5 } }, then: nurture, track: long }
    - { rule: demo, when: { source: web-demo }, then: qualified }
    - { rule: show, when: { source: trade-show }, then: qualification, desk: intake }
sla:
  - { for: first-response, within: 8 business hours }
  - { for: offered, within: ${offer}, escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager } ], reassignAtMost: 2 }
  - { for: approval, within: 4 business hours, escalate: [ { at: 100%, notify: holder }, { at: 150%, delegate: true } ] }
routing:
  - { rule: came-back, when: { pass: { greaterThan: 1 } }, to: { sticky: last-owner, within: 4 months }, else: next }
  - { rule: north, when: { region: north }, to: { pool: seven }, rejection: returns-turn }
  - { rule: south, when: { region: south }, to: { pool: pair, by: least-loaded }, else: next }
  - { rule: east, when: { region: east }, to: { pool: weighted, cap: 40 per week } }
  - { rule: south-later, when: { region: south }, to: { pool: seven } }
exception: { desk: exception, final: head }
cadence:
  attempts: [ { after: 0 }, { after: 4 business hours }, { after: 1 business day } ]
  channels: [ call, mail, call ]
  within: 4 business hours
opportunity:
  steps:
    - { step: draft, owner: holder, within: 2 business days }
    - { step: review, approvers: [ marketing, head ], within: 1 business day, refused: draft, refusalsAtMost: 2 }
${extra}
returns:
  not-a-lead: { to: disqualify, needs: criterion }
  no-budget: { to: nurture, track: long }
  wrong-territory: { to: routing, exclude: holder }
  disputed: { to: arbitration }
passesAtMost: 3
excuses: [ no-phone, no-quota ]
losses: { price: { to: nurture, track: long }, competitor: { to: lost } }
holds: { atMost: 2, within: 60 days, reasons: [ callback-agreed ] }
nurture:
  - track: long
    touches: [ { after: 7 days, by: mail }, { after: 30 days, by: live-call, within: 2 business days } ]
    requalify: [ { after: 90 days } ]
    expires: 12 months
    desk: intake
desks: { intake: intake, qualification: intake, arbitration: exception }
`;

const people = [1, 2, 3, 4, 5, 6, 7].map(
  (number) =>
    `  - { id: r-${number}, name: Rep ${number}, team: field, deputy: r-${(number % 7) + 1} }`,
);

const orgYaml = (opens: string): string => `
org: fixture
version: 1
currency: EUR
calendars:
  office: { zone: Europe/Berlin, open: { mon-fri: [ '${opens}-12:00', '13:00-17:30' ] }, businessDay: 8 hours }
people:
${people.join('\n')}
  - { id: boss, name: Boss, calendar: office, deputy: head }
  - { id: head, name: Head, calendar: office, deputy: boss }
  - { id: mark, name: Mark, calendar: office, deputy: boss }
teams:
  field: { manager: boss, calendar: office }
pools:
  seven: { lead: boss, members: [ r-1, r-2, r-3, r-4, r-5, r-6, r-7 ], calendar: office }
  pair: { lead: boss, members: [ r-1, r-2 ], calendar: office }
  weighted: { lead: boss, members: [ { id: r-3, weight: 3 }, r-4 ], calendar: office }
roles: { marketing: mark, sales-manager: boss, head-of-sales: head }
desks:
  intake: { holder: mark, final: head, calendar: office }
  exception: { holder: boss, final: head, calendar: office }
`;

/** Monday, 4 May 2026, 11:00 in Berlin: the office is open. */
export const MONDAY_AT = Date.UTC(2026, 4, 4, 9);

export const policyText = (offer = '2 business hours', extra = ''): string =>
  policyYaml(offer, extra);
export const orgText = (opens = '08:30'): string => orgYaml(opens);

const failed = (errors: readonly Parameters<typeof formatDocumentError>[0][]): Error =>
  new Error(errors.map(formatDocumentError).join('\n'));

export const fixturePolicy = (text = policyText()): Policy => {
  const parsed = parsePolicy(text, 'policy.yaml');
  if (!parsed.ok) throw failed(parsed.errors);
  return parsed.policy;
};

export const fixtureOrg = (text = orgText()): Org => {
  const parsed = parseOrg(text, 'org.yaml');
  if (!parsed.ok) throw failed(parsed.errors);
  return parsed.org;
};
