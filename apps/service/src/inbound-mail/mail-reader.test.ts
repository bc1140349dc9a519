import { afterAll, describe, expect, it } from 'vitest';
import { inbox, mailBytes } from './mail.example.ts';
import { mailReader } from './mail-reader.ts';

const reader = mailReader({ timeMs: 1500 });
afterAll(() => reader.close());
const headers = { From: 'Jane <jane@prospect.com>', To: inbox.address, Subject: 'A press' };

describe('the reader', () => {
  it('reads as it would without a thread', async () => {
    const mail = await reader.read(mailBytes(headers, 'We need a press.'));
    expect(mail).toMatchObject({
      from: { name: 'Jane', address: 'jane@prospect.com' },
      text: 'We need a press.\n',
    });
    expect(mail.headers.get('subject')).toEqual(['A press']);
  });

  it('gives up a mail that takes too long, and goes on with those that wait', async () => {
    // Two megabytes of empty lines take the parser a quarter of a minute.
    const endless = reader.read(mailBytes(headers, '\n'.repeat(1_000_000)));
    const waiting = reader.read(mailBytes(headers, 'We need a press.'));
    await expect(endless).rejects.toThrow('longer than 1500 ms');
    expect((await waiting).text).toBe('We need a press.\n');
  });

  it('is not sure whom a mail names that takes too long', async () => {
    const marks = { addresses: [], digits: [], names: ['zelda quist'] };
    const endless = mailBytes(headers, '\n'.repeat(1_000_000));
    expect(await reader.names(endless, marks)).toBe('unsure');
    expect(await reader.names(mailBytes(headers, 'Yours, Zelda Quist'), marks)).toBe('named');
  });

  it('says what is wrong with a mail', async () => {
    const nest = '--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(80);
    await expect(
      reader.read(mailBytes({ ...headers, 'Content-Type': 'multipart/mixed; boundary=b' }, nest)),
    ).rejects.toThrow(/nesting/i);
  });
});
