import { describe, expect, test } from 'vitest';
import { MONDAY_AT, smallDesk, smallOrg, smallPerson, smallPool } from '../testing/small-org.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';
import { directoryOf } from './directory-of.ts';

const thisWeek = [{ from: '2026-05-04', to: '2026-05-08', working: false as const }];

const org = smallOrg(
  [
    smallPerson('ann', { team: 'sales', deputies: ['ben', 'cy'] }),
    smallPerson('ben', { away: thisWeek, deputies: ['dee', 'ann'], manager: 'ben' }),
    smallPerson('cy', { calendar: 'always', deputies: ['ben'], manager: 'ann' }),
    smallPerson('dee', { deputies: ['cy', 'dee'] }),
    smallPerson('gone', { away: [{ from: '2026-01-01', to: '2199-12-31', working: false }] }),
    smallPerson('eve', {
      away: [
        { from: '2026-05-04', to: '2026-05-05', working: false },
        { from: '2026-05-09', to: '2026-05-09', working: [[600, 660]] },
      ],
    }),
  ],
  {
    teams: {
      sales: { id: 'sales', manager: 'head', members: ['ann', 'ben'], calendar: 'always' },
    },
    pools: { one: { ...smallPool('one', ['dee']), lead: 'ben' } },
    desks: {
      exception: smallDesk('exception'),
      callers: smallDesk('callers', { holder: 'gone', members: ['ben', 'eve', 'cy'] }),
      empty: smallDesk('empty', { holder: 'gone', members: ['ben'] }),
      covered: smallDesk('covered', { holder: 'ben', members: ['cy'], final: 'ben' }),
    },
  },
);
const directory = directoryOf(org);

describe('who is there', () => {
  test('an absence covers its days, a night is not an absence', () => {
    expect(directory.isAway('ben', MONDAY_AT)).toBe(true);
    expect(directory.isAway('ben', MONDAY_AT + 5 * DAY_MS)).toBe(false);
    expect(directory.isAway('ann', MONDAY_AT - 8 * HOUR_MS)).toBe(false);
    // Somebody who works one Saturday is not away for the rest of it.
    expect(directory.isAway('eve', MONDAY_AT + 5 * DAY_MS + 8 * HOUR_MS)).toBe(false);
  });

  test('available from now, from the opening, from the return, or never again', () => {
    expect(directory.availableFrom('ann', MONDAY_AT)).toBe(MONDAY_AT);
    expect(directory.availableFrom('ann', MONDAY_AT + 12 * HOUR_MS)).toBe(MONDAY_AT + 23 * HOUR_MS);
    expect(directory.availableFrom('ben', MONDAY_AT)).toBe(MONDAY_AT + 7 * DAY_MS - HOUR_MS);
    expect(directory.availableFrom('eve', MONDAY_AT + 5 * DAY_MS - HOUR_MS)).toBe(
      MONDAY_AT + 5 * DAY_MS,
    );
    expect(directory.availableFrom('gone', MONDAY_AT)).toBeNull();
  });

  test("obligations are counted on the team's calendar, else on the person's", () => {
    expect(directory.clockOf('ann')).toBe('always');
    expect(directory.clockOf('dee')).toBe('office');
    expect(directory.calendar('wall').kind).toBe('wall');
  });
});

describe('who stands in', () => {
  test('deputies before deputies of deputies, present ones, nobody twice, never the person', () => {
    expect(directory.deputies('ann', MONDAY_AT).map(({ person }) => person)).toEqual(['cy', 'dee']);
    expect(directory.deputies('dee', MONDAY_AT)).toEqual([
      { person: 'cy', calendar: 'always' },
      { person: 'ann', calendar: 'always' },
    ]);
    expect(directory.deputies('gone', MONDAY_AT)).toEqual([]);
  });

  test('a role or a person, or the first present deputy', () => {
    expect(directory.party('head-of-sales', MONDAY_AT)).toEqual({
      person: 'head',
      calendar: 'office',
    });
    expect(directory.party('ben', MONDAY_AT).person).toBe('dee');
    expect(directory.party('ben', MONDAY_AT + 7 * DAY_MS).person).toBe('ben');
    // Nobody to stand in: still a named person.
    expect(directory.party('gone', MONDAY_AT).person).toBe('gone');
    expect(() => directory.party('nobody', MONDAY_AT)).toThrow('nobody');
  });

  test('a manager is never the person', () => {
    expect(directory.managerOf('cy')).toBe('ann');
    // Names itself, then the team's.
    expect(directory.managerOf('ben')).toBe('head');
    expect(directory.managerOf('dee')).toBe('ben');
    expect(directory.managerOf('eve')).toBe('boss');
    // The sales manager's is whoever decides finally somewhere.
    expect(directory.managerOf('boss')).toBe('head');
  });

  test('a desk: holder, deputy, member, final', () => {
    const sits = (id: string): string => directory.desk(id, MONDAY_AT).person;
    expect(directory.desk('exception', MONDAY_AT)).toEqual({
      kind: 'desk',
      id: 'exception',
      person: 'boss',
      calendar: 'office',
    });
    expect(sits('callers')).toBe('cy');
    expect(sits('empty')).toBe('head');
    expect(sits('covered')).toBe('dee');
    expect(directory.finalOf('covered', MONDAY_AT).person).toBe('dee');
    expect(directory.poolLead('one', MONDAY_AT)).toMatchObject({ kind: 'pool', person: 'dee' });
  });
});
