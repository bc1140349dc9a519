import { describe, expect, test } from 'vitest';
import { worldSchema } from './world-schema.ts';
import { compileWorld } from './world.ts';
import { assumptions } from './assumptions.ts';
import { parseWorld } from './parse-world.ts';
import { smallWorldInput } from '../testing/small-client.ts';

const document = worldSchema.parse({
  ...smallWorldInput,
  prospects: {
    ...smallWorldInput.prospects,
    winnable: {
      share: '40%',
      bySource: { referral: '90%' },
      when: [{ facts: { employees: { below: 20 } }, times: 0.5 }],
      source: 'counted',
    },
    dealValue: { constant: 1000, when: [{ facts: { employees: { atLeast: 100 } }, times: 3 }] },
  },
});
const lead = (facts: Record<string, number | string>, source = 'web') => ({ facts, source });

describe('a compiled world', () => {
  test('says what a lead is worth by its source and facts, in minor units', () => {
    const world = compileWorld(document, 'USD');
    expect(world.winnable(lead({}))).toBe(0.4);
    expect(world.winnable(lead({ employees: 5 }, 'referral'))).toBe(0.45);
    expect(world.dealValue(lead({ employees: 500 }), 0.5)).toBe(300_000);
    expect(compileWorld(document, 'JPY').dealValue(lead({}), 0.5)).toBe(1000);
    expect(world.costs).toEqual({
      hour: 6000,
      leadBySource: { show: 20_000 },
      touch: { mail: 10 },
    });
  });

  test('takes from badly fitting owners only', () => {
    const world = compileWorld(document, 'USD');
    expect(world.skill('r-3', lead({ source: 'web' }))).toBe(0.6);
    expect(world.skill('r-3', lead({ source: 'show' }))).toBe(1);
    expect(world.skill('r-1', lead({ source: 'web' }))).toBe(1);
  });

  test('gives up after the attempts it says, in the shares it says', () => {
    const { givesUpAfter } = compileWorld(document, 'USD');
    expect(givesUpAfter(0.49)).toBe(2);
    expect(givesUpAfter(0.51)).toBe(Infinity);
  });

  test('takes working time from the most particular law there is', () => {
    const own = worldSchema.parse({
      ...smallWorldInput,
      reps: { handling: { proposal: { constant: '5 hours' }, step: { constant: '1 hour' } } },
    });
    const { handling } = compileWorld(own, 'USD');
    expect(handling.lawOf('reps', ['proposal', 'step']).inverse(0.5)).toBe(5 * 3_600_000);
    expect(handling.lawOf('reps', ['signature', 'step']).inverse(0.5)).toBe(3_600_000);
    expect(handling.lawOf('desks', ['touch']).inverse(0.5)).toBeGreaterThan(0);
  });
});

test('every assumption is listed with its value in words and its source', () => {
  const listed = new Map(assumptions(document).map((one) => [one.path, one]));
  expect(listed.get('prospects.winnable')).toMatchObject({ source: 'counted' });
  expect(listed.get('prospects.winnable')?.value).toContain('40%');
  expect(listed.get('reps.ignores')?.value).toContain('unenforced 50%');
  for (const path of [
    'prospects.buysWithin',
    'prospects.response',
    'reps.worksFirst',
    'managers.travels',
    'desks.forgets',
    'costs',
    'handling',
  ])
    expect([...listed.keys()]).toContain(path);
  expect(listed.get('prospects.buysWithin')?.value).toContain('30 days 40%, 90 days 100%');
  expect(listed.get('costs')?.value).toContain('touch (mail 0.1)');
  for (const { value, source } of listed.values()) {
    expect(value).not.toBe('');
    expect(source).not.toBe('');
    expect(value).not.toContain('[object');
  }
});

test('a world that is wrong is refused with the line and the fix', () => {
  const text = [
    'world: bad',
    'prospects:',
    '  winnable: { share: 140% }',
    '  buysWithin: { constant: 9 days }',
    '  dealValue: { constant: 9 days }',
    '',
  ].join('\n');
  const parsed = parseWorld(text, 'world.yaml');
  if (parsed.ok) throw new Error('accepted');
  expect(parsed.errors.map(({ line, path }) => [line, path])).toEqual([
    [3, 'prospects.winnable.share'],
    [5, 'prospects.dealValue.constant'],
  ]);
  for (const { message, fix } of parsed.errors)
    expect(`${message}${fix}`).not.toContain('undefined');
});
