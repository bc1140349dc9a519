import { escapeHtml } from '../html/escape-html.ts';
import type { AnswerLink } from './answer-link.ts';
import { answerWords } from './answer-words.ts';
import { type Page, page } from './link-page.ts';
import type { OpenOffer } from './follow-link.ts';

/** What the form said when it was sent, and why it did not do. */
export interface Unanswered {
  readonly said: Readonly<Record<string, string | undefined>>;
  readonly error: string;
}

/** The page that a valid link opens: what it is about, and a form whose button acts; sent before, it keeps what was said. */
export const answerForm = (
  { action }: AnswerLink,
  token: string,
  offer: OpenOffer,
  unanswered: Unanswered | null,
): Page => {
  const rows = [
    ['Who', offer.who],
    ['Asked for', offer.askedFor],
    ['Step', offer.step],
    ['Answer by', offer.dueText],
  ].map(([label, text]) =>
    text === null || text === undefined
      ? ''
      : `<dt>${escapeHtml(label ?? '')}</dt><dd>${escapeHtml(text)}</dd>`,
  );
  const { title, note, button } = answerWords[action];
  return page(
    unanswered === null ? 200 : 422,
    title,
    [
      `<dl>${rows.join('')}</dl>`,
      `<p>${note}</p>`,
      unanswered === null
        ? ''
        : `<p class="error" role="alert">${escapeHtml(unanswered.error)}</p>`,
      // No action: the form goes back to the address it was opened at.
      `<form method="post"><input type="hidden" name="t" value="${escapeHtml(token)}">`,
      action === 'reject' ? rejectFields(offer, unanswered?.said ?? {}) : '',
      action === 'refuse' ? NOTE_FIELD : '',
      `<button type="submit">${button}</button></form>`,
    ].join(''),
  );
};

const NOTE_FIELD =
  '<label>What is to be changed (if you want to say)<input name="note" maxlength="200" autocomplete="off"></label>';

const inWords = (name: string): string => escapeHtml(name.replaceAll('-', ' '));

const rejectFields = ({ reasons, excuses }: OpenOffer, said: Unanswered['said']): string => {
  const needing = reasons.filter(({ needsCriterion }) => needsCriterion);
  const criterion = escapeHtml((said['criterion'] ?? '').slice(0, 200));
  return [
    select(
      { name: 'reason', label: 'Reason', empty: 'Choose a reason', said: said['reason'] },
      reasons.map(({ reason }) => reason),
      true,
    ),
    excuses.length === 0
      ? ''
      : select(
          {
            name: 'excuse',
            label: 'What stood in the way (if anything)',
            empty: 'Nothing',
            said: said['excuse'],
          },
          excuses,
          false,
        ),
    needing.length === 0
      ? ''
      : `<label>Which criterion was wrong (for: ${needing.map(({ reason }) => inWords(reason)).join(', ')})` +
        `<input name="criterion" maxlength="200" autocomplete="off" value="${criterion}"></label>`,
  ].join('');
};

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly empty: string;
  readonly said: string | undefined;
}

const select = (
  { name, label, empty, said }: Choice,
  values: readonly string[],
  required: boolean,
): string =>
  [
    `<label>${label}<select name="${name}"${required ? ' required' : ''}><option value="">${empty}</option>`,
    ...values.map(
      (value) =>
        `<option value="${escapeHtml(value)}"${value === said ? ' selected' : ''}>${inWords(value)}</option>`,
    ),
    '</select></label>',
  ].join('');
