import { describe, expect, it } from 'vitest';
import { exampleEvents } from './notice.example.ts';
import type { NoticeEvent } from './notice.ts';
import { renderChat, renderHtml, renderText } from './render.ts';
import { tellTime } from './tell-time.ts';
import { wordingOf } from './wording.ts';

const zurich = { zone: 'Europe/Zurich' };
const words = (event: NoticeEvent) => wordingOf(event, zurich);

describe('a notice in words', () => {
  it('of an offer says what, why, what to do and until when', () => {
    expect(renderText(words(exampleEvents.offer))).toBe(
      `A lead was offered to you: Jane Doe, Acme Robotics.

Rule press-na matched: product is press, region is NA.

What to do: Accept it, or reject it with a reason. Until you answer it is not yours, and nobody else’s.

By: Mon 23 November 2026, 14:30 (Europe/Zurich)

Who: Jane Doe, Acme Robotics
Mail: jane@acme-robotics.com
Phone: +14155552671
Asked for: A press for 40 parts a minute
Source: trade-show
Prospect must hear from us by: Tue 24 November 2026, 10:00 (Europe/Zurich)

Accept: https://baton.example/answer?t=accept-secret

Reject: https://baton.example/answer?t=reject-secret

See the lead: https://baton.example/lead?t=view-secret`,
    );
  });

  const aboutLeads = Object.values(exampleEvents).filter(({ lead }) => lead !== null);
  it.each(aboutLeads)('of $event names the lead in subject and text', (event) => {
    const wording = words(event);
    expect(wording.subject).toContain('Jane Doe');
    expect(wording.what).toContain('Jane Doe');
    expect(wording.links.at(-1)?.href).toBe('https://baton.example/lead?t=view-secret');
  });

  it.each(Object.values(exampleEvents).filter((event) => 'due' in event || 'duty' in event))(
    'of $event tells the deadline in the reader’s zone',
    (event) => {
      expect(renderText(words(event))).toContain('Mon 23 November 2026, 14:30 (Europe/Zurich)');
      expect(renderText(wordingOf(event, { zone: 'Asia/Kolkata' }))).toContain(
        '19:00 (Asia/Kolkata)',
      );
    },
  );

  it('of an alarm names no lead, and what was found in its order', () => {
    const text = renderText(words(exampleEvents.alarm));
    expect(text).toContain(
      'Finding: Team north: 41 of 50 offers\nFinding: Week of 16 November 2026',
    );
    expect(text).not.toMatch(/Who:|See the lead/u);
    const failed = words({ ...exampleEvents['notice-failed'], lead: null, failed: 'alarm' });
    expect(failed.subject).toBe('Not delivered: alarm to Rep One');
  });

  it('tells the registrar what became of it, and why', () => {
    const text = renderText(words(exampleEvents.result));
    expect(text).toContain('that you registered was lost by Rep One');
    expect(text).toContain('Reason: price');
    expect(text).toContain('Now: in nurture, track long');
  });

  it('says what was done about a missed deadline', () => {
    expect(words(exampleEvents.escalation).todo).toMatch(/taken back and is routed/);
    expect(words({ ...exampleEvents.escalation, act: 'none' }).todo).toMatch(/Nothing was moved/);
  });

  it('tells a reminder before the deadline from one after it', () => {
    expect(words(exampleEvents.reminder).subject).toMatch(/^Reminder: /);
    expect(words({ ...exampleEvents.reminder, percent: 100 }).subject).toMatch(/^Overdue: /);
  });
});

describe('times', () => {
  it.each([
    [Date.UTC(2026, 2, 29, 0, 59), 'Europe/Zurich', 'Sun 29 March 2026, 01:59 (Europe/Zurich)'],
    [Date.UTC(2026, 2, 29, 1, 0), 'Europe/Zurich', 'Sun 29 March 2026, 03:00 (Europe/Zurich)'],
    [
      Date.UTC(2026, 0, 1, 5, 0),
      'America/New_York',
      'Thu 1 January 2026, 00:00 (America/New_York)',
    ],
  ])('%i in %s is %s', (at, zone, text) => {
    expect(tellTime(at, zone)).toBe(text);
  });
});

describe('what a form can put into a notice', () => {
  const nasty = {
    ...exampleEvents.offer,
    lead: {
      ...exampleEvents.offer.lead,
      who: 'Eve\r\nBcc: all@acme.com <script>alert(1)</script> <!channel> @here *bold* <https://evil.example|Accept>',
      askedFor: 'x'.repeat(5000),
    },
  };

  it('is no line in a header', () => {
    expect(words(nasty).subject).not.toMatch(/[\r\n]/);
    expect(words(nasty).subject.length).toBeLessThanOrEqual(160);
  });

  it('is no element in HTML', () => {
    const html = renderHtml(words(nasty));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'mailto:jane@acme-robotics.com',
      'tel:+14155552671',
      'https://baton.example/answer?t=accept-secret',
      'https://baton.example/answer?t=reject-secret',
      'https://baton.example/lead?t=view-secret',
    ]);
    expect(html).not.toMatch(/(src|url)\s*[=(]/);
  });

  it('calls no channel and makes no link in chat', () => {
    const chat = renderChat(words(nasty), { isPrivate: true });
    expect(chat).not.toContain('<!channel>');
    expect(chat).not.toContain('@here');
    expect(chat).not.toContain('<https://evil');
    expect(chat).not.toContain('https://evil');
  });

  it('is cut to a length', () => {
    expect(renderText(words(nasty)).length).toBeLessThan(2500);
  });

  it('is no link of another kind', () => {
    const event = { ...nasty, lead: { ...nasty.lead, page: 'javascript:alert(1)' } };
    expect(() => renderHtml(words(event))).toThrow(RangeError);
    const [row] = exampleEvents.offer.lead.reach;
    const reach = [{ ...row, href: 'mailto:a@b.c"onclick=alert(1)' }];
    const reaching = { ...nasty, lead: { ...nasty.lead, reach } };
    expect(() => renderHtml(words(reaching))).toThrow(RangeError);
  });
});

describe('links that act for the reader', () => {
  it('are kept from a channel that others read', () => {
    const wording = words(exampleEvents.offer);
    expect(renderChat(wording, { isPrivate: false })).not.toContain('secret');
    expect(renderChat(wording, { isPrivate: false })).not.toMatch(/robotics\.com|4155552671/u);
    const alone = renderChat(wording, { isPrivate: true });
    expect(alone).toContain('accept-secret|Accept>');
    expect(alone).toContain('<mailto:jane@acme-robotics.com|');
    const approval = words(exampleEvents.approval);
    expect(renderText(approval)).toContain('Approve: https://baton.example/answer?t=approve-');
    expect(renderChat(approval, { isPrivate: false })).not.toContain('secret');
  });

  it('stand nowhere where there are none, nor does a link to what only a program reads', () => {
    const lead = { ...exampleEvents.task.lead, reach: [], page: null };
    const html = renderHtml(words({ ...exampleEvents.task, lead }));
    expect(html).not.toContain('href');
  });
});
