import { type Html, html, joined, trusted } from './html.ts';

/** A path in a document, which may break a line after a dot and nowhere else. */
export const pathCode = (path: string): Html =>
  html`<code
    >${joined(
      path
        .split('.')
        .map((part, index) => (index === 0 ? html`${part}` : html`.${wordBreak}${part}`)),
    )}</code
  >`;

const wordBreak = trusted('<wbr>');
