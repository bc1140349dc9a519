import type { Facts } from '@baton/core';
import { companyKey } from '../hygiene/company-key.ts';
import type { Contact } from '../hygiene/contact.ts';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { foldedWords, normaliseText } from '../hygiene/normalise-text.ts';
import { normalisePhone } from '../hygiene/normalise-phone.ts';
import { personIn } from '../inbound-mail/read-mail.ts';
import type { FieldError } from './form-mapping.ts';
import type { Inquiry } from './inquiry.ts';
import { normaliseParagraphs } from './normalise-paragraphs.ts';

/** The three fields that anybody in the company fills in, in their own words, for somebody who called or asked. */
export interface QuickCapture {
  /** `Jane Doe, Acme Robotics`. */
  readonly who: string;
  readonly about: string;
  /** Address, number, or whatever is known: `she calls again on Monday`. */
  readonly reach: string;
}

export interface QuickContext {
  /** The person who fills it in, and is told what becomes of it. */
  readonly registrar: string;
  readonly receivedAt: number;
  readonly key: string | null;
  readonly defaultCountry: string;
  /** Facts that the workspace gives such inquiries, like its source. */
  readonly facts: Facts;
}

export type Captured =
  | { readonly ok: true; readonly inquiry: Inquiry }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const TEXT_AT_MOST = 500;

/**
 * An inquiry of three fields. Only an empty field is refused: words that can be read as a name, company, address or number are,
 * and whatever cannot stays in the message. A missing telephone number must never keep somebody from registering a call.
 */
export const quickCapture = (capture: QuickCapture, context: QuickContext): Captured => {
  const who = normaliseText(capture.who)?.slice(0, TEXT_AT_MOST);
  const about = normaliseParagraphs(capture.about);
  const reach = normaliseText(capture.reach)?.slice(0, TEXT_AT_MOST);
  if (who === undefined || about === null || reach === undefined)
    return {
      ok: false,
      errors: [
        ...(who === undefined ? [missing('who', 'say who asked: a name, a company, or both')] : []),
        ...(about === null ? [missing('about', 'say what they asked for, in a few words')] : []),
        ...(reach === undefined
          ? [missing('reach', 'say how to reach them, or that it is not known')]
          : []),
      ],
    };
  const mail = personIn(reach)?.address;
  const beside = mail === undefined ? reach : reach.replace(/\S*@\S*/u, ' ');
  const phone = normalisePhone(beside, context.defaultCountry);
  const isPhone =
    phone !== null && (phone.e164 !== null || (phone.raw.match(/\d/gu)?.length ?? 0) >= 5);
  const contact = normaliseContact(
    {
      ...nameAndCompany(who),
      ...(mail === undefined ? {} : { mail }),
      ...(isPhone ? { phone: phone.raw } : {}),
    },
    context,
  );
  return {
    ok: true,
    inquiry: {
      source: 'quick',
      key: context.key,
      receivedAt: context.receivedAt,
      contact,
      facts: { ...context.facts, ...factsFromContact(contact) },
      message: [about, ...unread(who, reach, contact, isPhone)].join('\n\n'),
      program: null,
      registrar: context.registrar,
      other: {},
    },
  };
};

/** What the contact does not say as well. */
const unread = (
  who: string,
  reach: string,
  { name, company, mail }: Contact,
  isPhone: boolean,
): readonly string[] => {
  const beside = mail === null ? reach : reach.replace(/\S*@\S*/u, ' ');
  const left = isPhone ? beside.replaceAll(/[\d+]/gu, ' ') : beside;
  return [
    ...(name === null && company === null ? [`Who: ${who}`] : []),
    ...(/[\p{L}\p{N}]/u.test(left) ? [`How to reach them: ${reach}`] : []),
  ];
};

const missing = (field: string, fix: string): FieldError => ({
  field,
  message: `${field} is empty`,
  fix,
});

/** `Jane Doe, Acme`, `Jane Doe (Acme)`, `Jane Doe from Acme`; a text with a legal form at its end is a company alone. */
const nameAndCompany = (who: string): { readonly name?: string; readonly company?: string } => {
  const parted =
    /^([^,;(]+)[,;]\s*(.+)$/u.exec(who) ??
    /^([^(]+)\(([^)]+)\)$/u.exec(who) ??
    /^(.+?)\s(?:at|from|of|von|bei|de chez|@)\s(\p{Lu}.*)$/u.exec(who);
  const [, name = '', company = ''] = parted ?? [];
  // `Acme Robotics, Inc.` is one company, not a person at one.
  if (parted !== null && !hasLegalForm(who.replace(/\)$/u, ''), name)) return { name, company };
  return isCompany(who) ? { company: who } : { name: who };
};

const isCompany = (text: string): boolean =>
  companyKey(text).split(' ').length < foldedWords(text).filter((word) => word !== 'and').length;

const hasLegalForm = (whole: string, name: string): boolean =>
  companyKey(whole) === companyKey(name);
