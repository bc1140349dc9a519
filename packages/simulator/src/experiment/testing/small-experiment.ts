import { accepted, refused } from '@baton/core';
import type { DocumentSource } from '../document-source.ts';

const org = `
org: small
calendars: { office: { zone: Europe/Berlin, open: { mon-fri: '09:00-17:00' } } }
people:
  - { id: r-01, name: Ada, team: sales }
  - { id: r-02, name: Ben, team: sales, away: [ 2027-01-11..2027-01-13 ] }
  - { id: m-01, name: Mia, role: manager, deputy: m-02 }
  - { id: m-02, name: Max, role: manager, deputy: m-01 }
teams: { sales: { manager: m-01 } }
pools: { sales: { lead: m-01, members: [ r-01, r-02 ] } }
roles: { sales-manager: m-01, head-of-sales: m-02 }
desks:
  intake: { holder: m-01 }
  exception: { holder: m-01 }
  arbitration: { holder: m-02 }
  tele-prospecting: { holder: m-01 }
`;

const world = `
world: small
prospects:
  buysWithin: { curve: [ [ 10 days, 40% ], [ 30 days, 80% ] ], source: a test }
  winnable: { share: 70%, source: a test }
  dealValue: { lognormal: { median: 10000, sigma: 0.5 }, currency: USD }
reps:
  ignores: { unenforced: 40% }
`;

const stream = `
stream: small
zone: Europe/Berlin
facts: { region: { oneOf: { north: 1, south: 1 } } }
sources:
  - { source: web, leads: 4 per week, hours: { mon-fri: { '08-18': 1 } }, cost: 20 }
  - { source: referral, leads: 2 per week }
`;

const policy = (version: number, within: string): string => `
policy: small
version: ${version}
definition:
  facts: { region: { oneOf: [ north, south ] }, source: { oneOf: [ web, referral ] } }
  qualify: [ { rule: all, then: qualified } ]
sla:
  - { for: offered, within: ${within}, escalate: [ { at: 50%, notify: holder }, { at: 100%, reassign: true } ] }
routing: [ { rule: sales, to: { pool: sales } } ]
`;

const experiment = `
experiment: small
question: What does a shorter deadline do?
org: org.yaml
world: world.yaml
stream: stream.yaml
baseline: policies/slow.yaml
candidates: [ policies/fast.yaml ]
horizon: { start: 2027-01-04, months: 2, leadsDuring: 1, zone: Europe/Berlin }
precision: { metric: revenue, halfWidth: 300%, atMost: 25 }
sensitivity: [ reps.ignores ]
seed: small
expect: [ { metric: firstResponse.medianHours, of: fast, direction: down } ]
`;

/** A complete experiment that runs in milliseconds, by file. */
export const smallFiles: Readonly<Record<string, string>> = {
  'experiment.yaml': experiment,
  'org.yaml': org,
  'world.yaml': world,
  'stream.yaml': stream,
  'policies/slow.yaml': policy(1, '3 business days'),
  'policies/fast.yaml': policy(2, '1 business hour'),
};

/** Documents held in memory, some of them changed. */
export const memorySource = (
  changes: Readonly<Record<string, string>> = {},
  recordings: Readonly<Record<string, string>> = {},
): DocumentSource => {
  const files = { ...smallFiles, ...changes };
  const find = (all: Readonly<Record<string, string>>, path: string) => {
    const text = all[path];
    return text === undefined
      ? refused(`there is no file ${path}`, 'correct the path')
      : accepted({ file: path, text });
  };
  return {
    read: (path) => find(files, path),
    recording: (path) => find(recordings, path),
    table: (path) => refused(`there is no file ${path}`, 'correct the path'),
  };
};
