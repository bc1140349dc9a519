import { describe, expect, test } from 'vitest';
import { acmeOrg } from '../testing/acme-parsed.ts';
import { parseOrg } from './parse-org.ts';

const office = 'calendars: { office: { zone: Europe/Berlin, open: { mon-fri: 09:00-17:00 } } }';
const ann = 'people: [ { id: ann }, { id: bob } ]';

/** Parts after a complete short org, of which the findings are asked; a part replaces the one of the same key. */
const findings = (
  text: string,
): readonly { line: number; path: string; message: string; fix: string }[] => {
  const [key = ''] = text.split(':');
  const rest = ['org: o', office, ann].filter((line) => !line.startsWith(`${key}:`));
  const outcome = parseOrg([text, ...rest].join('\n'), 'o.yaml');
  return outcome.ok ? outcome.warnings : outcome.errors;
};

const calendar = (parts: string): string => `calendars: { c: { ${parts} } }`;
const hours = 'open: { mon-fri: 09:00-17:00 }';

describe('parseOrg', () => {
  test('reads what the fixture says', () => {
    const org = acmeOrg();
    expect(org.people['r-01']).toEqual({
      id: 'r-01',
      name: 'Rita',
      role: 'rep',
      calendar: 'office',
      team: 'field',
      manager: null,
      entitled: { product: ['press', 'robot'] },
      attributes: { senior: true, region: 'NA' },
      away: [{ from: '2026-12-21', to: '2027-01-04', working: false }],
      deputies: ['r-02'],
    });
    expect(org.desks['tele-prospecting']).toEqual({
      id: 'tele-prospecting',
      holder: 'm-03',
      members: ['c-01', 'c-02'],
      final: 'm-03',
      calendar: 'office',
    });
    expect(org.desks['arbitration']).toMatchObject({
      holder: 'm-01',
      members: ['m-03'],
      final: 'm-05',
    });
    expect(org.pools['apac-partners']?.members).toEqual([
      { person: 'p-01', weight: 1 },
      { person: 'p-02', weight: 3 },
    ]);
    expect(org.calendars['office']).toMatchObject({
      zone: 'America/New_York',
      open: {
        0: [
          [510, 720],
          [780, 1050],
        ],
        4: [
          [510, 720],
          [780, 1050],
        ],
      },
      businessDayMs: 8 * 3_600_000,
    });
    expect(org.calendars['office']?.exceptions).toContainEqual({
      from: '2026-07-03',
      to: '2026-07-03',
      working: false,
      name: expect.any(String) as string,
    });
    expect(org.calendars['office']?.exceptions.at(-1)).toEqual({
      from: '2026-12-24',
      to: '2026-12-24',
      working: [[510, 720]],
      name: 'Christmas Eve',
    });
    expect(org.calendars['singapore']?.businessDayMs).toBe(9 * 3_600_000);
    expect(org.calendars['always']?.open[6]).toEqual([[0, 1440]]);
    expect(org.accounts['city']).toEqual({
      id: 'city',
      name: 'City of Springfield',
      owner: null,
      segment: 'government',
      domain: 'springfield.example',
    });
  });

  test('a short org is complete', () => {
    const outcome = parseOrg(['org: o', office, ann].join('\n'), 'o.yaml');
    expect(outcome).toMatchObject({
      ok: true,
      org: { version: 1, currency: 'USD', people: { ann: { name: 'ann', calendar: 'office' } } },
    });
  });

  test.each<[text: string, path: string, message: RegExp, fix: RegExp]>([
    ['currency: DOLLAR', 'currency', /not a currency/, /ISO 4217/],
    ['currency: EURO', 'currency', /not a currency/, /did you mean `EUR`/],
    ['calendars: {}', 'calendars', /no calendar/, /add one/],
    [
      calendar(`zone: Europe/Berln, ${hours}`),
      'calendars.c.zone',
      /not a time zone/,
      /Europe\/Berlin/,
    ],
    [calendar('zone: UTC, open: {}'), 'calendars.c.open', /never opens/, /Monday/],
    [calendar('zone: UTC, open: { mon: [] }'), 'calendars.c.open', /never opens/, /Monday/],
    [
      calendar('zone: UTC, open: { mon-fri: 9-5 }'),
      'calendars.c.open',
      /opening hours/,
      /09:00-17:30/,
    ],
    [
      calendar('zone: UTC, open: { mon-fri: 22:00-06:00 }'),
      'calendars.c.open.mon-fri',
      /crosses midnight/,
      /split/,
    ],
    [
      calendar('zone: UTC, open: { mon: [09:00-12:00, 11:00-13:00] }'),
      'calendars.c.open.mon',
      /overlap/,
      /join/,
    ],
    [
      calendar('zone: UTC, open: { mon-thu: 09:00-17:00, thu-fri: 09:00-16:00 }'),
      'calendars.c.open',
      /thursday/,
      /once/,
    ],
    [
      calendar('zone: UTC, open: { mo-fri: 09:00-17:00 }'),
      'calendars.c.open',
      /no weekdays/,
      /did you mean `mon`/,
    ],
    [
      calendar(`zone: UTC, ${hours}, businessDay: 30 hours`),
      'calendars.c.businessDay',
      /at most 24 hours/,
      /8 hours/,
    ],
    [
      calendar(`zone: UTC, ${hours}, businessDay: 1 month`),
      'calendars.c.businessDay',
      /in hours/,
      /8 hours/,
    ],
    [
      calendar(`zone: UTC, ${hours}, holidays: USA`),
      'calendars.c.holidays',
      /no list of holidays/,
      /US/,
    ],
    [
      calendar(`zone: UTC, ${hours}, holidays: [US, 2026-02-30]`),
      'calendars.c.holidays[1]',
      /not a date that exists/,
      /2026-12-24/,
    ],
    [
      calendar(`zone: UTC, ${hours}, exceptions: [ { on: 2026-13-01 } ]`),
      'calendars.c.exceptions[0]',
      /not a date/,
      /write/,
    ],
    [
      calendar(`zone: UTC, ${hours}, exceptions: [ { open: false } ]`),
      'calendars.c.exceptions[0]',
      /which dates/,
      /on:/,
    ],
    [
      calendar(`zone: UTC, ${hours}, exceptions: [ { from: 2026-03-02, to: 2026-03-01 } ]`),
      'calendars.c.exceptions[0]',
      /before it starts/,
      /swap/,
    ],
    [
      `calendars: { wall: { zone: UTC, ${hours} } }`,
      'calendars.wall',
      /meaning already/,
      /another name/,
    ],
    ['people: []', 'people', /too few/, /at least 1/],
    ['people: [ { id: ann }, { id: ann } ]', 'people[1].id', /already a person `ann`/, /own/],
    ['people: [ { id: 17 } ]', 'people[0].id', /not a text/, /quotes/],
    [
      'people: [ { id: ann, away: [ 2026-02-29 ] } ]',
      'people[0].away[0]',
      /not a date that exists/,
      /2026-12-24/,
    ],
    [
      'people: [ { id: ann, away: [ 2027-01-04..2026-12-21 ] } ]',
      'people[0].away[0]',
      /before it starts/,
      /swap/,
    ],
    ['people: [ { id: ann, away: [ soon ] } ]', 'people[0].away[0]', /not a date/, /write/],
    ['people: [ { id: ann, deputy: bab } ]', 'people[0].deputy', /no person `bab`/, /ann/],
    ['people: [ { id: ann, deputies: [ ann ] } ]', 'people[0].deputies', /themselves/, /else/],
    [
      'people: [ { id: ann, calendar: offise } ]',
      'people[0].calendar',
      /no calendar `offise`/,
      /did you mean `office`/,
    ],
    ['people: [ { id: ann, team: field } ]', 'people[0].team', /no team/, /none yet/],
    [
      'people: [ { id: ann, sells: a, serves: { product: b } } ]',
      'people[0].sells',
      /the same/,
      /keep one/,
    ],
    [
      'teams: { t: { manager: ann, members: [ bob, bob ] } }',
      'teams.t.members[1]',
      /already the member/,
      /./,
    ],
    ['teams: { t: { manager: ann } }', 'teams.t', /nobody is in this team/, /add members/],
    [
      'pools: { p: { lead: ann, members: [] } }',
      'pools.p.members',
      /nobody is in this pool/,
      /add members/,
    ],
    [
      'pools: { p: { lead: ann, members: [ { id: bob, weight: 0 } ] } }',
      'pools.p.members[0].weight',
      /too little/,
      /at least 1/,
    ],
    [
      'pools: { p: { lead: ann, members: [ { id: bob, weight: 1.5 } ] } }',
      'pools.p.members[0].weight',
      /whole number/,
      /whole number/,
    ],
    [
      'pools: { p: { lead: ann, members: [ bob, { id: bob } ] } }',
      'pools.p.members[1].id',
      /already the member/,
      /./,
    ],
    [
      'pools: { p: { lead: eve, members: [ bob ] } }',
      'pools.p.lead',
      /no person or role `eve`/,
      /ann/,
    ],
    [
      `people: [ ${Array.from({ length: 6 }, (_, k) => `{ id: p${k} }`).join(', ')} ]\npools: { p: { lead: p0, members: [ ${[997, 991, 983, 977].map((weight, k) => `{ id: p${k}, weight: ${weight} }`).join(', ')} ] } }`,
      'pools.p.members',
      /no common measure/,
      /round weights/,
    ],
    ['roles: { boss: eve }', 'roles.boss', /no person `eve`/, /ann/],
    ['roles: { manager: ann }', 'roles.manager', /meaning already/, /another name/],
    ['desks: { d: { final: ann } }', 'desks.d', /nobody sits/, /holder/],
    ['desks: { d: { holder: ann } }', 'desks.d', /nobody decides/, /final/],
    ['desks: { d: { holder: ann, final: eve } }', 'desks.d.final', /no person or role/, /ann/],
    ['desks: { d: { team: t, final: ann } }', 'desks.d.team', /no team/, /none yet/],
    ['accounts: [ { id: a, owner: eve } ]', 'accounts[0].owner', /no person/, /ann/],
    ['accounts: [ { id: a }, { id: a } ]', 'accounts[1].id', /already an account/, /own/],
    ['accounts: { file: a.csv }', 'accounts.file', /was not read/, /as a file/],
    ['accounts: 3', 'accounts', /does not fit/, /a list or a map/],
  ])('%s', (text, path, message, fix) => {
    const found = findings(text);
    expect(found.map((one) => one.path)).toContain(path);
    const one = found.find((finding) => finding.path === path);
    expect(one?.message).toMatch(message);
    expect(one?.fix).toMatch(fix);
    expect(one?.line).toBe(text.split('\n').length);
  });

  test('several calendars have to be named', () => {
    const text =
      'calendars: { a: { zone: UTC, open: { mon: 09:00-17:00 } }, b: { zone: UTC, open: { mon: 09:00-17:00 } } }';
    expect(findings(text)[0]).toMatchObject({
      path: 'people[0].calendar',
      fix: expect.stringMatching(/`a`, `b`/) as string,
    });
  });
});
