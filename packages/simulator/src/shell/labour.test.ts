import { describe, expect, test } from 'vitest';
import { smallEngine, smallWorld } from '../testing/small-client.ts';
import { labourOf } from './labour.ts';

const MINUTE_MS = 60_000;

const { policy } = smallEngine();
const withAttempts = (channels: readonly ('call' | 'mail')[]) => ({
  ...policy,
  cadence: {
    ...policy.cadence,
    attempts: channels.map((channel) => ({ ...policy.cadence.attempts[0]!, channel })),
  },
});
const world = smallWorld({
  reps: {
    handling: {
      call: { constant: '7 minutes' },
      mail: { constant: '3 minutes' },
      demo: { constant: '50 minutes' },
      step: { constant: '90 minutes' },
      decision: { constant: '1 minute' },
    },
  },
  desks: { handling: { call: { constant: '20 minutes' } } },
});

const minutes = (law: { inverse(u: number): number }): number => law.inverse(0.5) / MINUTE_MS;

describe('working time', () => {
  const { reps, desks } = labourOf(world, withAttempts(['call', 'mail']));

  test('of an attempt is that of its channel; beyond the last planned, of the last', () => {
    expect(minutes(reps.of('attempt', '0').law)).toBe(7);
    expect(minutes(reps.of('attempt', '1').law)).toBe(3);
    expect(minutes(reps.of('attempt', '5').law)).toBe(3);
    expect(minutes(reps.of('attempt', null).law)).toBe(7);
  });

  test('without planned attempts is that of a call', () => {
    expect(minutes(labourOf(world, withAttempts([])).reps.of('attempt', '0').law)).toBe(7);
  });

  test('of a step is its own, or that of any step', () => {
    expect(minutes(reps.of('step', 'demo').law)).toBe(50);
    expect(minutes(reps.of('step', 'proposal').law)).toBe(90);
    expect(minutes(reps.of('step', null).law)).toBe(90);
  });

  test('at a desk is the desk’s, counted with the same work elsewhere', () => {
    expect(minutes(desks.of('attempt', '0').law)).toBe(20);
    expect(desks.of('attempt', '0').subject).toBe(reps.of('attempt', '0').subject);
    expect(desks.of('attempt', '0').subject).not.toBe(desks.of('attempt', '1').subject);
  });

  test('of a return is that of a decision', () => {
    expect(minutes(reps.ofReturn.law)).toBe(1);
    expect(reps.ofReturn.subject).toBe(reps.of('decision', null).subject);
  });
});
