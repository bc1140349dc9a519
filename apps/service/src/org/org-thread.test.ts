import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editText } from './edit-text.ts';
import { removePerson, setPerson } from './edit-people.ts';
import { editOrgAside, parseOrgAside } from './org-thread.ts';
import { parseOrgText } from './parse-org-text.ts';

const acme = readFileSync(
  join(import.meta.dirname, '../../../../simulations/acme-software/org.yaml'),
  'utf8',
);

/** The org with so many more people, each with what people have. */
const withPeople = (count: number, deputy = 'x'): string => {
  const lines = Array.from(
    { length: count },
    (_, n) =>
      `  - { id: x-${n}, name: Person ${n}, team: europe, manager: m-02, serves: { region: [ NA ] }, away: [ 2027-02-15..2027-02-26 ], deputy: ${deputy}-${(n + 1) % count} }\n`,
  );
  return acme.replace('teams:\n', `${lines.join('')}teams:\n`);
};

test('a long text reads the same on its thread, and what is wrong with one is told in the same words', async () => {
  const [right, wrong] = [withPeople(400), withPeople(400, 'nobody')];
  const [read, refused] = await Promise.all([parseOrgAside(right), parseOrgAside(wrong)]);
  expect(read).toEqual(parseOrgText(right));
  expect(read.ok && Object.keys(read.org.people).length).toBeGreaterThan(400);
  expect(refused).toEqual(parseOrgText(wrong));
  expect(!refused.ok && refused.errors[0]?.message).toContain('there is no person `nobody-1`');
});

test('a short one is read where it is asked for, and what is no document at all by either', async () => {
  expect(await parseOrgAside(acme)).toEqual(parseOrgText(acme));
  const broken = `${'# long\n'.repeat(10_000)}org: [`;
  expect(await parseOrgAside(broken)).toEqual(parseOrgText(broken));
});

test('a long text is changed the same on its thread, and refused in the same words', async () => {
  const text = withPeople(400);
  const fields = { name: 'Somebody Else', attributes: { senior: true } };
  expect(await editOrgAside(text, ['setPerson', 'x-7', fields])).toBe(
    editText(text, setPerson('x-7', fields)),
  );
  expect(await editOrgAside(text, ['removePerson', 'x-8'])).toBe(
    editText(text, removePerson('x-8')),
  );
  await expect(editOrgAside(text, ['removePerson', 'elvis'])).rejects.toMatchObject({
    name: 'Problem',
    status: 404,
    kind: 'not-found',
    message: 'there is no person elvis in the org',
  });
});

test('others have their turn while a long text is read', async () => {
  const state = { turns: 0, isRead: false };
  const reading = parseOrgAside(withPeople(1000)).finally(() => (state.isRead = true));
  while (!state.isRead) {
    await new Promise(setImmediate);
    state.turns++;
  }
  await reading;
  // Read here, it would be one turn.
  expect(state.turns).toBeGreaterThan(10);
});
