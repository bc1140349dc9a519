/**
 * A client as people write one: two documents that together use every part of a policy and an org. Tests of the
 * lifecycle, of routing and of the documents start from them.
 */
export const acmePolicyYaml = `
policy: acme-inbound
version: 7
note: Faster first response for demo requests; trade-show leads to tele-prospecting first

definition:
  facts:
    employees: integer
    budget: number
    region: { oneOf: [NA, EMEA, APAC] }
    source: { oneOf: [web-demo, web-content, trade-show, referral, partner, voicemail] }
    product: { oneOf: [press, robot, service] }
    interests: { listOf: [price, training, spare-parts] }
    city: text
    hasPhone: boolean
    freeMail: boolean
  segments:
    - { segment: enterprise, when: { employees: { greaterThanInclusive: 1000 } } }
    - { segment: student, when: { all: [ { freeMail: true }, { interests: { contains: training } } ] } }
  qualify:
    - { rule: too-small, when: { employees: { lessThan: 20 } }, then: nurture, track: long, reason: below-minimum-size }
    - { rule: students, when: { segment: student }, then: disqualify, criterion: no-buying-intent }
    - { rule: trade-show, when: { source: { equal: trade-show } }, then: qualification, desk: tele-prospecting }
    - rule: demo-request
      when: { all: [ { source: web-demo }, { any: [ { hasPhone: true }, { not: { freeMail: true } } ] } ] }
      then: qualified
    - { rule: known-size, when: { employees: { exists: true } }, then: qualified }

sla:
  - { for: first-response, within: 24 hours, calendar: always, escalate: [ { at: 75%, notify: holder }, { at: 100%, notify: marketing-lead } ] }
  - { for: triage, within: 4 business hours, calendar: office }
  - { for: qualification, within: 1 business day, calendar: office }
  - for: offered
    when: { source: web-demo }
    within: 30 business minutes
    calendar: office
    escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true, notify: manager } ]
    reassignAtMost: 2
  - { for: offered, within: 4 business hours, escalate: [ { at: 100%, reassign: true } ], reassignAtMost: 3 }
  - { for: queued, within: 2 business hours, escalate: [ { at: 50%, notify: manager }, { at: 100%, move: exception } ] }
  - { for: exception, within: 2 business hours, calendar: office, escalate: [ { at: 100%, move: final-decision } ] }
  - { for: approval, step: critique, within: 4 business hours, escalate: [ { at: 100%, notify: [ holder, manager ] }, { at: 150%, delegate: true } ] }
  - { for: approval, within: 1 business day }
  - { for: step, step: draft, escalate: [ { at: 100%, notify: manager }, { at: 300%, reassign: true } ], repeat: { every: 2 business days, notify: [ holder, manager ] } }
  - { for: result, within: 3 business days }

firstResponse: { automaticMailCounts: false }

routing:
  - { rule: existing-customer, when: { accountOwner: { exists: true } }, to: { sticky: account-owner }, else: next }
  - { rule: came-back, when: { pass: { greaterThan: 1 } }, to: { sticky: last-owner, within: 4 months }, else: next }
  - { rule: government, when: { segment: government }, to: { pool: public-sector }, else: exception }
  - rule: press-na
    when: { product: press, region: NA }
    to: { pool: press-na, by: weighted-rotation, cap: 40 per week }
    rejection: returns-turn
  - { rule: partners, when: { region: APAC }, to: { pool: apac-partners, by: least-loaded } }
  - rule: robots
    when: { product: { in: [ robot, service ] } }
    to:
      pool: robots
      by: best-fit
      score:
        - { when: { owner.senior: true, employees: { greaterThan: 500 } }, points: 5 }
        - { when: { region: { equal: { fact: owner.region } } }, points: 3 }
  - { rule: executives, when: { source: [ referral, voicemail ] }, to: { person: m-01 } }

exception: { desk: exception, final: head-of-sales }

cadence:
  attempts: [ { after: 0 }, { after: 4 business hours }, { after: 1 business day }, { after: 2 business days }, { after: 4 business days }, { after: 7 business days } ]
  channels: [ call, mail, call, call, mail, call ]
  within: 4 business hours
  returnNotBefore: { attempts: 6, enforce: refuse }

opportunity:
  steps:
    - { step: profiling, owner: holder, within: 3 business days }
    - { step: draft, owner: holder, within: 5 business days }
    - { step: critique, approvers: [ marketing, sales-manager ], within: 1 business day, refused: draft, refusalsAtMost: 3 }
    - { step: delivered, owner: holder, within: 10 business days }
    - { step: verbal, owner: holder, within: 10 business days }
    - { step: agreement, owner: holder, approvers: [ legal ], within: 10 business days, approveWithin: 2 business days, refused: draft, refusalsAtMost: 2 }
  stalled: { check: prospect-alive, then: return, reason: went-quiet, within: 3 business days }

returns:
  not-a-lead: { to: disqualify, needs: criterion }
  no-budget-now: { to: nurture, track: long }
  wrong-territory: { to: routing, exclude: holder }
  unreachable: { to: tele-prospecting }
  disputed: { to: arbitration, within: 2 business days }
  went-quiet: { to: nurture, track: long }
passesAtMost: 3
disputesAtMost: 1
referralsAtMost: 2
excuses: [ no-phone, no-mail, free-mail, no-quota, asked-before, out-of-territory ]
losses:
  price: { to: nurture, track: long }
  competitor: { to: lost }
  no-decision: { to: nurture, track: short }
holds: { atMost: 2, within: 60 days, reasons: [ callback-agreed, budget-cycle ] }

nurture:
  - track: long
    touches: [ { after: 7 days, by: mail }, { after: 30 days, by: live-call, within: 2 business days }, { every: 45 days, by: mail, until: 12 months } ]
    requalify: [ { when: { engagement: { greaterThanInclusive: 30 } } }, { after: 180 days } ]
    expires: 18 months
    desk: tele-prospecting
  - track: short
    touches: [ { after: 14 days, by: live-call } ]
    requalify: [ { after: 60 days } ]
    expires: 6 months
    desk: marketing

desks: { intake: intake, qualification: tele-prospecting, arbitration: arbitration }
replaces: { opportunity.proposal: opportunity.draft }
`;

