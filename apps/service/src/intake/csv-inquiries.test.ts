import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvInquiries, type CsvResult, refusedCsv } from './csv-inquiries.ts';
import { csvRows } from './csv-rows.ts';
import { formMappingSchema } from './form-mapping.ts';

const mapping = formMappingSchema.parse({
  fields: {
    name: { contact: 'name' },
    mail: { contact: 'mail' },
    size: { fact: 'employees' },
    id: 'key',
  },
});
const context = {
  declared: { employees: { type: 'integer' } },
  defaultCountry: 'US',
  receivedAt: 7,
  registrar: 'ops',
} as const;

/** The bytes in pieces of a length that cuts through letters and line ends. */
async function* pieces(text: string | Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  await Promise.resolve();
}

const all = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const one of from) list.push(one);
  return list;
};
const inquiries = (text: string) =>
  all(csvInquiries(pieces(text), mapping, context, { upload: 'u1' }));

describe('a CSV upload', () => {
  it('becomes inquiries row by row, with keys of their own or by their place', async () => {
    const results = await inquiries(
      '\uFEFFname;mail;size;id\r\nJané Doe;jane@acme.com;30;x-1\r\n\r\n"Ray; Bob";bob@acme.com;5;\r\n',
    );
    expect(results).toMatchObject([
      {
        ok: true,
        row: 2,
        inquiry: {
          source: 'csv',
          key: 'x-1',
          registrar: 'ops',
          contact: { name: 'Jané Doe' },
          facts: { employees: 30 },
        },
      },
      { ok: true, row: 3, inquiry: { key: 'csv:u1:3', contact: { name: 'Ray; Bob' } } },
    ]);
  });

  it('refuses bad rows alone, with their place, cells and fix', async () => {
    const results = await inquiries(
      'name,mail,size\nJane,jane@acme.com,many\nBob,bob@acme.com,5,extra\n,,\nAnn,ann@acme.com,1\n',
    );
    expect(results.map((result) => [result.row, result.ok])).toEqual([
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(results[0]).toMatchObject({
      cells: { name: 'Jane', size: 'many' },
      errors: [{ field: 'size' }],
    });
    expect(results[1]).toMatchObject({
      errors: [{ message: 'it has more cells than the header' }],
    });
  });

  it('reads the encoding it is told, and names a wrong one', async () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('name,mail\nJan'),
      0xe9,
      ...Buffer.from(',jane@acme.com\n'),
    ]);
    const wrong = await all(csvRows(pieces(bytes)));
    expect(wrong).toMatchObject([{ problem: 'its letters are garbled: save the file as UTF-8' }]);
    const right = await all(csvRows(pieces(bytes), 'windows-1252'));
    expect(right).toMatchObject([{ problem: null, cells: { name: 'Jané' } }]);
    await expect(all(csvRows(pieces('x'), 'no-such-encoding'))).rejects.toThrow(RangeError);
  });

  it('with nothing in it has no rows', async () => {
    expect(await inquiries('')).toEqual([]);
    expect(await inquiries('name,mail\n')).toEqual([]);
  });

  it('passes on what its source throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('name\nJane\n');
      await Promise.resolve();
      throw new Error('upload broken off');
    }
    await expect(all(csvRows(broken()))).rejects.toThrow('upload broken off');
  });

  it('longer than one piece is the same, cut between letters and line ends', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `Jané ${n},"two\r\nlines ${n}"\r\n`);
    const text = `name,note\r\n${lines.join('')}`;
    for (const length of [997, 4096]) {
      const rows = await all(csvRows(pieces(text, length)));
      expect(rows).toHaveLength(3000);
      expect(
        rows.every(
          ({ cells }, n) => cells['note'] === `two\nlines ${n}` && cells['name'] === `Jané ${n}`,
        ),
      ).toBe(true);
    }
  });

  it('is not read far ahead of whoever takes it', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('name,mail\n');
      for (; given < 1e6; given++) {
        yield Buffer.from('Jane,jane@acme.com\n');
        await Promise.resolve();
      }
    }
    const rows = csvRows(endless());
    for (let taken = 0; taken < 500; taken++) await rows.next();
    await rows.return(undefined);
    expect(given).toBeLessThan(5000);
  });

  test.prop(
    [
      fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), note: fc.string() }), {
        maxLength: 30,
      }),
      fc.integer({ min: 1, max: 50 }),
    ],
    { numRuns: 50 },
  )('gives back what was written, however it is cut', async (records, length) => {
    // Rows of blanks are skipped, and line ends become Unix ones.
    const kept = records
      .map(({ name, note }) => ({
        name: name.toWellFormed().replaceAll('\uFFFD', '').replaceAll(/\r\n?/g, '\n'),
        note: note.toWellFormed().replaceAll(/\r\n?/g, '\n'),
      }))
      .filter(({ name, note }) => name.trim() !== '' || note.trim() !== '');
    const text = papaparse.unparse(
      { fields: ['name', 'note'], data: kept.map(({ name, note }) => [name, note]) },
      { quotes: true },
    );
    const rows = await all(csvRows(pieces(text, length)));
    expect(rows.map(({ cells }) => cells)).toEqual(kept);
  });
});

describe('refused rows', () => {
  it('can be corrected and uploaded again', async () => {
    const results = await inquiries('name,mail,size\nJane,jane@acme.com,many\n');
    const refused = results.filter(
      (result): result is Extract<CsvResult, { ok: false }> => !result.ok,
    );
    const text = refusedCsv(refused);
    expect(text).toBe(
      'name,mail,size,refused row,problem,fix\r\nJane,jane@acme.com,many,2,"size: ""many"" is no number that can be read in one way",write it like 1200 or 12.5',
    );
    const again = await inquiries(text.replace('many', '40'));
    expect(again).toMatchObject([{ ok: true, inquiry: { facts: { employees: 40 } } }]);
  });

  it('are no formulas for a spreadsheet', () => {
    const cells = {
      a: '=HYPERLINK("http://evil.example")',
      b: '+1',
      c: '@x',
      d: '-2',
      e: '\tx',
      f: 'plain',
    };
    const [, row = ''] = refusedCsv([
      { row: 2, cells, errors: [{ field: '*', message: '=1+1', fix: 'x' }] },
    ]).split('\r\n');
    const read = papaparse.parse<string[]>(row).data[0] ?? [];
    expect(read.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(read[5]).toBe('plain');
  });
});
