import { expect, test } from 'vitest';
import { worldJsonSchema, worldSchema } from './world-schema.ts';

const smallest = {
  world: 'small',
  prospects: {
    buysWithin: {
      curve: [
        ['6 months', '20%'],
        ['12 months', '45%'],
      ],
      source: 'trade figures',
    },
    winnable: { share: '25%' },
    dealValue: { lognormal: { median: 18000, sigma: 0.9 }, currency: 'USD' },
  },
};

test('fills in every assumption that is not stated, and says that it is one', () => {
  const world = worldSchema.parse(smallest);
  expect(world.prospects.buysWithin).toMatchObject({ source: 'trade figures', of: 'inquirers' });
  expect(world.prospects.winnable).toMatchObject({
    share: 0.25,
    source: 'assumption, not measured',
  });
  expect(world.reps.worksFirst.order).toBe('newest');
  expect(world.reps.answerToReminder.manager).toBe(0.6);
  expect(world.managers.approvesIn.law).toEqual({
    lognormal: { median: '6 business hours', sigma: 1.4 },
  });
});

test('refuses what it does not know, two laws at once and factors that would reward bad handling', () => {
  const findings = (change: object): string =>
    worldSchema.safeParse({ ...smallest, ...change }).error?.message ?? 'accepted';
  expect(findings({ weather: 'fine' })).toContain('weather');
  const { prospects } = smallest;
  expect(
    findings({
      prospects: {
        ...prospects,
        patience: { constant: '2 days', exponential: { mean: '3 days' } },
      },
    }),
  ).toContain('2 laws');
  expect(
    findings({
      prospects: { ...prospects, patience: { lognormal: { median: '2 days', sigma: -1 } } },
    }),
  ).toContain('patience');
  expect(
    findings({ reps: { fit: { rules: [{ people: ['r'], facts: {}, times: '120%' }] } } }),
  ).toContain('120%');
  expect(findings({ reps: { ignores: { unenforced: '175%' } } })).toContain('175%');
});

test.each([
  [{ constant: 1e13 }, '`10000000000000` is too much for an amount'],
  [{ lognormal: { median: 1e308, sigma: 0.9 } }, 'too much for an amount'],
  [{ samples: [100, 1e10] }, 'too much for an amount'],
  [{ lognormal: { median: 1e6, sigma: 9 } }, 'one amount in a thousand is above'],
])('refuses deal values that would be cut off without a word: %j', (dealValue, message) => {
  const { prospects } = smallest;
  const read = worldSchema.safeParse({ ...smallest, prospects: { ...prospects, dealValue } });
  expect(read.error?.message).toContain(message);
});

test('takes the largest deal values that are amounts', () => {
  const dealValue = { lognormal: { median: 1e9, sigma: 1.4 } };
  const read = worldSchema.safeParse({
    ...smallest,
    prospects: { ...smallest.prospects, dealValue },
  });
  expect(read.error).toBeUndefined();
});

test('refuses loss reasons whose shares do not add up', () => {
  const read = (share: object): string =>
    worldSchema.safeParse({ ...smallest, losses: { share } }).error?.message ?? 'accepted';
  expect(read({ price: '94%', competitor: '36%' })).toContain('the shares add up to 130%');
  expect(read({ price: '33%', competitor: '33%', 'no-decision': '33%' })).toBe('accepted');
});

test('is published as JSON Schema with a description on every part of it', () => {
  const schema = worldJsonSchema();
  expect(JSON.stringify(schema)).toContain('Time from inquiry to purchase');
  expect(schema.required).toEqual(['world', 'prospects']);
});
