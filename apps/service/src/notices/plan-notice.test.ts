import { test } from '@fast-check/vitest';
import { compileCalendar, type Effect, type Obligation, WALL } from '@baton/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDelivery, dueOf, RETRY_WAITS_MS } from './after-delivery.ts';
import { exampleEvents } from './notice.example.ts';
import { noticeOfEffect } from './notices-of-effect.ts';
import { type NoticePreferences, planNotice } from './plan-notice.ts';

const office = () => {
  const compiled = compileCalendar(
    {
      zone: 'Europe/Zurich',
      open: Object.fromEntries([0, 1, 2, 3, 4].map((day) => [day, [[8 * 60, 18 * 60] as const]])),
      businessDayMs: 8 * 3_600_000,
      exceptions: [],
    },
    { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) },
  );
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.value;
};
const mail = { channel: 'mail', address: 'rep@acme.com' } as const;
const chat = { channel: 'chat', url: 'https://chat.example/x', isPrivate: true } as const;
const preferences: NoticePreferences = {
  points: [mail, chat],
  byKind: { offer: ['chat', 'mail'], result: ['mail'], task: [] },
  hours: office(),
  anytime: ['escalation'],
};
const sundayNight = Date.UTC(2026, 10, 22, 22, 0);
const mondayEight = Date.UTC(2026, 10, 23, 7, 0);

describe('a plan', () => {
  it('waits through quiet hours', () => {
    expect(planNotice(preferences, 'offer', sundayNight, null).sendAt).toBe(mondayEight);
    expect(planNotice(preferences, 'offer', mondayEight, null).sendAt).toBe(mondayEight);
    expect(planNotice(preferences, 'escalation', sundayNight, null).sendAt).toBe(sundayNight);
    expect(planNotice({ ...preferences, hours: WALL }, 'offer', sundayNight, null).sendAt).toBe(
      sundayNight,
    );
  });

  it('does not wait past the deadline that it tells', () => {
    expect(planNotice(preferences, 'offer', sundayNight, mondayEight).sendAt).toBe(sundayNight);
    expect(planNotice(preferences, 'offer', sundayNight, mondayEight + 1).sendAt).toBe(mondayEight);
    // One that is overdue already can wait for the morning.
    expect(planNotice(preferences, 'reminder', sundayNight, sundayNight - 1).sendAt).toBe(
      mondayEight,
    );
  });

  it('takes channels in the person’s order for that kind', () => {
    expect(planNotice(preferences, 'offer', 0, null).points).toEqual([chat, mail]);
    expect(planNotice(preferences, 'result', 0, null).points).toEqual([mail]);
    expect(planNotice(preferences, 'reminder', 0, null).points).toEqual([mail, chat]);
    expect(planNotice(preferences, 'task', 0, null).points).toEqual([]);
  });
});

