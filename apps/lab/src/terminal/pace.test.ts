import { describe, expect, it } from 'vitest';
import { paceOver } from './pace.ts';

describe('the pace of a long work', () => {
  it('is unknown until something is done, and for the first second after that', () => {
    const pace = paceOver(1000, 60_000);
    expect(pace({ nowMs: 0, done: 0, total: 1000, before: 0 })).toBeNull();
    expect(pace({ nowMs: 5000, done: 10, total: 1000, before: 0 })).toBeNull();
    expect(pace({ nowMs: 5999, done: 60, total: 1000, before: 0 })).toBeNull();
  });

  it('leaves out the time before the first of the work was done', () => {
    const pace = paceOver(1000, 60_000);
    // Threads took five seconds to start; then a hundred a second are done.
    pace({ nowMs: 5000, done: 10, total: 1010, before: 0 });
    expect(pace({ nowMs: 7000, done: 210, total: 1010, before: 0 })).toEqual({
      perSecond: 100,
      leftSeconds: 8,
    });
  });

  it('leaves out what was done by a run before', () => {
    const pace = paceOver(1000, 60_000);
    expect(pace({ nowMs: 0, done: 500, total: 1000, before: 500 })).toBeNull();
    pace({ nowMs: 3000, done: 510, total: 1000, before: 500 });
    expect(pace({ nowMs: 5000, done: 610, total: 1010, before: 500 })).toEqual({
      perSecond: 50,
      leftSeconds: 8,
    });
  });

  it('takes what a run before has done as it comes in', () => {
    const pace = paceOver(1000, 60_000);
    pace({ nowMs: 0, done: 110, total: 1000, before: 100 });
    // Two hundred more were there already.
    expect(pace({ nowMs: 2000, done: 510, total: 1010, before: 300 })).toEqual({
      perSecond: 100,
      leftSeconds: 5,
    });
  });

  it('is that of the last seconds, not of the slow beginning', () => {
    const pace = paceOver(1000, 3000);
    pace({ nowMs: 0, done: 1, total: 2000, before: 0 });
    expect(pace({ nowMs: 3000, done: 31, total: 2000, before: 0 })?.perSecond).toBe(10);
    pace({ nowMs: 6000, done: 331, total: 2000, before: 0 });
    expect(pace({ nowMs: 9000, done: 1000, total: 2000, before: 0 })).toEqual({
      perSecond: 223,
      leftSeconds: 1000 / 223,
    });
  });
});
