import { createHash } from 'node:crypto';
import type { Facts } from '@baton/core';
import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import type { Inquiry } from '../intake/inquiry.ts';
import { forwardedParts } from './forwarded-parts.ts';
import { type MailAttachment, type MailPerson, personIn, type ReadMail } from './read-mail.ts';

/** An address to which inquiries are sent, and what is known of whatever comes there. */
export interface Inbox {
  readonly workspace: string;
  readonly address: string;
  readonly program: string | null;
  readonly facts: Facts;
  /** Two ISO letters, for telephone numbers in signatures. */
  readonly defaultCountry: string;
}

/** The person of the org who has the address, or `null`. */
export type ColleagueOf = (workspace: string, address: string) => Promise<string | null>;

export interface MailInquiry extends Inquiry {
  readonly source: 'mail';
  readonly key: string;
  readonly mail: {
    readonly messageId: string | null;
    readonly subject: string | null;
    /** Who sent it to us: the prospect, or the colleague. */
    readonly sender: MailPerson;
    /** What the colleague wrote above the mail they forwarded. */
    readonly note: string | null;
    readonly attachments: readonly MailAttachment[];
  };
}

/**
 * Makes an inquiry of a mail. From an outsider: theirs (`Reply-To` counts where a form or a no-reply address sent it). From a
 * colleague: theirs whom the colleague forwarded, enclosed, redirected, or named by the only foreign address in the text, and
 * the colleague is its registrar. Where nobody can be told, the inquiry has no contact but all of the text: it is still due.
 */
export const mailInquiry = async (
  mail: ReadMail,
  sender: MailPerson,
  inbox: Inbox,
  receivedAt: number,
  colleagueOf: ColleagueOf,
): Promise<MailInquiry> => {
  const known = (address: string): Promise<string | null> => colleagueOf(inbox.workspace, address);
  const passedOn = mail.resentFrom === null ? null : await known(mail.resentFrom.address);
  const colleague = passedOn === null ? await known(sender.address) : null;
  const origin =
    colleague === null
      ? {
          ...(replyTo(mail, sender, inbox) ?? sender),
          text: mail.text,
          subject: mail.subject,
          note: null,
        }
      : await originalOf(mail, known);
  const phone = onlyPhone(origin.text, inbox.defaultCountry);
  const contact = normaliseContact(
    {
      ...(origin.name === null ? {} : { name: origin.name }),
      ...(origin.address === null ? {} : { mail: origin.address }),
      ...(phone === null ? {} : { phone }),
    },
    inbox,
  );
  const body = mail.text.trim();
  return {
    source: 'mail',
    key: keyOf(mail, sender, inbox),
    receivedAt,
    contact,
    facts: { ...inbox.facts, ...factsFromContact(contact) },
    message: body === '' ? origin.subject : body,
    program: inbox.program,
    registrar: passedOn ?? colleague,
    other: {},
    mail: {
      messageId: mail.messageId,
      subject: origin.subject,
      sender,
      note: origin.note,
      attachments: mail.attachments,
    },
  };
};

interface Origin {
  readonly name: string | null;
  readonly address: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly note: string | null;
}

const originalOf = async (
  mail: ReadMail,
  known: (address: string) => Promise<string | null>,
): Promise<Origin> => {
  const note = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const { enclosed } = mail;
  if (
    enclosed?.from !== null &&
    enclosed?.from !== undefined &&
    (await known(enclosed.from.address)) === null
  )
    return {
      ...enclosed.from,
      subject: enclosed.subject,
      text: enclosed.text,
      note: note(mail.text),
    };

  // Colleagues forward to each other first: the first sender who is none of us is the prospect.
  const parts = forwardedParts(mail.text);
  for (const { from, name, subject, body, above } of parts)
    if (from !== null ? (await known(from.address)) === null : name !== null)
      return {
        name: from?.name ?? name,
        address: from?.address ?? null,
        subject: subject ?? mail.subject,
        text: body,
        note: note(above),
      };
  const named = parts.length > 0 ? null : await onlyForeigner(mail.text, known);
  return {
    name: named?.name ?? null,
    address: named?.address ?? null,
    subject: mail.subject,
    text: mail.text,
    note: note(mail.text),
  };
};

const ADDRESSES_AT_MOST = 20;

/** The one address in a colleague's own words that is not of the org. Two of them would be a guess. */
const onlyForeigner = async (
  text: string,
  known: (address: string) => Promise<string | null>,
): Promise<MailPerson | null> => {
  const found = new Map<string, MailPerson>();
  const words = text.split(/[\s,;<>()[\]"]+/u).filter((word) => word.includes('@'));
  for (const word of new Set(words.slice(0, 1000))) {
    const person = personIn(word);
    if (person !== null)
      found.set(person.address.toLowerCase(), { name: null, address: person.address });
    if (found.size > ADDRESSES_AT_MOST) return null;
  }
  const foreign: MailPerson[] = [];
  for (const person of found.values())
    if ((await known(person.address)) === null) foreign.push(person);
  return foreign.length === 1 ? (foreign[0] ?? null) : null;
};

/** `Reply-To` where the sender is a machine, or our own site: a form that mails what was typed in. */
const replyTo = (mail: ReadMail, sender: MailPerson, inbox: Inbox): MailPerson | null => {
  const isMachine = /^(no-?reply|do-?not-?reply|web|www|form|forms|wordpress)@/iu.test(
    sender.address,
  );
  const isOurs = normaliseMail(sender.address)?.domain === normaliseMail(inbox.address)?.domain;
  return isMachine || isOurs ? mail.replyTo : null;
};

/** A telephone number in the text, if there is exactly one: with two, one may be somebody else's. */
const onlyPhone = (text: string, country: string): string | null => {
  const defaults = isSupportedCountry(country) ? { defaultCountry: country } : {};
  const numbers = findPhoneNumbersInText(text.slice(0, 5000), defaults);
  const distinct = new Set(numbers.map(({ number }) => number.number));
  return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
};

/** The same for the same mail delivered again, by whatever way: relays change headers, not these. */
const keyOf = (mail: ReadMail, sender: MailPerson, inbox: Inbox): string => {
  const told = [inbox.address, mail.messageId, sender.address, mail.subject, mail.text];
  return `mail:${createHash('sha256').update(JSON.stringify(told)).digest('base64url')}`;
};
