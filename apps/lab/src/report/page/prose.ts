import { type Html, html, joined } from './html.ts';

/** A sentence in which names of documents stand between backticks, as checks and changes write them. */
export const prose = (text: string): Html =>
  joined(
    text
      .split('`')
      .map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`)),
  );
