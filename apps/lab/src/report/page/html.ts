/** Text that is safe to stand in a page: everything put into it has been escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Part[] | null;

/** A tagged template that escapes whatever is put into it, unless it is `Html` already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.map((literal, index) => {
    const part = parts[index];
    return part === undefined ? literal : literal + print(part);
  });
  return { html: text.join('') };
}

/** For markup that is made here from escaped parts: drawn charts and the style sheet. */
export const trusted = (markup: string): Html => ({ html: markup });

/** Paragraphs, rows or items, one after another. */
export const joined = (parts: readonly Html[]): Html => trusted(parts.map(print).join(''));

function print(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(print).join('');
}

/** Also for attributes, which are always written between double quotes. */
export const escape = (text: string): string =>
  text.replaceAll(/[&<>"'−]/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A sign stays with its figure at the end of a line.
  '−': '−&NoBreak;',
};
