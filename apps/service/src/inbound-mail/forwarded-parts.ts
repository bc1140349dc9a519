import { type HeaderKind, headerLine } from './header-labels.ts';
import { type MailPerson, nameIn, personIn } from './read-mail.ts';

/** A mail that stands quoted in another's text. */
export interface ForwardedPart {
  /** `null` where the client gave only a name. */
  readonly from: MailPerson | null;
  readonly name: string | null;
  readonly subject: string | null;
  /** As the client wrote it, in whatever language. */
  readonly date: string | null;
  /** What follows its headers, up to the next forwarded mail. */
  readonly body: string;
  /** What stands before its headers. */
  readonly above: string;
}

const LINES_AT_MOST = 5000;
/** Blank lines that HTML leaves between one header and the next. */
const BLANKS_AT_MOST = 2;

interface Block {
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<HeaderKind, string>;
}

/**
 * The mails that were forwarded inside a text, outermost first. What tells one is a block of header lines with its sender
 * and at least one more header (date, subject, recipients) in one of some thirty languages; the line above it
 * (`---------- Forwarded message`, `Begin forwarded message:`) is not needed, since Outlook writes none. Lines may be quoted.
 * One pass over the lines, each looked at for a bounded length: an adversary's mail costs no more than another.
 */
export const forwardedParts = (text: string): readonly ForwardedPart[] => {
  const lines = text.split(/\r\n|\n|\r/u, LINES_AT_MOST).map(unquote);
  const blocks = blocksOf(lines);
  return blocks.map((block, index) => {
    const value = (kind: HeaderKind): string | null => block.values.get(kind) ?? null;
    const from = value('from') ?? '';
    const person = personIn(from);
    const until = blocks[index + 1]?.start ?? lines.length;
    return {
      from: person,
      name: person?.name ?? (person === null ? nameIn(from) : null),
      subject: value('subject'),
      date: value('date'),
      body: join(lines.slice(block.end, until)),
      above: withoutSeparator(join(lines.slice(blocks[index - 1]?.end ?? 0, block.start))),
    };
  });
};

const unquote = (line: string): string =>
  line
    .slice(0, 2000)
    .replace(/^(?:[>|] ?){1,10}/u, '')
    .trim();

/** Without a last line like `-----Original Message-----`, `________` or `Begin forwarded message:`. */
const withoutSeparator = (text: string): string => {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const isSeparator = /^[-_=]{5,}/u.test(last) || /^[^:：]{4,60}[:：]$/u.test(last);
  return isSeparator ? text.slice(0, text.length - last.length).trim() : text;
};

const join = (lines: readonly string[]): string => lines.join('\n').trim();

const blocksOf = (lines: readonly string[]): readonly Block[] => {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const block = blockAt(lines, at);
    if (block.values.has('from') && block.values.size > 1) blocks.push(block);
    // Headers without a sender are no forward; whatever follows them is looked at on its own.
    at = Math.max(block.end, at + 1);
  }
  return blocks;
};

/** The run of header lines that starts here, if one does. */
const blockAt = (lines: readonly string[], start: number): Block => {
  const values = new Map<HeaderKind, string>();
  let end = start;
  for (let at = start; at < lines.length && at <= end + BLANKS_AT_MOST; at++) {
    const header = headerLine(lines[at] ?? '');
    if (header === null) {
      // Long recipient lists go on in the next line.
      const goesOn = at === end && values.has('to') && (lines[at]?.includes('@') ?? false);
      if (goesOn) end = at + 1;
      else if (lines[at] !== '' || values.size === 0) break;
      continue;
    }
    // The same header again begins the next mail, except for the several lines of recipients.
    if (values.has(header.kind) && header.kind !== 'to') break;
    values.set(header.kind, header.value);
    end = at + 1;
  }
  return { start, end, values };
};
