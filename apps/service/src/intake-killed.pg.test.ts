import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWorkspace } from '@baton/store';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMails } from './inbound-mail/read-mails.ts';
import { testService, type TestService, until } from './testing/test-service.ts';
import { readUploads } from './uploads/read-uploads.ts';

const keysDir = mkdtempSync(join(tmpdir(), 'baton-keys-'));
const children: ChildProcess[] = [];

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await service.close();
  rmSync(keysDir, { recursive: true, force: true });
});

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(key('m-02'), method, path, body, headers);

/** The whole service in a process of its own, on the wall clock. */
const start = () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: service.db.url,
      BATON_KEYS_DIR: keysDir,
      PORT: '0',
      BATON_SMTP_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const smtpPort = () =>
    until(() => {
      if (child.exitCode !== null) throw new Error(`the service ended:\n${said}`);
      const port = /"smtpPort":(\d+)/u.exec(said)?.[1];
      return port === undefined ? null : Number(port);
    });
  return { child, ended, smtpPort };
};

const ROWS = 1200;
const MAILS = 12;

test('a process killed with -9 in the middle of an upload and of mails loses nothing and doubles nothing', async () => {
  const mapping = { fields: { name: { contact: 'name' } }, constants: { source: 'web-demo' } };
  await ask('PUT', '/forms/list', { ...mapping, program: 'upload' });
  await ask('PUT', '/inquiry-addresses/ask@acme.com', { program: 'mail' });
  const rows = Array.from({ length: ROWS }, (_, row) => `P ${row}`);
  const csv = `name\n${rows.join('\n')}\n`;
  const made = await ask('POST', '/uploads?form=list', csv, { 'content-type': 'text/csv' });
  const path = `/uploads/${String(made.body['id'])}`;

  const { child, ended, smtpPort } = start();
  const port = (await smtpPort()) ?? 0;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const send = async (n: number): Promise<boolean> => {
    const mail = { from: 'jane@prospect.com', to: 'ask@acme.com', text: `mail ${n}` };
    const sent = transport.sendMail({ ...mail, messageId: `<${n}@prospect.com>` });
    return sent.then(
      () => true,
      () => false,
    );
  };
  // Six are taken for certain; the others are under way when it is killed.
  const first = await Promise.all(Array.from({ length: MAILS / 2 }, (_, n) => send(n)));
  expect(first).toEqual(first.map(() => true));
  const under = Promise.all(Array.from({ length: MAILS / 2 }, (_, n) => send(n + MAILS / 2)));
  await until(async () => (Number((await ask('GET', path)).body['rowsRead']) > 0 ? true : null));
  child.kill('SIGKILL');
  await ended;
  const taken = [...first, ...(await under)].filter(Boolean).length;
  transport.close();
  const { body: cut } = await ask('GET', path);
  expect(cut).toMatchObject({ state: 'running', refused: 0 });
  expect(cut['rowsRead']).toBeLessThan(ROWS);

  // Another worker, once the lease of the killed one has run out.
  service.clock.at = Date.now() + 120_000;
  while ((await readUploads().run(service.service)) > 0);
  while ((await readMails().run(service.service)) > 0);
  expect((await ask('GET', path)).body).toMatchObject({ state: 'done', accepted: ROWS });
  const counts = await inWorkspace(
    service.db,
    'acme',
    (tx) => tx<{ program: string; leads: number; people: number }>`
      select l.snapshot -> 'facts' ->> 'program' as program, count(*)::int as leads,
        count(distinct coalesce(p.data -> 'contact' ->> 'name', p.data ->> 'message'))::int as people
      from baton.leads l join baton.people_data p using (workspace, subject) group by 1 order by 1`,
  );
  // A mail that was stored when the answer was cut off is a lead as well; its sender would have sent it again.
  const [mail, upload] = counts;
  expect(upload).toEqual({ program: 'upload', leads: ROWS, people: ROWS });
  expect(mail?.people).toBe(mail?.leads);
  expect(mail?.leads).toBeGreaterThanOrEqual(taken);
  expect(mail?.leads).toBeLessThanOrEqual(MAILS);
}, 180_000);