describe('after a try', () => {
  const retry = { outcome: 'retry', afterMs: null, reason: 'busy' } as const;
  const tried = { delivery: retry, attempt: 1, at: 1000, jitter: 0.5, left: [] };

  it('that worked, nothing is left to do', () => {
    expect(
      afterDelivery({ ...tried, delivery: { outcome: 'delivered', reference: null } }),
    ).toEqual({ next: 'done' });
  });

  it('that may work later, it waits longer each time, then goes elsewhere, then to the dead letters', () => {
    const waits = RETRY_WAITS_MS.map((_, index) => afterDelivery({ ...tried, attempt: index + 1 }));
    expect(waits).toEqual(RETRY_WAITS_MS.map((wait) => ({ next: 'again', at: 1000 + wait })));
    const last = RETRY_WAITS_MS.length + 1;
    expect(afterDelivery({ ...tried, attempt: last, left: [mail] })).toMatchObject({
      next: 'elsewhere',
      left: [mail],
    });
    expect(afterDelivery({ ...tried, attempt: last })).toEqual({
      next: 'dead',
      reason: 'busy (given up after 7 tries)',
    });
  });

  it('that cannot work, it goes elsewhere at once', () => {
    const delivery = { outcome: 'failed', reason: 'gone' } as const;
    expect(afterDelivery({ ...tried, delivery, left: [chat] })).toMatchObject({
      next: 'elsewhere',
      left: [chat],
    });
    expect(afterDelivery({ ...tried, delivery })).toEqual({ next: 'dead', reason: 'gone' });
  });

  test.prop([
    fc.integer({ min: 1, max: 6 }),
    fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    fc.option(fc.nat(86_400_000)),
  ])(
    'it waits at least as long as asked, and within a fifth of the schedule otherwise',
    (attempt, jitter, afterMs) => {
      const next = afterDelivery({ ...tried, attempt, jitter, delivery: { ...retry, afterMs } });
      if (next.next !== 'again') throw new Error(next.next);
      const waited = next.at - 1000;
      const wait = RETRY_WAITS_MS[attempt - 1] ?? 0;
      expect(waited).toBeGreaterThanOrEqual(Math.max(afterMs ?? 0, wait * 0.8 - 1));
      if (afterMs === null) expect(waited).toBeLessThanOrEqual(wait * 1.2 + 1);
    },
  );
});

describe('a notice', () => {
  it('that asked for nothing has no deadline', () => {
    expect(dueOf(exampleEvents.result)).toBeNull();
    expect(dueOf(exampleEvents.task)).toBe(exampleEvents.task.duty.due);
  });
});

describe('the notice of an effect', () => {
  const obligation = (kind: Obligation['kind']) =>
    ({ kind, owedBy: 'r-01', about: null, due: 9 }) as unknown as Obligation;

  it.each<[string, Effect, unknown]>([
    [
      'an offer',
      { do: 'oblige', obligation: obligation('offered') },
      { kind: 'offer', to: { person: 'r-01' }, percent: 0 },
    ],
    [
      'an approval',
      { do: 'oblige', obligation: obligation('approval') },
      { kind: 'approval', to: { person: 'r-01' }, percent: 0 },
    ],
    [
      'a task',
      { do: 'oblige', obligation: obligation('triage') },
      { kind: 'task', to: { person: 'r-01' }, percent: 0 },
    ],
    ['a first response', { do: 'oblige', obligation: obligation('first-response') }, null],
    [
      'a rung for the holder',
      { do: 'notify', to: { person: 'r-01' }, about: obligation('offered'), rung: '75' },
      { kind: 'reminder', to: { person: 'r-01' }, percent: 75 },
    ],
    [
      'a rung for the manager',
      {
        do: 'notify',
        to: { name: 'manager', of: 'r-01' },
        about: obligation('offered'),
        rung: '100+2',
      },
      { kind: 'escalation', to: { name: 'manager', of: 'r-01' }, percent: 100 },
    ],
    [
      'an offer that ended without an answer',
      { do: 'release', obligation: obligation('offered'), met: false },
      { kind: 'offer-withdrawn', to: { person: 'r-01' }, percent: 0 },
    ],
    ['a task taken back', { do: 'release', obligation: obligation('triage'), met: false }, null],
    ['a release', { do: 'release', obligation: obligation('offered'), met: true }, null],
    [
      'a result',
      {
        do: 'reportResult',
        registrar: 'm-03',
        result: { pass: 1, result: 'won', reason: null, by: 'r-01', at: 1, amount: 5 },
      },
      { kind: 'result', to: { person: 'm-03' }, percent: 0 },
    ],
    [
      'a result that nobody registered',
      {
        do: 'reportResult',
        registrar: null,
        result: { pass: 1, result: 'won', reason: null, by: 'r-01', at: 1, amount: 5 },
      },
      null,
    ],
  ])('%s', (_, effect, notice) => {
    expect(noticeOfEffect(effect)).toEqual(notice);
  });
});
