import { describe, expect, it } from 'vitest';
import type { MailInquiry } from './mail-inquiry.ts';
import { colleagueOf, inbox, mailBytes } from './mail.example.ts';
import { readMail } from './read-mail.ts';
import { type Kept, type MailPorts, receiveMail, type UnusedMail } from './receive-mail.ts';

const at = Date.UTC(2026, 10, 23, 9, 30);
const prospect = {
  From: 'Jane Doe <jane@prospect.com>',
  To: inbox.address,
  Subject: 'A press',
  'Message-ID': '<1@prospect.com>',
};
const director = {
  From: 'The Director <director@acme.com>',
  To: inbox.address,
  Subject: 'Fwd: A press',
};
const forward = `Please.

From: Jane Doe <jane@prospect.com>
Sent: Monday
To: Director
Subject: A press

We need a press. (415) 555-2671`;

const desk = (answer: Kept = { ok: true }) => {
  const inquiries: MailInquiry[] = [];
  const failed: UnusedMail[] = [];
  const ignored: UnusedMail[] = [];
  const keep =
    <T>(list: T[]) =>
    (one: T) => {
      list.push(one);
      return Promise.resolve(answer);
    };
  const ports: MailPorts = {
    read: readMail,
    colleagueOf,
    onInquiry: keep(inquiries),
    onFailed: keep(failed),
    onIgnored: keep(ignored),
  };
  const receive = (raw: Uint8Array, from = 'bounce@prospect.com') =>
    receiveMail(raw, from, inbox, at, ports);
  return { inquiries, failed, ignored, ports, receive };
};

const inquiryFrom = async (raw: Uint8Array, from?: string) => {
  const { receive, inquiries } = desk();
  expect(await receive(raw, from)).toEqual({ outcome: 'inquiry' });
  const [inquiry] = inquiries;
  if (inquiry === undefined) throw new Error('no inquiry');
  return inquiry;
};

describe('a mail from outside', () => {
  it('is an inquiry with its sender and all of its text', async () => {
    expect(await inquiryFrom(mailBytes(prospect, 'We need a press.\nJane'))).toMatchObject({
      source: 'mail',
      receivedAt: at,
      contact: { name: 'Jane Doe', mail: { address: 'jane@prospect.com' }, domain: 'prospect.com' },
      facts: {
        source: 'referral',
        hasMail: true,
        hasPhone: false,
        freeMail: false,
        emailDomain: 'prospect.com',
      },
      message: 'We need a press.\nJane',
      program: 'mailbox',
      registrar: null,
      mail: { subject: 'A press', messageId: '<1@prospect.com>', note: null },
    });
  });

  it('has the telephone number of its signature, unless there are two', async () => {
    const one = await inquiryFrom(mailBytes(prospect, 'Hi\n-- \nJane\nTel (415) 555-2671'));
    expect(one.contact.phone?.e164).toBe('+14155552671');
    const two = await inquiryFrom(mailBytes(prospect, 'Call 415 555 2671 or 415 555 2672'));
    expect(two.contact.phone).toBeNull();
  });

  it('is read when it is HTML alone', async () => {
    const raw = mailBytes(
      { ...prospect, 'Content-Type': 'text/html' },
      '<style>p{}</style><p>We need<br>a press.</p><script>x</script>',
    );
    expect((await inquiryFrom(raw)).message).toBe('We need\na press.');
  });

  it('lists attachments without keeping them', async () => {
    const raw = mailBytes(
      { ...prospect, 'Content-Type': 'multipart/mixed; boundary=b' },
      '--b\n\nHello\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--b--',
    );
    expect((await inquiryFrom(raw)).mail.attachments).toEqual([
      { name: 'a.pdf', type: 'application/pdf', bytes: 5 },
    ]);
  });

  it('from a web form is the inquiry of whom it answers to', async () => {
    const raw = mailBytes(
      {
        ...prospect,
        From: 'no-reply@forms.example',
        'Reply-To': 'Jane <jane@prospect.com>',
        'Auto-Submitted': 'auto-generated',
      },
      'x',
    );
    expect((await inquiryFrom(raw)).contact.mail?.address).toBe('jane@prospect.com');
  });

  it('does not pass for a colleague’s by a name that looks like one', async () => {
    const raw = mailBytes({ ...prospect, From: '"director@acme.com" <eve@evil.example>' }, forward);
    expect(await inquiryFrom(raw)).toMatchObject({
      registrar: null,
      contact: { mail: { address: 'eve@evil.example' } },
    });
  });

  it('has the same key when it comes again by another way', async () => {
    const one = await inquiryFrom(mailBytes({ Received: 'by a', ...prospect }, 'x'));
    const other = await inquiryFrom(mailBytes({ Received: 'by b', ...prospect }, 'x'));
    const another = await inquiryFrom(mailBytes(prospect, 'y'));
    expect(other.key).toBe(one.key);
    expect(another.key).not.toBe(one.key);
  });
});

