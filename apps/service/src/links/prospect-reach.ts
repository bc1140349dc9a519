import type { Contact } from '../hygiene/contact.ts';
import type { Bars } from '../privacy/do-not-contact.ts';

/** One way to reach the prospect, as a mail or a page shows it. */
export interface ReachRow {
  readonly label: string;
  readonly text: string;
  /** `mailto:` or `tel:`; null when there is nothing to press. */
  readonly href: string | null;
}

const BARRED = 'not to be used: they asked not to be contacted this way';

/** RFC 6068; an apostrophe, which O'Neil has in an address, would end an attribute. */
const encoded = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27');

const mailto = (address: string): string => {
  const cut = address.lastIndexOf('@');
  return `mailto:${encoded(address.slice(0, cut))}@${encoded(address.slice(cut + 1))}`;
};

/** How the prospect is reached, but for what they asked not to be. */
export const prospectReach = (contact: Contact | null, bars: Bars): readonly ReachRow[] => {
  const mail = contact?.mail ?? null;
  const phone = contact?.phone ?? null;
  const rows: ReachRow[] = [];
  if (mail !== null)
    rows.push(
      bars.mail
        ? { label: 'Mail', text: BARRED, href: null }
        : { label: 'Mail', text: mail.address, href: mailto(mail.address) },
    );
  if (phone !== null) {
    const { e164, extension, raw } = phone;
    const text = e164 === null ? raw : `${e164}${extension === null ? '' : ` ext. ${extension}`}`;
    const href =
      e164 === null ? null : `tel:${e164}${extension === null ? '' : `;ext=${extension}`}`;
    rows.push(
      bars.phone ? { label: 'Phone', text: BARRED, href: null } : { label: 'Phone', text, href },
    );
  }
  return rows;
};
