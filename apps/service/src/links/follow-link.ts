import { normaliseText } from '../hygiene/normalise-text.ts';
import { escapeHref, escapeHtml } from '../html/escape-html.ts';
import { answerForm } from './answer-form.ts';
import { answerWords } from './answer-words.ts';
import { reachHtml } from './lead-page.ts';
import { type AnswerLink, type LinkKeys, readLink } from './answer-link.ts';
import { message, type Page, page } from './link-page.ts';
import type { ProspectWords } from './lead-sight.ts';

/** An offer or a question for approval that waits for this person's answer, as the page shows it. */
export interface OpenOffer {
  readonly state: 'open';
  /** The step that is to be approved; null for an offer. */
  readonly step: string | null;
  readonly who: string;
  readonly askedFor: string | null;
  /** The deadline in the person's zone (`tellTime`). */
  readonly dueText: string;
  /** Reasons that the policy knows; some need the criterion that was wrong. */
  readonly reasons: readonly { readonly reason: string; readonly needsCriterion: boolean }[];
  readonly excuses: readonly string[];
}

export type OfferState =
  | OpenOffer
  /** This very link was used. */
  | { readonly state: 'used'; readonly action: AnswerLink['action']; readonly atText: string }
  /** This person answered it in another way; `atText` in their zone. */
  | {
      readonly state: 'answered';
      readonly action: AnswerLink['action'];
      readonly atText: string;
    }
  /** The offer is not this person's to answer (any more): moved on, closed, erased. */
  | { readonly state: 'gone' };

export interface LinkAnswer {
  readonly action: AnswerLink['action'];
  /** Only for `reject`; of the offer's `reasons`. */
  readonly reason: string | null;
  readonly excuse: string | null;
  readonly criterion: string | null;
  /** Only for `refuse`. */
  readonly note: string | null;
}

/** What whoever has just accepted a lead is told of it; `page` is the address of the lead's page. */
export type Taken = ProspectWords & { readonly page: string | null };

export type Acted =
  | { readonly outcome: 'done'; readonly taken: Taken | null }
  | Exclude<OfferState, OpenOffer>
  /** The lifecycle refused, in words for the person. */
  | { readonly outcome: 'refused'; readonly message: string };

/** What the service does for a link. */
export interface LinkPorts {
  offerOf(link: AnswerLink, id: string): Promise<OfferState>;
  /** Records the token as used and steps the lead, in one transaction: of two calls with one `id` one is `done`. */
  act(link: AnswerLink, id: string, answer: LinkAnswer): Promise<Acted>;
}

export interface LinkRequest {
  readonly method: string;
  /** `t` of the query for GET, of the form for POST. */
  readonly token: string;
  /** Fields of the posted form; empty for GET. */
  readonly form: Readonly<Record<string, string | undefined>>;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Answers a request to a one-time link. GET and HEAD only show; POST acts, once. A token that was not signed here is
 * a page like any that does not exist (404), an expired one 410, one that cannot act any more 409, a form that lacks
 * something 422.
 */
export const followLink = async (
  { method, token, form, at }: LinkRequest,
  keys: LinkKeys,
  ports: LinkPorts,
): Promise<Page> => {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
    return withHeaders(
      message(405, 'That does not work here', ['Open the link, and press its button.']),
      {
        allow: 'GET, HEAD, POST',
      },
    );
  const read = readLink(token, keys, at);
  if (!read.ok) return read.reason === 'expired' ? EXPIRED : FORGED;
  const { link, id } = read;
  const offer = await ports.offerOf(link, id);
  if (offer.state !== 'open') return ended(offer);
  if (method !== 'POST') {
    const shown = answerForm(link, token, offer, null);
    return method === 'HEAD' ? { ...shown, html: '' } : shown;
  }
  const answer = answerOf(link, form, offer);
  if (typeof answer === 'string')
    return answerForm(link, token, offer, { said: form, error: answer });
  const acted = await ports.act(link, id, answer);
  if ('state' in acted) return ended(acted);
  if (acted.outcome === 'refused') return message(409, 'That is not possible now', [acted.message]);
  return answered(link, acted.taken);
};

const FORGED = message(404, 'This link is not valid', [
  'It was cut off or changed on the way. Open it from the mail itself, or log in to answer.',
]);
const EXPIRED = message(410, 'This link has expired', [
  'Its time to answer has passed. If the lead still waits for you, log in to answer.',
]);

/** Who accepted a lead wants to call, so that is what the page is for. */
const answered = ({ action }: AnswerLink, taken: Taken | null): Page => {
  const [title, sentence] = answerWords[action].done;
  if (taken === null) return message(200, title, [sentence]);
  const { who, askedFor, reach, page: address } = taken;
  return page(
    200,
    title,
    [
      `<p>${escapeHtml(sentence)}</p><dl><dt>Who</dt><dd>${escapeHtml(who)}</dd>`,
      reachHtml(reach),
      askedFor === null ? '' : `<dt>Asked for</dt><dd>${escapeHtml(askedFor)}</dd>`,
      '</dl>',
      address === null ? '' : `<p><a href="${escapeHref(address)}">See the lead</a></p>`,
    ].join(''),
  );
};

const ended = (offer: Exclude<OfferState, OpenOffer>): Page => {
  switch (offer.state) {
    case 'used':
      return message(409, 'Answered already', [
        `You ${answerWords[offer.action].past} it with this link on ${offer.atText}. A link works once.`,
      ]);
    case 'answered':
      return message(409, 'This is no longer open', [
        `You ${answerWords[offer.action].past} it on ${offer.atText}. Nothing is due from you through this link.`,
      ]);
    case 'gone':
      return message(409, 'This is no longer open', [
        'It has gone to somebody else meanwhile, or nobody needs to answer it any more. Nothing is due from you through this link.',
      ]);
    default:
      return offer satisfies never;
  }
};

/** The answer that the form gives, or what is wrong with it. */
const answerOf = (
  { action }: AnswerLink,
  form: LinkRequest['form'],
  { reasons, excuses }: OpenOffer,
): LinkAnswer | string => {
  const plain = { action, reason: null, excuse: null, criterion: null, note: null };
  if (action === 'refuse') return { ...plain, note: shortText(form['note']) };
  if (action !== 'reject') return plain;
  const chosen = reasons.find(({ reason }) => reason === form['reason']);
  if (chosen === undefined) return 'Choose a reason: the lead goes on by it.';
  const excuse = form['excuse'] === undefined || form['excuse'] === '' ? null : form['excuse'];
  if (excuse !== null && !excuses.includes(excuse))
    return 'Choose from the list, or leave it empty.';
  const criterion = shortText(form['criterion']);
  if (chosen.needsCriterion && criterion === null)
    return 'Say which criterion was wrong: that is how the definition of a lead improves.';
  return { ...plain, reason: chosen.reason, excuse, criterion };
};

const shortText = (said: string | undefined): string | null => {
  const text = normaliseText(said ?? '')?.slice(0, 200) ?? '';
  return text === '' ? null : text;
};

const withHeaders = (answered: Page, headers: Readonly<Record<string, string>>): Page => ({
  ...answered,
  headers: { ...answered.headers, ...headers },
});
