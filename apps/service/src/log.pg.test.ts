import { MINUTE_MS } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOf } from './app.ts';
import { logTo } from './log.ts';
import { inquiry, leadIn, testService, type TestService, until } from './testing/test-service.ts';
import { startWorker } from './worker/worker.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('logged');
});
afterAll(() => service.close());

/** Ids, instants and durations have any four digits in them: the number's end alone counts where it stands alone. */
const PERSONAL =
  /wilhelmina|tupperwine|555\D{0,2}0142|(?<![\da-f.-])0142(?![\da-f-])|unmistakable|hush-hush/iu;

const wish = {
  contact: {
    name: 'Wilhelmina Tupperwine',
    mail: 'wilhelmina@tupperwine.example',
    phone: '+1 212 555 0142',
    company: 'Tupperwine Unmistakable Inc',
  },
  facts: inquiry().facts,
  message: 'an unmistakable wish',
};

/** A busy run: what the API and a worker log of it, at the level that says most. */
const busyRun = async () => {
  const lines: string[] = [];
  const log = logTo({ logLevel: 'debug', role: 'all' }, { write: (line) => lines.push(line) });
  const app = appOf({ ...service.service, log });
  const ask = async (person: string, method: string, path: string, body?: unknown) => {
    const answer = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${key(person)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const read = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: answer.status, text, body: read };
  };
  const sending = { ...service.sending, log, mail: service.trap.mail };
  const worker = startWorker({ ...sending, waitAtMostMs: 25, choresRestAtMostMs: 200 });
  for (const person of ['r-01', 'r-02', 'm-01'])
    await ask('m-05', 'PUT', `/people/${person}/reach`, { mail: `${person}@tupperwine.example` });
  const captured = await ask('m-05', 'POST', '/inquiries', wish);
  const { id } = leadIn(captured);
  await ask('r-01', 'POST', '/capture', {
    who: 'Wilhelmina Tupperwine',
    reach: 'wilhelmina@tupperwine.example',
    about: 'hush-hush',
  });
  const found = await ask('m-05', 'GET', `/leads/${id}`);
  // What goes wrong says more than what goes well.
  await ask('m-05', 'POST', '/inquiries', { ...wish, message: 5, note: 'hush-hush' });
  await ask('m-05', 'POST', `/leads/${id}/events`, { type: 'lead.taken', note: 'hush-hush' });
  await ask('m-05', 'GET', '/leads/wilhelmina@tupperwine.example?person=wilhelmina');
  await ask('m-05', 'GET', '/wilhelmina@tupperwine.example');
  await ask('m-05', 'POST', '/log-ins', {
    name: 'wilhelmina@tupperwine.example',
    person: 'r-01',
    role: 'rep',
    password: 'hush-hush hush-hush',
  });
  await ask('m-05', 'POST', '/log-ins/wilhelmina@tupperwine.example/end', {});
  await ask('m-05', 'POST', '/session', {
    workspace: 'logged',
    name: 'wilhelmina@tupperwine.example',
    password: 'hush-hush',
  });
  service.clock.at += 31 * MINUTE_MS;
  const missed = await until(() =>
    service.trap.mails.some(({ subject }) => subject.startsWith('Missed')) ? true : null,
  );
  await worker.stop();
  const metrics = await ask('m-05', 'GET', '/metrics');
  return { lines, found, missed, id, metrics: metrics.text };
};

describe('the log', () => {
  test('of a busy run names requests, routes and leads, and nobody', async () => {
    const { lines, found, missed, id, metrics } = await busyRun();
    expect(found.text).toContain('Tupperwine');
    expect(missed).toBe(true);
    expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
    expect(lines.join('')).not.toMatch(/baton_logged|Bearer/u);
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const routes = entries.filter(({ msg }) => msg === 'answered');
    expect(routes.length).toBeGreaterThan(10);
    for (const one of routes)
      expect(one).toMatchObject({
        requestId: expect.stringMatching(/.{8}/u) as string,
        role: 'all',
      });
    expect(routes).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/leads/:id', lead: id, status: 200 }),
    );
    expect(routes).toContainEqual(expect.objectContaining({ route: 'none', status: 404 }));
    expect(entries.some(({ msg }) => msg === 'deadlines fired')).toBe(true);

    expect(metrics).not.toMatch(PERSONAL);
    expect(metrics).toContain(
      'baton_http_requests_total{method="POST",route="/inquiries",status="201"} 1',
    );
    expect(metrics).toContain('baton_http_request_seconds_bucket{le="0.1",method="GET"');
    expect(metrics).toMatch(/^process_resident_memory_bytes \d/mu);
    expect(metrics).toMatch(/^nodejs_eventloop_lag_seconds/mu);
    expect(metrics).toMatch(/^baton_open_leads\{state="[^"]+"\} \d/mu);
    for (const name of ['overdue_obligations', 'deadline_lag_seconds'])
      expect(metrics).toMatch(new RegExp(`^baton_${name} \\d`, 'mu'));
  });
});
