import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '@baton/core';
import type { StoredOrg } from '@baton/store';
import { describe, expect, test } from 'vitest';
import { partAccounts } from './accounts-part.ts';
import { accountLine, withAccount } from './edit-accounts.ts';
import { addAbsence, removePerson, setMember, setPerson } from './edit-people.ts';
import { editText } from './edit-text.ts';
import { parseOrgText } from './parse-org-text.ts';
import { readOrgText } from './read-org-text.ts';

const acme = readFileSync(
  join(import.meta.dirname, '../../../../simulations/acme-software/org.yaml'),
  'utf8',
);

const list = `accounts:
  # Ours since 2019.
  - { id: initech, name: "Initech: Inc.", owner: r-01 } # the first

  - { id: globex, owner: r-02, domain: Globex.example }
`;

const orgOf = (text: string): Org => {
  const read = parseOrgText(text);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.org;
};

const stored = (text: string): StoredOrg => ({
  version: 1,
  source: text,
  document: orgOf(text),
  createdAt: 0,
  createdBy: 'm-05',
});

const inTheMiddle = acme.replace('teams:\n', `${list}teams:\n`);
const texts = [
  ['at the end', `${acme}${list}`],
  ['in the middle', inTheMiddle],
  ['without a line end', `${acme}${list.trimEnd()}`],
  ['with the line ends of Windows', `${acme}${list}`.replaceAll('\n', '\r\n')],
  ['as JSON', JSON.stringify({ ...jsonOf(), accounts: [{ id: 'initech', owner: 'r-01' }] })],
  ['in one line', `${acme}accounts: [ { id: initech, owner: r-01 } ]\n`],
  [
    'over several lines each',
    `${acme}accounts:\n- id: initech\n  owner: r-01\n- id: globex\n  owner: r-02\n`,
  ],
  ['none', acme],
] as const;

function jsonOf(): object {
  return {
    org: 'acme',
    calendars: { office: { zone: 'UTC', open: { 'mon-fri': '09:00-17:00' } } },
    people: ['r-01', 'r-02', 'm-01'].map((id) => ({ id })),
    pools: { americas: { lead: 'm-01', members: ['r-01'] } },
  };
}

describe.each(texts)('accounts %s', (_, text) => {
  test('are the same whether they are read again or taken over', async () => {
    const before = stored(text);
    const edits = [
      setMember('americas', 'r-02', 5),
      addAbsence('r-01', { from: '2026-06-01', to: '2026-06-05', name: 'fair' }),
      setPerson('r-01', { attributes: { senior: true } }),
    ];
    for (const edit of edits) {
      const after = editText(text, edit);
      expect(after).not.toBe(text);
      const taken = await readOrgText(after, before);
      expect(taken).toMatchObject({ ok: true });
      expect(taken.ok && taken.org).toEqual(orgOf(after));
      expect(taken.ok && taken.org.accounts).toEqual(before.document.accounts);
      expect(partAccounts(after)?.accounts.trim()).toBe(partAccounts(text)?.accounts.trim());
    }
  });

  test('are set one by one, and read as they would be with all of it', async () => {
    for (const [id, fields] of [
      ['initech', { name: 'It\'s "new"', owner: 'r-02' }],
      ['new-one', { owner: 'r-01', domain: 'New.example', segment: null }],
      ['initech', null],
    ] as const) {
      const before = stored(text);
      if (fields === null && !Object.hasOwn(before.document.accounts, id)) continue;
      const { text: after, read } = withAccount(before, id, fields);
      const org = orgOf(after);
      expect(Object.hasOwn(org.accounts, id)).toBe(fields !== null);
      if (fields !== null) expect(org.accounts[id]?.owner).toBe(fields.owner);
      const taken = await read?.();
      if (taken !== undefined) expect(taken.ok && taken.org).toEqual(org);
      const others = Object.keys(before.document.accounts).filter((one) => one !== id);
      for (const other of others)
        expect(org.accounts[other]).toEqual(before.document.accounts[other]);
    }
  });
});

describe('a line of an account', () => {
  test.each([
    ['plain', 'plain'],
    ['null', '"null"'],
    ['1e5', '"1e5"'],
    ['a: b, c } # d', '"a: b, c } # d"'],
    ['- x', '"- x"'],
    ['*alias', '"*alias"'],
  ])('writes %j so that it is read as that text', (name, written) => {
    const line = accountLine('acme', { name });
    expect(line).toBe(`{ id: acme, name: ${written} }`);
    expect(orgOf(`${acme}accounts:\n  - ${line}\n`).accounts['acme']?.name).toBe(name);
  });
});

test('an owner who is gone is told with the line of the account', async () => {
  const text = `${acme}${list}`;
  const read = await readOrgText(text.replace(/^ {2}- \{ id: r-02,.*\n/mu, ''), stored(text));
  expect(read).toMatchObject({ ok: false });
});

test('what an alias repeats is not taken from under it', () => {
  const text = acme
    .replace('name: Ana Ruiz,', 'name: Ana Ruiz, away: &leave [ 2026-06-01 ],')
    .replace('name: Carla Diaz,', 'name: Carla Diaz, away: *leave,');
  expect(orgOf(text).people['r-03']?.away).toHaveLength(1);
  expect(() => editText(text, removePerson('r-01'))).toThrow('change the whole');
  expect(() =>
    editText(text, addAbsence('r-03', { from: '2026-07-01', to: '2026-07-02' })),
  ).toThrow('change the whole');
  expect(editText(text, setMember('europe', 'r-06', 2))).toContain('away: *leave');
});
