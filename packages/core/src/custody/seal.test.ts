import { describe, expect, test } from 'vitest';
import { commit, opens } from './commitment.ts';
import { GENESIS, hashOf, seal, sealLog } from './seal.ts';

const entry = (lead: string, seq: number) => ({ lead, seq, at: 1000 * seq, actor: 'clock' });

describe('seal', () => {
  test('hashes the canonical JSON with the hash before it', () => {
    // printf '{"actor":"clock","at":1000,"lead":"a","previous":"000…0","seq":1}' | sha256sum
    expect(seal(entry('a', 1), GENESIS)).toEqual({
      ...entry('a', 1),
      previous: GENESIS,
      hash: '4af61fe3f8b83de41a2618d5c5c96f40555332b0fe8f7f94b0886335c224ed5e',
    });
  });
  test('does not depend on the order in which the entry was put together', () => {
    const { lead, seq, at, actor } = entry('a', 1);
    expect(seal({ actor, at, seq, lead }, GENESIS).hash).toBe(seal(entry('a', 1), GENESIS).hash);
  });
  test('sealed again it is the same', () => {
    const sealed = seal(entry('a', 1), GENESIS);
    expect(seal(sealed, GENESIS)).toEqual(sealed);
    expect(hashOf(sealed)).toBe(sealed.hash);
  });
  test('each lead has its own chain', () => {
    const [a1, b1, a2] = sealLog([entry('a', 1), entry('b', 1), entry('a', 2)]);
    expect(a1?.previous).toBe(GENESIS);
    expect(b1?.previous).toBe(GENESIS);
    expect(a2?.previous).toBe(a1?.hash);
  });
  test('does not seal what JSON would lose', () => {
    expect(() => seal({ ...entry('a', 1), amount: Number.NaN }, GENESIS)).toThrow(/NaN at amount/);
  });
});

describe('commit', () => {
  const salt = '00112233445566778899aabbccddeeff';
  const person = { name: 'Ann', phone: '+1 555 0100' };

  test('is SHA-256 over salt and value', () => {
    // printf '{"salt":"00112233445566778899aabbccddeeff","value":"x"}' | sha256sum
    expect(commit('x', salt)).toBe(
      'e30296a6f68953e754c9fb81c091d5dcf8add5785b7971439ab332afb216abac',
    );
  });
  test('opens with value and salt, and with nothing else', () => {
    const commitment = commit(person, salt);
    expect(opens(commitment, { phone: person.phone, name: person.name }, salt)).toBe(true);
    expect(opens(commitment, { ...person, name: 'Anne' }, salt)).toBe(false);
    expect(opens(commitment, person, `${salt}00`)).toBe(false);
  });
  test.each([
    '',
    'pepper',
    '0011',
    'zz112233445566778899aabbccddeeff',
    '00112233445566778899AABBCCDDEEFF',
  ])('refuses the salt %j', (weak) => {
    expect(() => commit(person, weak)).toThrow(RangeError);
  });
});
