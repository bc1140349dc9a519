import { convert } from 'html-to-text';
import PostalMime, { type Address, type Attachment, decodeWords, type Email } from 'postal-mime';

/** Mails enclosed in mails, each read as one. */
const ENCLOSED_AT_MOST = 10;
const HTML_AT_MOST = 1_000_000;

/** Everything that is written anywhere in a mail, decoded: headers, each part, attachments as text, mails within it. */
export interface MailTexts {
  readonly texts: readonly string[];
  /** False where the parser gave up, so that its parts were only guessed at. */
  readonly isWhole: boolean;
}

const bytesIn = ({ content }: Attachment): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(new Uint8Array(content as ArrayBuffer));

/** As UTF-8 and, for text in two bytes a letter, without the empty ones. */
const bytesAsText = (bytes: Buffer): readonly string[] => {
  const text = bytes.toString();
  return text.includes('\0') ? [text, text.replaceAll('\0', '')] : [text];
};

const plainOf = (html: string): string =>
  convert(html.slice(0, HTML_AT_MOST), { wordwrap: false, limits: { maxDepth: 100 } });

const peopleIn = (addresses: readonly (Address | undefined)[]): readonly string[] =>
  addresses.flatMap((one) =>
    one === undefined ? [] : (one.group ?? [one]).map((each) => `${each.name} <${each.address}>`),
  );

const headersOf = (mail: Email): readonly string[] => [
  ...mail.headers.map(({ value }) => decodeWords(value)),
  ...peopleIn([mail.from, mail.sender, ...(mail.to ?? []), ...(mail.cc ?? [])]),
];

const textsIn = async (raw: Uint8Array, enclosed: number): Promise<readonly string[]> => {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
    maxHeadersSize: 256 * 1024,
  });
  const { text = '', html } = mail;
  const texts = [...headersOf(mail), text];
  if (html !== undefined) texts.push(html, plainOf(html));
  for (const attachment of mail.attachments) {
    const bytes = bytesIn(attachment);
    texts.push(attachment.filename ?? '', ...bytesAsText(bytes));
    if (attachment.mimeType === 'text/html') texts.push(plainOf(bytes.toString()));
    if (attachment.mimeType === 'message/rfc822') {
      if (enclosed === 0) throw new Error('mails are enclosed in mails without an end');
      texts.push(...(await textsIn(bytes, enclosed - 1)));
    }
  }
  return texts;
};

const QUOTED = /=([0-9A-F]{2})/giu;
/** Lines of nothing but base64, however many stand together. */
const RUN = /(?:^[A-Za-z0-9+/]{8,}={0,2}\r?$\n?)+/gmu;

/** What is base64 or quoted-printable by its looks alone. */
const guessed = (raw: string): readonly string[] => {
  const unquoted = raw
    .replaceAll(/=\r?\n/gu, '')
    .replaceAll(QUOTED, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  const runs = raw.match(RUN) ?? [];
  const decoded = runs.flatMap((run) => bytesAsText(Buffer.from(run, 'base64')));
  return [Buffer.from(unquoted, 'latin1').toString(), ...decoded];
};

/** Never rejects: what the mail library cannot read is still searched for what looks encoded. */
export const mailTexts = async (raw: Uint8Array): Promise<MailTexts> => {
  const bytes = Buffer.from(raw);
  const plain = bytes.toString('latin1');
  try {
    const texts = await textsIn(raw, ENCLOSED_AT_MOST);
    return { texts: [plain, ...texts], isWhole: true };
  } catch {
    return { texts: [plain, bytes.toString(), ...guessed(plain)], isWhole: false };
  }
};
