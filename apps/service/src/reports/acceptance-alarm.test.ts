import { DAY_MS } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { watchAcceptance } from './acceptance-alarm.ts';
import type { Digest, Life, Offer } from './digest.ts';

const NOW = 200 * DAY_MS;

const life: Life = {
  pass: 1,
  firstAttempt: null,
  firstResponse: null,
  owner: null,
  acceptedAt: null,
  won: null,
  closedAt: null,
  boughtElsewhereAt: null,
  firstResponseMet: null,
  attemptsMet: 0,
  attemptsMissed: 0,
  isRuledOut: false,
};

const offer = (daysAgo: number, change: Partial<Offer>): Offer => ({
  at: NOW - daysAgo * DAY_MS,
  person: 'r-01',
  pass: 1,
  rule: 'all',
  criterion: 'fits',
  due: NOW - daysAgo * DAY_MS + 1,
  answer: 'accepted',
  answeredAt: NOW - daysAgo * DAY_MS,
  reason: null,
  excuse: null,
  ...change,
});

const watched = (offers: readonly Offer[]) => {
  const watch = watchAcceptance(NOW, (person) => (person.startsWith('r') ? 'field' : null));
  const digest: Digest = {
    lead: 'L',
    seq: 1,
    capturedAt: 0,
    at: NOW,
    state: 'offered',
    open: true,
    source: 'webinar',
    program: null,
    segment: null,
    life,
    attempts: [],
    duties: [],
    judgements: [],
    offers,
  };
  watch.take(digest);
  return watch;
};

const times = (count: number, make: () => Offer): Offer[] => Array.from({ length: count }, make);
const no = (change: Partial<Offer> = {}) =>
  ({ answer: 'rejected', reason: 'no-fit', ...change }) as const;

describe('the alarm on acceptance', () => {
  test('is raised for the rep, team, source and criterion, and names what grew most', () => {
    const { below } = watched([
      ...times(40, () => offer(45, {})),
      ...times(10, () => offer(45, no())),
      ...times(25, () => offer(5, {})),
      ...times(5, () => offer(5, no())),
      ...times(10, () => offer(5, no({ reason: 'late', excuse: 'no-phone' }))),
    ]);
    expect(below().map(({ about }) => about)).toEqual([
      'rep r-01',
      'team field',
      'source webinar',
      'criterion fits',
    ]);
    expect(below()[0]).toMatchObject({
      offers: 40,
      accepted: 25,
      rate: 0.625,
      cause: { kind: 'excuse', name: 'no-phone', share: 0.25, before: 0 },
    });
  });

  test('names silence where nobody answered, before and after the offer was passed on', () => {
    const { below } = watched([
      ...times(15, () => offer(5, {})),
      ...times(8, () => offer(5, { answer: 'lapsed' })),
      ...times(8, () => offer(5, { answer: null, answeredAt: null })),
    ]);
    expect(below()[0]?.cause).toMatchObject({ kind: 'no answer', share: 16 / 31 });
  });

  test('is not raised on few offers, on what may be chance, on old ones, nor on those still in time', () => {
    const few = watched(times(19, () => offer(5, no())));
    const chance = watched([...times(22, () => offer(5, {})), ...times(4, () => offer(5, no()))]);
    const old = watched(times(50, () => offer(31, no())));
    const standing = watched(times(50, () => offer(0, { answer: null, due: NOW + 1 })));
    for (const watch of [few, chance, old, standing]) expect(watch.below()).toEqual([]);
  });

  test('ends at 90%, not when it merely stops being significant', () => {
    const chance = watched([...times(22, () => offer(5, {})), ...times(4, () => offer(5, no()))]);
    expect(chance.hasRecovered('rep r-01')).toBe(false);
    const good = watched([...times(27, () => offer(5, {})), ...times(3, () => offer(5, no()))]);
    expect(good.hasRecovered('rep r-01')).toBe(true);
    expect(good.hasRecovered('rep of whom nothing is known')).toBe(true);
  });
});
