import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { testService, type TestService } from '../testing/test-service.ts';
import type { Demo } from './front.ts';
import { frontOf } from './front-of.ts';
import { keptDemo } from './kept-demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-home-'));
const report = join(folder, 'report.html');

const demo: Demo = {
  workspace: 'demo',
  people: [
    {
      person: 'm-05',
      called: 'Rosa <b>Stein',
      role: 'admin',
      name: 'rosa.stein',
      password: 'a-pass-word',
      key: 'baton_demo.key',
    },
  ],
};

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const get = async (path: string, environment: Record<string, string> = {}) => {
  const read = readConfig({ BATON_DATA_DIR: folder, BATON_REPORT: report, ...environment });
  if (!read.ok) throw new Error(read.problems[0]?.fix);
  const app = appOf({ ...service.service, front: frontOf(read.config) });
  const answer = await app.request(path);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

describe('the first page', () => {
  test('leads to the documentation, and to no demo and no report while there is none', async () => {
    const { text, headers } = await get('/');
    expect(text).toContain('href="/docs"');
    expect(text).not.toContain('The demo');
    expect(text).not.toContain('href="/report"');
    expect((await get('/report')).status).toBe(404);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('shows the demo’s log-ins and the report once they are there, as text', async () => {
    keptDemo(join(folder, 'keys')).keep(demo);
    writeFileSync(report, '<!doctype html><title>The answer</title>');
    const { text } = await get('/');
    expect(text).toContain('Rosa &lt;b&gt;Stein');
    expect(text).toContain('a-pass-word');
    expect(text).toContain('baton_demo.key');
    expect(text).toContain('href="/report"');
    const shown = await get('/report');
    expect(shown.text).toContain('The answer');
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox;/u);
    expect(statSync(join(folder, 'keys/demo.json')).mode & 0o077).toBe(0);
  });

  test.each([{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://leads.acme.com' }])(
    'keeps log-ins to itself where others can ask: %j',
    async (environment) => {
      const { text } = await get('/', environment);
      expect(text).not.toContain('a-pass-word');
      expect(text).not.toContain('baton_demo.key');
    },
  );

  test('keeps them from a page whose name was made to lead here', async () => {
    const { text } = await get('http://attacker.example/');
    expect(text).toContain('href="/docs"');
    expect(text).not.toContain('a-pass-word');
  });

  test('has no log-ins to show when what was kept was cut off', async () => {
    writeFileSync(join(folder, 'keys/demo.json'), '{"workspace":"demo","peo');
    const { status, text } = await get('/');
    expect(status).toBe(200);
    expect(text).not.toContain('The demo');
  });

  test('loads nothing from anywhere', async () => {
    const { text } = await get('/');
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
    expect(text).not.toContain('<script');
  });
});
