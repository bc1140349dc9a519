import { contactHref, escapeHtml } from '../html/escape-html.ts';
import { message, type Page, page } from './link-page.ts';
import type { ReachRow } from './prospect-reach.ts';

/** A lead as its page shows it to one person. Times are told in their zone. */
export interface LeadSight {
  readonly who: string;
  readonly askedFor: string | null;
  /** Empty for who does not hold the lead. */
  readonly reach: readonly ReachRow[];
  readonly state: string;
  readonly owed: readonly {
    readonly what: string;
    readonly by: string;
    readonly dueText: string;
  }[];
  readonly history: readonly { readonly atText: string; readonly text: string }[];
}

const row = (label: string, html: string): string =>
  `<dt>${escapeHtml(label)}</dt><dd>${html}</dd>`;

/** Ways to reach the prospect, to be pressed on a phone. */
export const reachHtml = (reach: readonly ReachRow[]): string =>
  reach
    .map(({ label, text, href }) =>
      row(
        label,
        href === null ? escapeHtml(text) : `<a href="${contactHref(href)}">${escapeHtml(text)}</a>`,
      ),
    )
    .join('');

/** The page of a lead: it shows, and changes nothing. */
export const leadPage = ({ who, askedFor, reach, state, owed, history }: LeadSight): Page =>
  page(
    200,
    who,
    [
      '<dl>',
      reachHtml(reach),
      askedFor === null ? '' : row('Asked for', escapeHtml(askedFor)),
      row('State', escapeHtml(state)),
      ...owed.map(({ what, by, dueText }) =>
        row('Due', escapeHtml(`${what}: ${by}, by ${dueText}`)),
      ),
      '</dl><h2>What happened</h2><dl>',
      ...history.map(({ atText, text }) => row(atText, escapeHtml(text))),
      '</dl>',
    ].join(''),
  );

export const VIEW_FORGED = message(404, 'This link is not valid', [
  'It was cut off or changed on the way. Open it from the mail itself.',
]);
export const VIEW_EXPIRED = message(410, 'This link has expired', [
  'A later mail about the lead has a link that works.',
]);
export const NOT_YOURS = message(410, 'This lead is not with you any more', [
  'It went on to somebody else, or is closed. Nothing is due from you for it.',
]);
