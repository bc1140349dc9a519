import { convert } from 'html-to-text';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import { normaliseText } from '../hygiene/normalise-text.ts';

export interface MailPerson {
  readonly name: string | null;
  readonly address: string;
}

/** What is listed of an attachment; its content is not kept. */
export interface MailAttachment {
  readonly name: string | null;
  readonly type: string;
  readonly bytes: number;
}

/** The parts of a mail that matter here. */
export interface ReadMail {
  readonly messageId: string | null;
  readonly from: MailPerson | null;
  readonly replyTo: MailPerson | null;
  /** Who passed it on with a client's `redirect`. */
  readonly resentFrom: MailPerson | null;
  readonly subject: string | null;
  /** Of HTML mails as of others; at most 100,000 characters. */
  readonly text: string;
  /** Values by lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly attachments: readonly MailAttachment[];
  /** The first mail that is attached whole (forwarded as attachment). */
  readonly enclosed: ReadMail | null;
}

const TEXT_AT_MOST = 100_000;
const HTML_AT_MOST = 1_000_000;

/** Reads a mail's bytes. Rejects when they cannot be read, or nest deeper than mail does. */
export const readMail = (raw: Uint8Array): Promise<ReadMail> => read(raw, 1);

const read = async (raw: Uint8Array, enclosedDepth: number): Promise<ReadMail> => {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
    maxHeadersSize: 256 * 1024,
  });
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
  const whole = mail.attachments.find(({ mimeType }) => mimeType === 'message/rfc822');
  return {
    messageId: mail.messageId ?? null,
    from: personOf(mail.from),
    replyTo: personOf(mail.replyTo?.[0]),
    resentFrom: personIn(headers.get('resent-from')?.[0] ?? ''),
    subject: normaliseText(mail.subject ?? ''),
    text: textOf(mail),
    headers,
    attachments: mail.attachments.map((attachment) => ({
      name: normaliseText(attachment.filename ?? ''),
      type: attachment.mimeType,
      bytes: bytesOf(attachment).byteLength,
    })),
    enclosed:
      whole === undefined || enclosedDepth === 0
        ? null
        : await read(bytesOf(whole), enclosedDepth - 1),
  };
};

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const textOf = ({ text, html }: Email): string => {
  if (text !== undefined && text.trim() !== '') return text.slice(0, TEXT_AT_MOST);
  return convert((html ?? '').slice(0, HTML_AT_MOST), {
    wordwrap: false,
    limits: { maxDepth: 100 },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'img', format: 'skip' },
    ],
  }).slice(0, TEXT_AT_MOST);
};

const personOf = (address: Address | undefined): MailPerson | null => {
  if (address === undefined) return null;
  const [first] = address.group ?? [address];
  // The display name is anybody's choice: an address in it is not the sender's.
  const mail = normaliseMail(first?.address ?? '');
  return mail === null ? null : { name: nameIn(first?.name ?? ''), address: mail.address };
};

// One token with an @ in it, and the same within brackets. Bounded, and without nested repetition.
const ADDRESS = /[^\s<>()[\]"'*,;:|]{1,64}@[^\s<>()[\]"'*,;:|]{1,253}/u;
const IN_BRACKETS = /[<[] ?(?:mailto:)?([^\s<>()[\]"'*,;:|]{1,64}@[^\s<>()[\]"'*,;:|]{1,253})/iu;

/** The address in a text like `"Doe, Jane" <jane@acme.com>` or `Jane Doe [mailto:jane@acme.com]`, with the name before it. */
export const personIn = (text: string): MailPerson | null => {
  const line = text.slice(0, 1000);
  const found = IN_BRACKETS.exec(line) ?? ADDRESS.exec(line);
  const mail = found === null ? null : normaliseMail((found[1] ?? found[0]).replace(/\.+$/u, ''));
  if (found === null || mail === null) return null;
  return { name: nameIn(line.slice(0, found.index)), address: mail.address };
};

/** A display name, without what clients put around it. */
export const nameIn = (text: string): string | null => {
  const bare = text.replace(/[<([]?\s*(mailto:)?\s*$/iu, '').replaceAll(/["*]/gu, '');
  const name = normaliseText(bare)?.replaceAll(/^['\s]+|['\s:;,]+$/gu, '') ?? '';
  return name === '' || name.includes('@') ? null : name;
};
