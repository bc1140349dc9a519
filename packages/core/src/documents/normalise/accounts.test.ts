import { describe, expect, test } from 'vitest';
import type { DocumentError } from '../document-error.ts';
import { parseOrg } from '../parse-org.ts';
import type { LoadRows } from './accounts.ts';

const office = 'calendars: { office: { zone: Europe/Berlin, open: { mon-fri: 09:00-17:00 } } }';
const ann = 'people: [ { id: ann }, { id: bob } ]';

describe('accounts in a file', () => {
  const rows = [
    { id: 'a', owner_id: 'ann', domain: 'A.Example ' },
    { id: 'b', owner_id: 'left' },
    { id: '' },
    { id: 'a', owner_id: 'bob' },
  ];
  const load: LoadRows = (file) =>
    file === 'a.csv'
      ? { ok: true, value: rows }
      : { ok: false, message: `no file ${file}`, fix: 'correct the name' };

  const errorsWith = (accounts: string): readonly DocumentError[] => {
    const outcome = parseOrg(['org: o', office, ann, accounts].join('\n'), 'o.yaml', load);
    return outcome.ok ? [] : outcome.errors;
  };

  test('rows become accounts, and what is odd is a warning with its rows', () => {
    const text = ['org: o', office, ann, 'accounts: { file: a.csv, owner: owner_id }'].join('\n');
    const outcome = parseOrg(text, 'o.yaml', load);
    expect(outcome).toMatchObject({
      ok: true,
      org: {
        accounts: {
          a: { id: 'a', name: 'a', owner: 'ann', segment: null, domain: 'a.example' },
          b: { owner: null },
        },
      },
    });
    expect(outcome.ok && outcome.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/rows 4, 5 left out/),
      expect.stringMatching(/row 3 with an owner who is nobody/),
    ]);
  });

  test('a missing file and a missing column are errors', () => {
    expect(errorsWith('accounts: { file: b.csv }')).toMatchObject([
      { path: 'accounts.file', message: 'no file b.csv' },
    ]);
    expect(errorsWith('accounts: { file: a.csv, owner: ownerid }')).toMatchObject([
      {
        path: 'accounts.owner',
        message: '`a.csv` has no column `ownerid`',
        fix: 'did you mean `owner_id`?',
      },
    ]);
  });
});