export const acmeOrgYaml = `
org: acme
version: 3
currency: USD
calendars:
  office:
    zone: America/New_York
    open: { mon-fri: [ '08:30-12:00', '13:00-17:30' ] }
    businessDay: 8 hours
    holidays: [ US, 2026-11-27 ]
    exceptions: [ { on: 2026-12-24, open: '08:30-12:00', name: Christmas Eve } ]
  singapore: { zone: Asia/Singapore, open: { mon-thu: '09:00-18:00', fri: '09:00-16:00' } }
  always: { zone: UTC, open: { mon-sun: [ '00:00-24:00' ] }, businessDay: 24 hours }
people:
  - { id: r-01, name: Rita, team: field, sells: [ press, robot ], away: [ 2026-12-21..2027-01-04 ], deputy: r-02, attributes: { senior: true, region: NA } }
  - { id: r-02, name: Raj, team: field, serves: { region: [ NA, EMEA ] }, deputies: [ r-01, r-03 ], attributes: { senior: false, region: NA } }
  - { id: r-03, name: Rosa, team: field, attributes: { senior: true, region: EMEA } }
  - { id: p-01, name: Partner Pte, calendar: singapore, manager: m-01, attributes: { senior: false, region: APAC } }
  - { id: p-02, name: Reseller Ltd, calendar: singapore, manager: m-01, away: [ { from: 2026-02-16, to: 2026-02-20, name: New Year } ] }
  - { id: c-01, name: Cleo, role: caller, team: callers }
  - { id: c-02, name: Carl, role: caller, team: callers, deputy: c-01 }
  - { id: m-01, name: Mona, role: manager, calendar: office, deputy: m-02 }
  - { id: m-02, name: Max, role: manager, calendar: office, deputy: m-01 }
  - { id: m-03, name: Mia, role: marketing, calendar: office, deputy: c-01 }
  - { id: m-04, name: Lex, role: counsel, calendar: office }
  - { id: m-05, name: Hanna, role: head, calendar: office, deputies: [ m-02, m-01 ] }
teams:
  field: { manager: m-01, calendar: office }
  callers: { manager: m-03, calendar: office }
pools:
  press-na: { lead: m-01, members: [ { id: r-01, weight: 2 }, r-02 ], calendar: office }
  robots: { lead: m-01, members: [ r-01, r-02, r-03 ], calendar: office }
  public-sector: { lead: m-02, members: [ r-03 ], calendar: office }
  apac-partners: { lead: m-01, members: [ p-01, { id: p-02, weight: 3 } ], calendar: singapore }
roles: { marketing: m-03, sales-manager: m-01, marketing-lead: m-03, legal: m-04, head-of-sales: m-05 }
desks:
  intake: { holder: c-01, final: marketing-lead, calendar: office }
  exception: { holder: m-02, final: head-of-sales, calendar: office }
  tele-prospecting: { team: callers, final: marketing-lead }
  arbitration: { holder: sales-manager, members: [ m-03 ], final: head-of-sales, calendar: office }
  marketing: { holder: marketing, final: head-of-sales, calendar: office }
accounts:
  - { id: initech, name: Initech Inc., owner: r-02, segment: commercial, domain: initech.example }
  - { id: city, name: City of Springfield, segment: government, domain: springfield.example }
`;
