import { formatDocumentError } from '@baton/core';
import { formatRecording, parseRecording } from '@baton/simulator';
import { describe, expect, test } from 'vitest';
import type { ImportOutcome } from './import-recording.ts';
import { bytes, header, imported, latin1, map, row, run } from './crm-export.sample.ts';
import { formatRemarks } from './remarks-file.ts';

const errorsOf = (outcome: ImportOutcome): readonly string[] =>
  outcome.ok ? [] : outcome.errors.map(formatDocumentError);

describe('importing a recording', () => {
  test('reads instants in their zone, facts by their types, and results', () => {
    const { recording } = imported(
      run(
        [
          header,
          row('a', { Won: '01.10.2026', Amount: '1.234,50' }),
          row('b', { Source: '', Size: '' }),
        ].join('\n'),
      ),
    );
    expect(recording.leads).toEqual([
      {
        id: 'a',
        at: Date.UTC(2026, 8, 7, 8, 30),
        facts: {
          source: 'trade-show',
          hasMail: true,
          hasPhone: true,
          employees: 120,
          region: 'EMEA',
        },
        source: 'trade-show',
        registrar: null,
        cost: 0,
        recorded: { wonAt: Date.UTC(2026, 8, 30, 22), value: 123_450 },
      },
      {
        id: 'b',
        at: Date.UTC(2026, 8, 7, 8, 30),
        facts: { source: 'unknown', hasMail: true, hasPhone: true, region: 'EMEA' },
        source: 'unknown',
        registrar: null,
        cost: 0,
        recorded: { wonAt: null, value: null },
      },
    ]);
  });

  test.each<[name: string, leads: Uint8Array]>([
    ['a byte-order mark', bytes(`\uFEFF${header}\r\n${row('a', { Source: 'Büro' })}\r\n`)],
    ['Latin-1', latin1(`${header}\n${row('a', { Source: 'Büro' })}\n`)],
    ['Latin-1 after the mark of UTF-8', latin1(`ï»¿${header}\n${row('a', { Source: 'Büro' })}\n`)],
    [
      'UTF-16',
      Uint8Array.from(Buffer.from(`\uFEFF${header}\n${row('a', { Source: 'Büro' })}\n`, 'utf16le')),
    ],
    ['commas', bytes(`${header}\n${row('a', { Source: 'Büro' })}\n`.replaceAll(';', ','))],
    ['tabs', bytes(`${header}\n${row('a', { Source: 'Büro' })}\n`.replaceAll(';', '\t'))],
    ['old line ends', bytes(`${header}\r${row('a', { Source: 'Büro' })}\r`)],
  ])('reads a file with %s', (_name, leads) => {
    expect(imported(run(leads)).recording.leads).toMatchObject([{ id: 'a', source: 'Büro' }]);
  });

  test.each<[name: string, bad: string, reason: RegExp]>([
    ['a date that does not exist', row('x', { Created: '30.02.2026 10:00' }), /does not exist/],
    [
      'a time that does not exist',
      row('x', { Created: '01.02.2026 25:00' }),
      /time of day that does not exist/,
    ],
    [
      'a date in another format',
      row('x', { Created: '2026-02-01' }),
      /not written like `dd.MM.yyyy HH:mm`/,
    ],
    ['no date', row('x', { Created: '' }), /`Created` is empty/],
    ['no id', row(''), /`Id` is empty/],
    ['an id seen before', row('a'), /the id a stands on line 2 already/],
    ['a number that is none', row('x', { Size: 'many' }), /not a number/],
    ['half a person', row('x', { Size: '1,5' }), /not a whole number/],
    ['a value outside its list', row('x', { Region: 'Mars' }), /none of EMEA, NA/],
    ['too few cells', 'x;07.09.2026 10:30', /has 2 cells, and the header 9/],
    ['an open quotation mark', row('x', { Source: '"Messe' }), /not closed/],
  ])('refuses a row with %s and keeps the others', (_name, bad, reason) => {
    const { recording, refused } = imported(run([header, row('a'), bad, row('b')].join('\n')));
    expect(recording.leads.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(refused).toEqual([{ file: 'leads', line: 3, reason: expect.stringMatching(reason) }]);
  });

  test('imports a lead without e-mail and telephone, and remarks on it', () => {
    const { recording, remarks } = imported(
      run([header, row('a', { Mail: '', Phone: '' })].join('\n')),
    );
    expect(recording.leads[0]?.facts).toMatchObject({ hasMail: false, hasPhone: false });
    expect(remarks).toEqual([
      { file: 'leads', line: 2, reason: expect.stringMatching(/neither an e-mail/) },
    ]);
  });

  test('a missing column is named with the line of the map and the nearest column', () => {
    const [error] = errorsOf(
      run(`${header}\n${row('a')}`, map.replace('phone: Phone', 'phone: Phnoe')),
    );
    expect(error).toMatch(
      /leads.csv has no column `Phnoe`\n {2}at map.yaml:8:8, phone\n {2}fix: did you mean `Phone`/,
    );
    expect(errorsOf(run(`${header};Size\n${row('a')};1`))[0]).toMatch(/has 2 columns `Size`/);
  });

  test.each<[name: string, leads: string, map: string, message: RegExp]>([
    ['an empty file', '', map, /file is empty/],
    ['a header alone', header, map, /no rows/],
    ['no good row', `${header}\n${row('a', { Created: 'x' })}`, map, /none of 1 rows is a lead/],
    ['a map that is no map', header, 'a: [', /not readable/],
    ['a map without an id', header, map.replace('id: Id\n', ''), /this is missing/],
    ['a format that tells no day', header, map.replace('dd.MM.yyyy HH:mm', 'MM.yyyy'), /has no dd/],
    ['a policy for a map', header, 'policy: x\nversion: 1', /^this is a policy[^]*name a map of/],
    [
      'a fact without `column`',
      header,
      map.replace('{ column: Size, type: integer }', 'Size'),
      /`Size` stands here alone[^]*facts.employees\n {2}fix: write `\{ column: Size \}`/,
    ],
    [
      'an instant without `column`',
      header,
      map.replace("{ column: Created, format: 'dd.MM.yyyy HH:mm' }", 'Created'),
      /`Created` stands here alone[^]*instant\n {2}fix: write `\{ column: Created \}`/,
    ],
    ['an unknown zone', header, map.replace('Europe/Berlin', 'Europe/Brelin'), /not a time zone/],
    ['an unknown currency', header, map.replace('EUR', 'ERU'), /not a currency/],
    [
      'a second file that is not there',
      header,
      map.replace('won: {', 'won: { file: deals.csv, on: lead,'),
      /no file `deals.csv`/,
    ],
  ])('refuses %s as a whole', (_name, leads, text, message) => {
    expect(errorsOf(run(leads, text))[0]).toMatch(message);
  });

  test('of 100,000 rows with 37 bad ones the good are imported and each bad one is reported with its line', () => {
    const bad = new Map(
      Array.from({ length: 37 }, (_, index) => [17 + index * 2689, index % 3] as const),
    );
    const lines = Array.from({ length: 100_000 }, (_, index) => {
      const kind = bad.get(index + 2);
      if (kind === undefined) return row(`lead-${index}`);
      return kind === 0
        ? row(`lead-${index}`, { Created: '31.11.2026 09:00' })
        : kind === 1
          ? row(`lead-${index}`, { Source: '"open' })
          : 'broken';
    });
    const outcome = imported(run([header, ...lines].join('\n')));
    const { recording, refused } = outcome;
    expect(recording.leads).toHaveLength(99_963);
    expect(refused.map(({ line }) => line)).toEqual([...bad.keys()]);
    expect(recording.header).toMatchObject({ leads: 99_963, refused: 37 });
    const beside = formatRemarks(outcome).trimEnd().split('\n');
    expect(beside).toHaveLength(38);
    expect(beside[1]).toMatch(/^leads.csv,17,refused,.*does not exist/);
  });

  test('the recorded stream file reads back as it was written, and not when it was cut', () => {
    const { recording } = imported(
      run([header, row('a'), row('b', { Won: '01.10.2026', Amount: '5' })].join('\n')),
    );
    const text = formatRecording(recording);
    const back = parseRecording(text);
    expect(back.ok && back.value).toEqual(recording);
    const [first = '', second = '', third = ''] = text.split('\n');
    for (const wrong of [
      '',
      first,
      `${first}\n${second}\n`,
      `${first}\n${second}\n${second}\n`,
      `${second}\n${third}\n`,
      `${first}\n{}\n${third}`,
    ])
      expect(parseRecording(wrong).ok).toBe(false);
  });

  test('says what the recording cannot know', () => {
    const notes = imported(run([header, row('a')].join('\n'))).recording.header.notes.join('\n');
    expect(notes).toMatch(/no hand-offs/);
    expect(notes).toMatch(/no losses/);
    const dates = map
      .replace('dd.MM.yyyy HH:mm', 'dd.MM.yyyy')
      .replace('won: {', 'ends: 2026-12-31\nwon: {');
    const day = (id: string, won: string): string => row(id, { Created: '07.09.2026', Won: won });
    const later = Array.from({ length: 20 }, (_, index) =>
      day(`l${index}`, `${String(10 + index)}.11.2026`),
    );
    const censored = imported(
      run([header, ...later, row('z', { Created: '20.12.2026' })].join('\n'), dates),
    ).recording.header.notes.join('\n');
    expect(censored).toMatch(/no time of day: every lead is taken to arrive at midnight/);
    expect(censored).toMatch(
      /cut off at the end of the recording \(2026-12-31\): 90% of them were won within \d+ days, and 1 of 21 leads/,
    );
  });
});
