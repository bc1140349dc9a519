import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOrgAside } from './parse-org-aside.ts';
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
