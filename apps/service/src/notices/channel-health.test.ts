import { describe, expect, it } from 'vitest';
import { channelHealth, type Destination } from './channel-health.ts';
import type { Delivery } from './delivery.ts';
import { logReason } from './log-reason.ts';

const HOUR_MS = 3_600_000;
const good: Delivery = { outcome: 'delivered', reference: null };
const away: Delivery = { outcome: 'retry', afterMs: null, reason: 'connect ECONNREFUSED' };
const broken: Delivery = { ...away, reason: 'answered 500: oops', scope: 'target' };
const refused: Delivery = { outcome: 'failed', reason: '550 no such user' };

const watched = () => {
  const lines: string[] = [];
  const clock = { at: 0 };
  const write = (level: string) => (fields: unknown, text: string) => {
    lines.push(`${level} ${JSON.stringify(fields)} ${text}`);
  };
  const log = { error: write('error'), info: write('info') } as unknown as Parameters<
    typeof channelHealth
  >[0];
  const health = channelHealth(log, () => clock.at);
  return { lines, clock, note: health.note };
};

const hook = (target: string): Destination => ({
  channel: 'webhook',
  host: 'hooks.example',
  target: `https://hooks.example/${target}`,
});

describe('the health of a channel', () => {
  it('is told once when a host starts failing and once when it works again', () => {
    const { lines, note } = watched();
    for (const delivery of [good, away, away, broken, away, good, good, away])
      note(hook('a'), delivery);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['error', 'info', 'error']);
    expect(lines[0]).toContain('"host":"hooks.example","reason":"connect ECONNREFUSED"');
    expect(lines[1]).toContain('go out by hooks.example again');
  });

  it('does not go back and forth when one of two targets of a host is broken', () => {
    const { lines, note } = watched();
    for (let round = 0; round < 5; round += 1) {
      note(hook('secret-path'), broken);
      note(hook('b'), good);
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/secret-path|oops/u);
    note(hook('secret-path'), good);
    expect(lines).toHaveLength(2);
  });

  it('is not what a mailbox that does not exist tells of, and knows one host from another', () => {
    const { lines, note } = watched();
    note(hook('a'), refused);
    expect(lines).toEqual([]);
    note(hook('a'), away);
    note({ ...hook('a'), host: 'other.example' }, away);
    note({ channel: 'mail', host: 'hooks.example', target: 'r-01@acme.com' }, away);
    expect(lines).toHaveLength(3);
    note(hook('a'), refused);
    expect(lines).toHaveLength(3);
  });

  it('is told again when a target that was given up long ago fails anew', () => {
    const { lines, clock, note } = watched();
    note(hook('a'), broken);
    clock.at = 11 * HOUR_MS;
    note(hook('b'), broken);
    expect(lines).toHaveLength(1);
    clock.at = 24 * HOUR_MS;
    note(hook('c'), broken);
    expect(lines).toHaveLength(2);
  });
});

describe('a reason in a log', () => {
  it.each([
    ['answered 500: no desk for Jane Doe', 'answered 500'],
    ['answered 401: Jane (given up after 7 tries)', 'answered 401 (given up after 7 tries)'],
    ['answered 404', 'answered 404'],
    ['answered 302: moved; redirects are not followed', 'answered 302; redirects are not followed'],
    [
      'a header may not hold control characters: "New lead: Jane\\nDoe"',
      'a header may not hold control characters',
    ],
    ['"jane doe" is no mail address', 'the address is no mail address'],
    ['450 4.2.0 <jane@acme.com>: greylisted', '450 4.2.0 <(address)>: greylisted'],
    ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
  ])('%s is %s', (reason, logged) => {
    expect(logReason(reason)).toBe(logged);
  });
});