describe('a mail that a colleague passes on', () => {
  it('is the inquiry of whom they forward, and theirs to be told about', async () => {
    expect(await inquiryFrom(mailBytes(director, forward))).toMatchObject({
      contact: {
        name: 'Jane Doe',
        mail: { address: 'jane@prospect.com' },
        phone: { e164: '+14155552671' },
      },
      registrar: 'director',
      message: forward,
      mail: { subject: 'A press', note: 'Please.', sender: { address: 'director@acme.com' } },
    });
  });

  it('through several colleagues is that of the first who is none', async () => {
    const text = `Yours?\n\nFrom: Bob <bob@acme.com>\nSubject: Fwd: A press\n\n${forward}`;
    expect((await inquiryFrom(mailBytes(director, text))).contact.mail?.address).toBe(
      'jane@prospect.com',
    );
  });

  it('as an attachment is that of the enclosed sender', async () => {
    const raw = mailBytes(
      { ...director, 'Content-Type': 'multipart/mixed; boundary=b' },
      `--b\n\nPlease.\n--b\nContent-Type: message/rfc822\n\nFrom: Jane Doe <jane@prospect.com>\nSubject: A press\n\nWe need a press.\n--b--`,
    );
    expect(await inquiryFrom(raw)).toMatchObject({
      contact: { mail: { address: 'jane@prospect.com' } },
      registrar: 'director',
      mail: { subject: 'A press', note: 'Please.' },
    });
  });

  it('by redirecting keeps its sender', async () => {
    const raw = mailBytes(
      { ...prospect, 'Resent-From': 'The Director <director@acme.com>' },
      'We need a press.',
    );
    expect(await inquiryFrom(raw)).toMatchObject({
      contact: { mail: { address: 'jane@prospect.com' } },
      registrar: 'director',
    });
  });

  it('in their own words names the prospect by the only address that is none of ours', async () => {
    const one = await inquiryFrom(
      mailBytes(director, 'Met Jane, write to <jane@prospect.com>, copy bob@acme.com'),
    );
    expect(one).toMatchObject({
      contact: { mail: { address: 'jane@prospect.com' } },
      registrar: 'director',
    });
    const two = await inquiryFrom(mailBytes(director, 'jane@prospect.com or joe@prospect.com'));
    expect(two).toMatchObject({
      contact: { mail: null },
      registrar: 'director',
      facts: { hasMail: false },
    });
  });

  it('with a name alone is still due, with all that is known', async () => {
    const text = 'From: Jane Doe\nSent: Monday\nSubject: A press\n\nWe need a press.';
    expect(await inquiryFrom(mailBytes(director, text))).toMatchObject({
      contact: { name: 'Jane Doe', mail: null },
      registrar: 'director',
      message: text,
    });
  });
});

