import { describe, expect, test } from 'vitest';
import { header, imported, map, row, run } from './crm-export.sample.ts';

describe('results of a recording', () => {
  test('joins the deals of a second file by id, and says which fit no lead', () => {
    const joined = map
      .replace('won: {', 'won: { file: deals.csv, on: lead,')
      .replace('column: Won', 'column: day')
      .replace('column: Amount', 'column: sum');
    const { recording, refused, dealsLeftOut, remarks } = imported(
      run(
        [header, ...['a', 'b', 'c', 'd'].map((id) => row(id))].join('\n'),
        joined,
        'lead,day,sum\nb,01.10.2026,10\nb,02.10.2026,11\nz,03.10.2026,5\nc,31.11.2026,5\nd,01.10.2026,-5\nx\n,01.10.2026,5\na,,7\n',
      ),
    );
    expect(recording.leads.map(({ id, recorded }) => [id, recorded?.value])).toEqual([
      ['a', null],
      ['b', 1000],
      ['d', null],
    ]);
    expect(recording.leads[2]?.recorded?.wonAt).not.toBeNull();
    expect(refused).toEqual([
      { file: 'leads', line: 4, reason: expect.stringMatching(/deal on line 5 .*not exist/) },
    ]);
    expect(recording.header).toMatchObject({ leads: 3, refused: 1 });
    expect(dealsLeftOut.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringMatching(/^3 .*b was won on line 2/),
      expect.stringMatching(/^4 .*lead z is not among/),
      expect.stringMatching(/^5 .*does not exist/),
      expect.stringMatching(/^7 .*has 1 cell/),
      expect.stringMatching(/^8 .*`lead` is empty/),
      expect.stringMatching(/^9 .*no day on which it was won/),
    ]);
    expect(remarks).toEqual([
      { file: 'deals', line: 6, reason: expect.stringMatching(/won without a value.*negative/) },
    ]);
  });

  test.each([
    ['1e308', /more than any amount/],
    ['-5', /negative/],
    ['lots', /not an amount/],
  ])('a lead won for %s stays won, without a value, and is counted once', (amount, reason) => {
    const { recording, refused, remarks } = imported(
      run([header, row('a', { Won: '01.10.2026', Amount: amount })].join('\n')),
    );
    expect(recording.leads).toMatchObject([
      { id: 'a', recorded: { wonAt: Date.UTC(2026, 8, 30, 22), value: null } },
    ]);
    expect(recording.header).toMatchObject({ leads: 1, refused: 0 });
    expect(refused).toEqual([]);
    expect(remarks).toEqual([{ file: 'leads', line: 2, reason: expect.stringMatching(reason) }]);
  });

  test('a lead won on a day that cannot be read is refused whole, not imported as not won', () => {
    const { recording, refused } = imported(
      run([header, row('a', { Won: '31.11.2026' }), row('b')].join('\n')),
    );
    expect(recording.leads.map(({ id }) => id)).toEqual(['b']);
    expect(refused).toEqual([
      { file: 'leads', line: 2, reason: expect.stringMatching(/when it was won .*not exist/) },
    ]);
  });

  test('counts every row once, whatever is wrong with it', () => {
    const rows = [
      row('a'),
      row('b', { Won: '01.10.2026', Amount: '1e308' }),
      row('b', { Won: '02.10.2026', Amount: '-400' }),
      row('c', { Won: '31.11.2026', Amount: '-400' }),
      row('c', { Size: 'many', Won: 'x', Amount: 'x' }),
      'x',
    ];
    const { recording, refused, dealsLeftOut } = imported(run([header, ...rows].join('\n')));
    expect(recording.leads.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(refused.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
    expect(dealsLeftOut).toEqual([]);
  });

  test('a second row of a lead does not give the first its result', () => {
    const { recording } = imported(
      run([header, row('a'), row('a', { Won: '01.10.2026', Amount: '5' })].join('\n')),
    );
    expect(recording.leads).toMatchObject([{ id: 'a', recorded: { wonAt: null, value: null } }]);
  });

  test('remarks on what comes before its lead or after the end, and on contacts that are none', () => {
    const { recording, remarks } = imported(
      run(
        [
          header,
          row('early', { Won: '01.09.2026', Amount: '5' }),
          row('late', { Created: '01.01.2027 10:00', Won: '02.01.2027', Amount: '5' }),
          row('none', { Mail: 'n/a', Phone: 'ask' }),
        ].join('\n'),
        map.replace('won: {', 'ends: 2026-12-31\nwon: {'),
      ),
    );
    expect(recording.leads).toHaveLength(3);
    expect(remarks.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringMatching(
        /^2 won on `01.09.2026`, before the first contact on `07.09.2026 10:30`/,
      ),
      expect.stringMatching(/^3 it was created on `01.01.2027 10:00`, after `ends` \(2026-12-31\)/),
      expect.stringMatching(/^3 won on `02.01.2027`, after `ends`/),
      expect.stringMatching(/^4 `Mail` holds no e-mail address: it is left out/),
      expect.stringMatching(/^4 `Phone` holds no telephone number: it is left out/),
      expect.stringMatching(/^4 neither/),
    ]);
  });
});
