import { escapeHtml } from '../html/escape-html.ts';
import type { AnswerLink } from './answer-link.ts';
import { type Page, page } from './link-page.ts';
import type { OpenOffer } from './follow-link.ts';

/** The page that a valid link opens: what it is about, and a form whose button acts. `error` is shown above the button. */
export const answerForm = (
  { action }: AnswerLink,
  token: string,
  offer: OpenOffer,
  error: string | null,
): Page => {
  const rows = [
    ['Who', offer.who],
    ['Asked for', offer.askedFor],
    ['Answer by', offer.dueText],
  ].map(([label, text]) =>
    text === null || text === undefined
      ? ''
      : `<dt>${escapeHtml(label ?? '')}</dt><dd>${escapeHtml(text)}</dd>`,
  );
  const title = action === 'accept' ? 'Accept this lead?' : 'Reject this lead?';
  const note =
    action === 'accept'
      ? 'It is yours once you press the button, and its follow-up is then due from you.'
      : 'It goes on at once to where the playbook sends this reason.';
  return page(
    error === null ? 200 : 422,
    title,
    [
      `<dl>${rows.join('')}</dl>`,
      `<p>${note}</p>`,
      error === null ? '' : `<p class="error" role="alert">${escapeHtml(error)}</p>`,
      // No action: the form goes back to the address it was opened at.
      `<form method="post"><input type="hidden" name="t" value="${escapeHtml(token)}">`,
      action === 'reject' ? rejectFields(offer) : '',
      `<button type="submit">${action === 'accept' ? 'Accept the lead' : 'Reject the lead'}</button></form>`,
    ].join(''),
  );
};

const rejectFields = ({ reasons, excuses }: OpenOffer): string =>
  [
    select(
      'reason',
      'Reason',
      reasons.map(({ reason }) => reason),
      true,
      'Choose a reason',
    ),
    excuses.length === 0
      ? ''
      : select('excuse', 'What stood in the way (if anything)', excuses, false, 'Nothing'),
    reasons.some(({ needsCriterion }) => needsCriterion)
      ? '<label>Which criterion was wrong<input name="criterion" maxlength="200" autocomplete="off"></label>'
      : '',
  ].join('');

const select = (
  name: string,
  label: string,
  values: readonly string[],
  required: boolean,
  empty: string,
): string =>
  [
    `<label>${label}<select name="${name}"${required ? ' required' : ''}><option value="">${empty}</option>`,
    ...values.map(
      (value) =>
        `<option value="${escapeHtml(value)}">${escapeHtml(value.replaceAll('-', ' '))}</option>`,
    ),
    '</select></label>',
  ].join('');
