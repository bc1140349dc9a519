import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardedParts } from './forwarded-parts.ts';

/** The same mail as clients quote it in a forward. */
const forms: Readonly<Record<string, string>> = {
  'Gmail, English': `Can you take this?

---------- Forwarded message ---------
From: Jane Doe <jane@prospect.com>
Date: Mon, Nov 23, 2026 at 9:30 AM
Subject: A press
To: Director <director@acme.com>


We need a press.`,
  'Gmail, French': `Can you take this?

---------- Forwarded message ---------
De : Jane Doe <jane@prospect.com>
Date: lun. 23 nov. 2026 à 09:30
Subject: A press
To: Director <director@acme.com>

We need a press.`,
  'Outlook, English': `Can you take this?

________________________________
From: Jane Doe <jane@prospect.com>
Sent: Monday, November 23, 2026 9:30 AM
To: Director <director@acme.com>; Other Person
 <other@acme.com>
Cc: Third <third@acme.com>
Subject: A press

We need a press.`,
  'Outlook, German': `Can you take this?

Von: Jane Doe [mailto:jane@prospect.com]
Gesendet: Montag, 23. November 2026 09:30
An: Director
Betreff: A press

We need a press.`,
  'Outlook on the web, as text': `Can you take this?

From: Jane Doe <jane@prospect.com<mailto:jane@prospect.com>>
Sent: Monday, November 23, 2026 9:30:00 AM
To: Director <director@acme.com<mailto:director@acme.com>>
Subject: A press

We need a press.`,
  'Outlook, bold turned to stars': `Can you take this?

*From:* Jane Doe <jane@prospect.com>
*Sent:* Monday, November 23, 2026 9:30 AM
*To:* Director <director@acme.com>
*Subject:* A press

We need a press.`,
  'Apple Mail, English': `Can you take this?

Begin forwarded message:

From: Jane Doe <jane@prospect.com>
Subject: A press
Date: 23 November 2026 at 09:30:00 CET
To: Director <director@acme.com>

We need a press.`,
  'Apple Mail, Spanish, quoted': `Can you take this?

> Inicio del mensaje reenviado:
>
> De: Jane Doe <jane@prospect.com>
> Asunto: A press
> Fecha: 23 de noviembre de 2026, 9:30:00 CET
> Para: Director <director@acme.com>
>
> We need a press.`,
  'Thunderbird, Dutch': `Can you take this?

-------- Doorgestuurd bericht --------
Onderwerp: \tA press
Datum: \tMon, 23 Nov 2026 09:30:00 +0100
Van: \tJane Doe <jane@prospect.com>
Aan: \tDirector <director@acme.com>

We need a press.`,
  'Outlook, Japanese': `Can you take this?

差出人: Jane Doe <jane@prospect.com>
送信日時: 2026年11月23日 9:30
宛先: Director <director@acme.com>
件名: A press

We need a press.`,
  'Foxmail, Chinese, wide colons': `Can you take this?

------------------ 原始邮件 ------------------
发件人：Jane Doe <jane@prospect.com>
发送时间：2026年11月23日 9:30
收件人：Director <director@acme.com>
主题：A press

We need a press.`,
  'Yandex, Russian': `Can you take this?

-------- Пересылаемое сообщение --------
От: Jane Doe <jane@prospect.com>
Тема: A press
Дата: 23.11.2026, 09:30
Кому: Director <director@acme.com>

We need a press.`,
  'Outlook, Polish': `Can you take this?

Od: Jane Doe <jane@prospect.com>
Wysłano: poniedziałek, 23 listopada 2026 09:30
Do: Director <director@acme.com>
DW: Third <third@acme.com>
Temat: A press

We need a press.`,
  'HTML with a blank line between headers': `Can you take this?

From: Jane Doe <jane@prospect.com>

Date: Monday

Subject: A press

To: Director <director@acme.com>

We need a press.`,
};

describe('a forwarded mail', () => {
  it.each(Object.entries(forms))('is found as %s writes it', (_, text) => {
    const parts = forwardedParts(text);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({
      from: { name: 'Jane Doe', address: 'jane@prospect.com' },
      subject: 'A press',
      body: 'We need a press.',
      above: 'Can you take this?',
    });
  });

  it('is found with Windows line ends', () => {
    const parts = forwardedParts(forms['Gmail, English']?.replaceAll('\n', '\r\n') ?? '');
    expect(parts[0]?.from?.address).toBe('jane@prospect.com');
  });

  it('within a forwarded mail comes after it', () => {
    const text = `Over to you.

Von: Bob Ray <bob@acme.com>
Gesendet: Dienstag
An: Ann
Betreff: WG: A press

FYI.

Von: Jane Doe <jane@prospect.com>
Gesendet: Montag
An: Bob Ray
Betreff: A press

We need a press.`;
    expect(forwardedParts(text)).toMatchObject([
      { from: { address: 'bob@acme.com' }, body: 'FYI.', above: 'Over to you.' },
      { from: { address: 'jane@prospect.com' }, body: 'We need a press.', above: 'FYI.' },
    ]);
  });

  it('without an address still has a name', () => {
    const text = 'From: Jane Doe\nSent: Monday\nTo: Director\nSubject: A press\n\nWe need a press.';
    expect(forwardedParts(text)).toMatchObject([
      { from: null, name: 'Jane Doe', subject: 'A press' },
    ]);
  });

  it.each([
    'Dear all,\n\nTo: do\n\nRegards',
    'From: Zurich to Geneva it is 280 km.',
    'The date: Monday\nThe subject: presses',
    'On Mon, Nov 23, 2026 Jane Doe <jane@prospect.com> wrote:\n> We need a press.',
    '',
  ])('is not seen in %j', (text) => {
    expect(forwardedParts(text)).toEqual([]);
  });

  it('takes an address in brackets, not one in a name', () => {
    const text = 'From: "ceo@acme.com" <jane@prospect.com>\nSubject: x\n\ny';
    expect(forwardedParts(text)[0]?.from).toEqual({ name: null, address: 'jane@prospect.com' });
  });

  test.prop([
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...Object.values(forms)),
    fc.string(),
  ])('is found whatever stands around it', (before, form, after) => {
    // A header line of one's own right above belongs to the block, as it would for any reader.
    fc.pre(!/[:：]/u.test(before));
    const parts = forwardedParts(`${before}\n\n${form}\n\n${after}`);
    expect(parts[0]?.from?.address).toBe('jane@prospect.com');
  });

  it.each([
    ['blank lines', '\n'.repeat(200_000)],
    ['blanks', ' '.repeat(200_000)],
    ['quotes', '> '.repeat(100_000)],
    ['header lines', 'From: a\n'.repeat(30_000)],
    ['half headers', 'Subject: a\n\n'.repeat(20_000)],
    ['recipients', `From: a\nTo: ${'a <a@b.co>, '.repeat(20_000)}\n`],
    ['at signs', '@'.repeat(200_000)],
    ['addresses without an end', `From: ${'a'.repeat(100_000)}@${'b'.repeat(100_000)}\nSubject: x`],
  ])('costs no more to look for among %s', (_, text) => {
    expect(forwardedParts(text).length).toBeLessThanOrEqual(5000);
  });
});
