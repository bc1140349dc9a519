import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exportVerifier, type VerifiedExport } from '@baton/core';
import { verifyingKey } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passingSecrets } from '../secrets.ts';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import { exportLog } from './export-log.ts';

const DAY = 86_400_000;

let service: TestService;
let key: (person: string) => string;
let ids: string[] = [];
let lines: readonly string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'baton-export-'));

const ask = (query = '', person = 'm-05') =>
  service.request(key(person), 'GET', `/custody/export${query}`);

beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('=cmd "acme"');
  await service.workspace('other');
  for (let index = 0; index < 8; index++) {
    const captured = await service.request(key('m-05'), 'POST', '/inquiries', inquiry());
    const { id, custodian } = leadIn(captured);
    ids.push(id);
    if (index === 0) await ask();
    const accepted = { type: 'lead.accepted' };
    if (index < 4)
      await service.request(key(custodian?.person ?? ''), 'POST', `/leads/${id}/events`, accepted);
    service.clock.at += DAY / 4;
  }
  ids = ids.toSorted();
  lines = (await ask()).text.split('\n').slice(0, -1);
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const verified = (
  of: readonly string[],
  publicKey = service.service.secrets.signing.publicKey,
): VerifiedExport => {
  const verifier = exportVerifier(() => verifyingKey(publicKey));
  for (const line of of) verifier.line(line, true);
  return verifier.end();
};

const first = (of: readonly string[], publicKey?: string) => {
  const found = verified(of, publicKey);
  return found.ok ? null : found.faults[0];
};

const lineOf = (lead: string, seq: number): number =>
  lines.findIndex(
    (line) => line.startsWith('{"actor"') && line.includes(lead) && line.includes(`"seq":${seq},`),
  );

describe('an export of the workspace', () => {
  test('verifies against the service’s key, covered by its checkpoints to the last entry', () => {
    const found = verified(lines);
    expect(found).toMatchObject({ ok: true, leads: 8, checkpoints: 2 });
    expect(found.ok ? found.covered : 0).toBe(found.ok ? found.entries : 1);
  });

  test('names what somebody changed on the way', () => {
    const [one = '', two = '', three = ''] = ids;
    const flipped = lines.with(
      lineOf(two, 2),
      (lines[lineOf(two, 2)] ?? '').replace('"to":"offered"', '"to":"offerex"'),
    );
    expect(first(flipped)).toMatchObject({ lead: two, seq: 2, field: 'to' });
    expect(first(lines.toSpliced(lineOf(one, 1), 1))).toMatchObject({ lead: one, seq: 1 });
    const of = lines.flatMap((line, index) =>
      line.startsWith('{"actor"') && line.includes(three) ? [index] : [],
    );
    expect(first(lines.filter((_line, index) => !of.includes(index)))).toMatchObject({
      lead: three,
      message: `entries 1 to ${of.length} of lead ${three} are missing`,
    });
    const [a = 0, b = 0] = lines.flatMap((line, index) =>
      line.startsWith('{"checkpoint"') ? [index] : [],
    );
    expect(first(lines.with(a, lines[b] ?? '').with(b, lines[a] ?? ''))?.message).toBe(
      'checkpoint 1 is missing',
    );
    expect(first(lines, passingSecrets().signing.publicKey)).toMatchObject({
      line: 1,
      field: 'keyId',
    });
  });

  test('is checked by the command line without the service', async () => {
    const baton = fileURLToPath(new URL('../../../lab/bin/baton.mjs', import.meta.url));
    const file = join(folder, 'export.jsonl');
    const saved = join(folder, 'key.json');
    writeFileSync(file, `${lines.join('\n')}\n`);
    writeFileSync(saved, (await service.request(key('m-05'), 'GET', '/checkpoints/key')).text);
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [baton, 'verify', file, '--key', saved]);
    expect(stdout).toContain('8 leads');
    writeFileSync(file, `${lines.toSpliced(lineOf(ids[0] ?? '', 2), 1).join('\n')}\n`);
    await expect(
      run(process.execPath, [baton, 'verify', file, '--key', saved]),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`entry 2 of lead ${ids[0] ?? ''} is missing`),
    });
  });

  test('holds nothing of who asked, nor of who works here but their ids', () => {
    const text = lines.join('\n');
    for (const word of ['Jane', 'jane@', '212 555', 'show us', 'Ana Ruiz', 'Rosa'])
      expect(text).not.toContain(word);
    expect(text).toContain('"commitment"');
  });

  test('of a period has the leads with an entry in it, each whole', async () => {
    const day = new Date(service.clock.at - DAY / 2).toISOString();
    const part = (await ask(`?from=${day}`)).text.split('\n').slice(0, -1);
    expect(verified(part)).toMatchObject({ ok: true, leads: 2 });
    expect(
      (await ask('?to=2020-01-01')).text.split('\n').filter((line) => line.startsWith('{"actor"')),
    ).toEqual([]);
  });

  test('comes as CSV, XES and OCEL as well, under a name that is safe', async () => {
    const csv = await ask('?format=csv', 'c-02');
    const entries = lines.filter((line) => line.startsWith('{"actor"')).length;
    expect(csv.text.split('\r\n').filter((line) => line !== '')).toHaveLength(entries + 1);
    const xes = (await ask('?format=xes')).text;
    expect(xes.match(/<trace>/gu)).toHaveLength(8);
    expect(xes.match(/<event>/gu)).toHaveLength(entries);
    expect(xes.endsWith('</log>\n')).toBe(true);
    const ocel = JSON.parse((await ask('?format=ocel')).text) as { events: unknown[] };
    expect(ocel.events).toHaveLength(entries);
    const answer = await service.app.request('/custody/export', {
      headers: { authorization: `Bearer ${key('m-05')}` },
    });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="custody-_cmd__acme_-2026-05-06.jsonl"',
    );
    await answer.text();
  });

  test('says what is wrong with what was asked', async () => {
    for (const query of [
      '?from=x',
      '?to=2026-13-01',
      '?from=2026-05-05&to=2026-05-04',
      '?format=xlsx',
      '?form=csv',
    ])
      expect((await ask(query)).status).toBe(400);
  });

  test('ends when its reader goes, and gives its place back', async () => {
    const whole = { from: null, to: null };
    const held = [1, 2].map(() => exportLog(service.service, '=cmd "acme"', 'csv', whole));
    const streams = await Promise.all(held);
    expect((await ask()).status).toBe(429);
    await Promise.all(streams.map((stream) => stream.cancel()));
    await expect.poll(async () => (await ask('?format=csv')).status).toBe(200);
  });
});

test.each([
  ['jsonl', (text: string) => expect(text.split('\n')).toHaveLength(3)],
  ['csv', (text: string) => expect(text).toMatch(/^lead,seq,at/u)],
  ['xes', (text: string) => expect(text.match(/<trace>/gu)).toHaveLength(1)],
  ['ocel', (text: string) => expect(JSON.parse(text)).toHaveProperty('events')],
] as const)('the log of one lead comes as %s', async (format, check) => {
  const captured = await service.request(key('m-05'), 'POST', '/inquiries', inquiry());
  const { text, status } = await service.request(
    key('m-05'),
    'GET',
    `/leads/${leadIn(captured).id}/log?format=${format}`,
  );
  expect(status).toBe(200);
  check(text);
});
