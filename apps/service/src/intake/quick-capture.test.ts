import { describe, expect, it } from 'vitest';
import { type QuickCapture, quickCapture } from './quick-capture.ts';

describe('a quick capture', () => {
  const quick = {
    registrar: 'r-09',
    receivedAt: 7,
    key: null,
    defaultCountry: 'US',
    facts: { source: 'voicemail' },
  };
  const capture = (given: Partial<QuickCapture>) =>
    quickCapture({ who: 'Jane Doe', about: 'A press', reach: '415 555 2671', ...given }, quick);
  const contactOf = (given: Partial<QuickCapture>) => {
    const captured = capture(given);
    if (!captured.ok) throw new Error(JSON.stringify(captured.errors));
    return captured.inquiry.contact;
  };

  it('is an inquiry with its registrar', () => {
    expect(capture({})).toMatchObject({
      ok: true,
      inquiry: {
        source: 'quick',
        registrar: 'r-09',
        facts: { source: 'voicemail', hasPhone: true, hasMail: false },
        message: 'A press',
      },
    });
  });

  it.each([
    ['Jane Doe, Acme Robotics', 'Jane Doe', 'Acme Robotics'],
    ['Jane Doe (Acme)', 'Jane Doe', 'Acme'],
    ['Jane Doe from Acme Robotics', 'Jane Doe', 'Acme Robotics'],
    ['Acme Robotics, Inc.', null, 'Acme Robotics, Inc.'],
    ['Müller GmbH', null, 'Müller GmbH'],
    ['jane', 'Jane', null],
  ])('reads %s', (who, name, company) => {
    expect(contactOf({ who })).toMatchObject({ name, company });
  });

  it.each([
    ['jane@acme.com', 'jane@acme.com', null],
    ['Jane <jane@acme.com>, 415 555 2671', 'jane@acme.com', '+14155552671'],
    ['mobile 415-555-2671', null, '+14155552671'],
    ['she calls again on Monday at 10', null, null],
  ])('reaches by %s', (reach, mail, e164) => {
    const contact = contactOf({ reach });
    expect(contact.mail?.address ?? null).toBe(mail);
    expect(contact.phone?.e164 ?? null).toBe(e164);
  });

  it.each([
    ['jane@acme.com', 'A press'],
    ['jane@acme.com, (415) 555-2671', 'A press'],
    ['mobile 415-555-2671', 'A press\n\nHow to reach them: mobile 415-555-2671'],
    ['she calls on Monday', 'A press\n\nHow to reach them: she calls on Monday'],
    ['room 12', 'A press\n\nHow to reach them: room 12'],
  ])('says in the message of %s only what the contact does not', (reach, message) => {
    expect(capture({ reach })).toMatchObject({ inquiry: { message } });
  });

  it('names what is empty', () => {
    expect(capture({ who: ' ', about: '\n', reach: '' })).toMatchObject({
      ok: false,
      errors: [{ field: 'who' }, { field: 'about' }, { field: 'reach' }],
    });
  });
});
