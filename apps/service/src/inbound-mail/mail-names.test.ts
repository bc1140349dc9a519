import { describe, expect, test } from 'vitest';
import type { TextMarks } from '../privacy/names-person.ts';
import { mailBytes } from './mail.example.ts';
import { mailNames } from './mail-names.ts';

const marks: TextMarks = {
  addresses: ['zélda.quist@acme-robotics.com', 'zelda.quist@acme-robotics.com'],
  digits: ['125550147'],
  names: ['zelda quist', 'žófie nováková'],
};

const FROM = { From: 'Form <no-reply@forms.com>', To: 'inquiries@acme.com' };
const base64 = (text: string | Buffer): string =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/gu) ?? []
  ).join('\n');

const encoded = (encoding: string, body: string, type = 'text/plain; charset=utf-8') =>
  mailBytes({ ...FROM, 'Content-Type': type, 'Content-Transfer-Encoding': encoding }, body);

const parts = (...each: readonly (readonly [headers: string, body: string])[]) =>
  mailBytes(
    { ...FROM, 'Content-Type': 'multipart/mixed; boundary=b' },
    `${each.map(([headers, body]) => `--b\n${headers}\n\n${body}\n`).join('')}--b--\n`,
  );

const HELLO = ['Content-Type: text/plain', 'Hello.'] as const;
const B64 = 'Content-Transfer-Encoding: base64';
const enclosed = Buffer.from(
  mailBytes({ From: 'Zelda Quist <z@elsewhere.com>', Subject: 'A press' }, 'Please.'),
).toString();

describe('names', () => {
  test.each([
    ['a plain text', encoded('7bit', 'I am Zelda Quist.')],
    ['base64', encoded('base64', base64('Write to zelda.quist@acme-robotics.com, please.'))],
    ['a number in base64', encoded('base64', base64('Call (212) 555-0147.'))],
    ['quoted-printable', encoded('quoted-printable', 'Zelda=20Quist asked for a press')],
    [
      'an address over two lines',
      encoded('quoted-printable', 'write zelda.qui=\nst=40acme-robotics.com'),
    ],
    ['a name over two lines', encoded('base64', base64('Yours,\nZelda\nQuist'))],
    ['family name first', encoded('base64', base64('Name: QUIST, Zelda'))],
    [
      'another alphabet’s bytes',
      encoded(
        'base64',
        base64(Buffer.from('Yours, Zelda Quist', 'latin1')),
        'text/plain; charset=iso-8859-1',
      ),
    ],
    ['marks on letters', encoded('base64', base64('Yours, ŽÓFIE Nováková'.normalize('NFD')))],
    [
      'HTML',
      encoded(
        'base64',
        base64('<p>Zelda <b>Quist</b>, zelda&#46;quist</p>'),
        'text/html; charset=utf-8',
      ),
    ],
    [
      'an encoded subject',
      mailBytes({ ...FROM, Subject: `=?utf-8?B?${base64('For Zelda Quist')}?=` }, 'Hello.'),
    ],
    [
      'an encoded sender',
      mailBytes({ ...FROM, 'Reply-To': '=?utf-8?Q?Zelda_Quist?= <z@x.com>' }, 'Hello.'),
    ],
    [
      'an attached text',
      parts(HELLO, [
        `Content-Type: text/vcard\nContent-Disposition: attachment; filename=c.vcf\n${B64}`,
        base64('BEGIN:VCARD\nFN:Zelda Quist\nEND:VCARD'),
      ]),
    ],
    [
      'a text in two bytes a letter',
      parts(HELLO, [
        `Content-Type: text/csv\nContent-Disposition: attachment; filename=c.csv\n${B64}`,
        base64(Buffer.from('name\r\nZelda Quist', 'utf16le')),
      ]),
    ],
    [
      'the name of a file',
      parts(HELLO, [
        `Content-Type: image/png\nContent-Disposition: attachment; filename="Zelda Quist.png"\n${B64}`,
        base64('x'),
      ]),
    ],
    ['an enclosed mail', parts(HELLO, ['Content-Type: message/rfc822', enclosed])],
    ['one in base64', parts(HELLO, [`Content-Type: message/rfc822\n${B64}`, base64(enclosed)])],
  ])('%s', async (_, raw) => {
    expect(await mailNames({ raw, marks })).toBe('named');
  });
});

describe('does not name', () => {
  test.each([
    ['others', 'Quist AG, Zelda street, not-zelda.quist@acme-robotics.com'],
    ['longer words', 'Zelda Quistling, Grizelda Quist'],
    ['longer addresses', 'zelda.quist@acme-robotics.com.au'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    expect(await mailNames({ raw: encoded('base64', base64(text)), marks })).toBe('not-named');
  });
});

describe('what the parser gives up', () => {
  const deep = (body: string) =>
    mailBytes(
      { ...FROM, 'Content-Type': 'multipart/mixed; boundary=b' },
      `${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(80)}${body}`,
    );

  test.each([
    ['base64', base64('Long enough for a line, and yours, Zelda Quist')],
    ['quoted-printable', 'Zelda=20Qui=\nst'],
  ])('is searched for what looks like %s', async (_, body) => {
    expect(await mailNames({ raw: deep(body), marks })).toBe('named');
  });

  test('is for somebody to look at when nothing is found', async () => {
    expect(await mailNames({ raw: deep('Hello.'), marks })).toBe('unsure');
  });
});
