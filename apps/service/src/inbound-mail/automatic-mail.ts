import { NOTICE_HEADER } from '../notices/mail-channel.ts';
import type { ReadMail } from './read-mail.ts';

export type AutomaticReason =
  | 'our-own-notice'
  | 'loop'
  | 'bounce'
  | 'delivery-report'
  | 'auto-reply'
  | 'mailing-list';

/** More hops than any real way between two people. */
const HOPS_AT_MOST = 40;

/**
 * Why a mail is nobody's inquiry, or `null`. Only what a machine says of itself counts (RFC 3834, 5321, 6522, 2919), never a
 * subject or a word in the text: an ignored inquiry is worse than an extra one. `auto-generated` alone is not enough,
 * because web forms mark their mails so; it is an answer only when it refers to another mail or comes from nobody.
 */
export const automaticReason = (
  mail: ReadMail,
  envelope: { readonly from: string; readonly to: string },
): AutomaticReason | null => {
  const header = (name: string): string => mail.headers.get(name)?.[0]?.trim().toLowerCase() ?? '';
  if (mail.headers.has(NOTICE_HEADER.toLowerCase())) return 'our-own-notice';
  if (mail.from?.address.toLowerCase() === envelope.to.toLowerCase()) return 'loop';
  if ((mail.headers.get('received')?.length ?? 0) > HOPS_AT_MOST) return 'loop';

  if (header('content-type').startsWith('multipart/report')) return 'delivery-report';
  const submitted = header('auto-submitted').split(/[;\s]/u)[0] ?? '';
  if (submitted === 'auto-replied' || submitted === 'auto-notified') return 'auto-reply';
  const refers = header('in-reply-to') !== '' || header('references') !== '';
  if (submitted === 'auto-generated' && (refers || envelope.from === '')) return 'auto-reply';
  if (AUTO_REPLY_HEADERS.some((name) => mail.headers.has(name))) return 'auto-reply';
  const precedence = header('precedence');
  if (precedence === 'auto_reply') return 'auto-reply';
  if (envelope.from === '' || DAEMON.test(mail.from?.address ?? '')) return 'bounce';
  const listed = mail.headers.has('list-id') || mail.headers.has('list-unsubscribe');
  if (listed || precedence === 'list' || precedence === 'junk') return 'mailing-list';
  return null;
};

const AUTO_REPLY_HEADERS: readonly string[] = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
];
const DAEMON = /^(mailer-daemon|postmaster)@/iu;