describe('a machine’s mail', () => {
  it.each<[string, Record<string, string>, string]>([
    ['our-own-notice', { ...prospect, 'X-Baton-Notice': 'n-1' }, 'x@acme.com'],
    ['loop', { ...prospect, From: inbox.address }, 'x@acme.com'],
    ['auto-reply', { ...prospect, 'Auto-Submitted': 'auto-replied' }, 'jane@prospect.com'],
    [
      'auto-reply',
      { ...prospect, 'Auto-Submitted': 'auto-generated', 'In-Reply-To': '<n-1@acme.com>' },
      'jane@prospect.com',
    ],
    ['auto-reply', { ...prospect, 'X-Autoreply': 'yes' }, 'jane@prospect.com'],
    ['auto-reply', { ...prospect, Precedence: 'auto_reply' }, 'jane@prospect.com'],
    ['bounce', { ...prospect }, ''],
    ['bounce', { ...prospect, From: 'MAILER-DAEMON@mx.example' }, 'x@mx.example'],
    [
      'delivery-report',
      { ...prospect, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
      '',
    ],
    ['mailing-list', { ...prospect, 'List-Id': '<news.example>' }, 'x@news.example'],
  ])('is ignored as %s', async (reason, headers, from) => {
    const { receive, ignored, inquiries } = desk();
    const raw = mailBytes(headers, 'x');
    expect(await receive(raw, from)).toEqual({ outcome: 'ignored', reason });
    expect(inquiries).toEqual([]);
    expect(ignored).toMatchObject([{ reason, raw, workspace: 'acme', inbox: inbox.address }]);
  });

  it('that went round and round is a loop', async () => {
    const lines = Array.from({ length: 41 }, () => 'Received: by mx').join('\r\n');
    const raw = Buffer.concat([Buffer.from(`${lines}\r\n`), mailBytes(prospect, 'x')]);
    expect(await desk().receive(raw)).toEqual({ outcome: 'ignored', reason: 'loop' });
  });

  it('is not told by its words: a person may write “out of office”', async () => {
    const raw = mailBytes(
      { ...prospect, Subject: 'Automatic reply: out of office' },
      'delivery failed',
    );
    expect(await desk().receive(raw)).toEqual({ outcome: 'inquiry' });
  });
});

describe('a mail that cannot be read', () => {
  it.each<[string, Uint8Array, string]>([
    ['noise', Buffer.from([0, 1, 2, 255, 254]), 'x'],
    ['nothing', Buffer.from(''), ''],
    [
      'a nest',
      mailBytes(
        { ...prospect, 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(80),
      ),
      'jane@prospect.com',
    ],
  ])('like %s is kept with its bytes', async (_, raw, from) => {
    const { receive, failed, inquiries } = desk();
    expect(await receive(raw, from)).toMatchObject({ outcome: 'failed' });
    expect(inquiries).toEqual([]);
    expect(failed).toMatchObject([{ raw, workspace: 'acme', receivedAt: at }]);
    expect(failed[0]?.reason).not.toBe('');
  });
});

describe('what cannot be stored', () => {
  it.each<[string, Uint8Array, string]>([
    ['an inquiry', mailBytes(prospect, 'x'), 'jane@prospect.com'],
    ['an ignored mail', mailBytes(prospect, 'x'), ''],
    ['an unreadable mail', Buffer.from(''), ''],
  ])('comes again later: %s', async (_, raw, from) => {
    expect(await desk({ failed: 'database away' }).receive(raw, from)).toEqual({
      outcome: 'later',
      reason: 'database away',
    });
  });

  it('comes again later when a port breaks', async () => {
    const { ports } = desk();
    const broken = { ...ports, colleagueOf: () => Promise.reject(new Error('database away')) };
    expect(
      await receiveMail(mailBytes(prospect, 'x'), 'j@prospect.com', inbox, at, broken),
    ).toEqual({ outcome: 'later', reason: 'database away' });
  });
});
