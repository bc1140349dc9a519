import { describe, expect, test } from 'vitest';
import { retrying, waitFor } from './retrying.ts';
import type { Send } from './send.ts';

const busy = (headers: Readonly<Record<string, string>> = {}): Response =>
  new Response('', { status: 503, headers });

/** Gives one answer after the other, throws those that are errors, and keeps what was sent. */
const answering = (...answers: readonly (Response | Error)[]) => {
  const sent: string[] = [];
  const send: Send = async (request) => {
    sent.push(`${request.headers.get('idempotency-key')} ${await request.text()}`);
    const answer = answers[sent.length - 1];
    if (answer === undefined) throw new Error('asked too often');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { send, sent };
};

const patient = (send: Send, random = 0) => {
  const waits: number[] = [];
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return { waits, ask: retrying(send, { tries: 4, wait, random: () => random }) };
};

const write = (signal: AbortSignal | null = null): Request =>
  new Request('http://baton.test/capture', {
    method: 'POST',
    body: '{"who":"Ana"}',
    headers: { 'idempotency-key': 'k1' },
    signal,
  });

describe('a request that finds nobody', () => {
  test('is sent again as it was, with waits that double', async () => {
    const { send, sent } = answering(new TypeError('refused'), busy(), busy(), new Response('yes'));
    const { ask, waits } = patient(send);
    expect(await (await ask(write())).text()).toBe('yes');
    expect(sent).toEqual(['k1 {"who":"Ana"}', 'k1 {"who":"Ana"}', ...Array(2).fill(sent[0])]);
    expect(waits).toEqual([200, 400, 800]);
  });

  test('is given up after the last try: with the answer, or with the error', async () => {
    const refused = new TypeError('refused');
    const last = answering(busy(), busy(), refused, busy());
    expect((await patient(last.send).ask(write())).status).toBe(503);
    const none = answering(busy(), refused, refused, refused);
    await expect(patient(none.send).ask(write())).rejects.toBe(refused);
    expect([last.sent.length, none.sent.length]).toEqual([4, 4]);
  });

  test.each([
    ['2', 0, 2000],
    ['86400', 0, 30_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 0, 200],
    ['0', 0.5, 150],
  ])('with Retry-After: %s and the draw %d waits %d ms', async (after, random, ms) => {
    const { send } = answering(busy({ 'retry-after': after }), new Response('yes'));
    const { ask, waits } = patient(send, random);
    await ask(write());
    expect(waits).toEqual([ms]);
  });

  test.each([200, 400, 409, 429, 500, 502])('is not sent again after %d', async (status) => {
    const { send, sent } = answering(new Response('', { status }));
    expect((await patient(send).ask(write())).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  test('is not sent again after its caller gave up, not even while waiting', async () => {
    const giving = new AbortController();
    const { send, sent } = answering(busy());
    const ask = retrying(send, {
      tries: 4,
      random: () => 0,
      wait: (_ms, signal) => {
        const waiting = waitFor(60_000, signal);
        giving.abort(new Error('enough'));
        return waiting;
      },
    });
    await expect(ask(write(giving.signal))).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
  });
});
