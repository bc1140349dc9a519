import { compileCalendar, HOUR_MS } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { newServer, wasIdle } from './server.ts';
import { START_AT } from '../testing/small-client.ts';

const office = compileCalendar(
  {
    zone: 'UTC',
    open: Object.fromEntries([0, 1, 2, 3, 4].map((day) => [day, [[540, 1020] as const]])),
    businessDayMs: 8 * HOUR_MS,
    exceptions: [],
  },
  { from: START_AT, to: START_AT },
);
if (!office.ok) throw new Error(office.message);
const at = (hour: number): number => START_AT + hour * HOUR_MS;

describe('whether somebody had time', () => {
  test('only hours at work count', () => {
    const server = newServer(0, 'r', { clock: office.value, usual: office.value }, at(0));
    expect(wasIdle(server, at(0), at(9))).toBe(false);
    expect(wasIdle(server, at(0), at(10))).toBe(true);
    expect(wasIdle(server, at(17), at(33))).toBe(false);
  });

  test('who worked all the time that there was had none', () => {
    const server = newServer(0, 'r', { clock: office.value, usual: office.value }, at(0));
    server.idle.push(at(0), at(9), at(12), at(13));
    server.idleSince = Number.NaN;
    expect(wasIdle(server, at(9), at(12))).toBe(false);
    expect(wasIdle(server, at(10), at(15))).toBe(true);
    expect(wasIdle(server, at(13), at(16))).toBe(false);
  });
});
