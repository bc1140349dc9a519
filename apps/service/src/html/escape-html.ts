const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);

/** A `mailto:` or `tel:` address for `href`. Throws a RangeError for anything else. */
export const contactHref = (href: string): string => {
  if (!/^(?:mailto:|tel:\+)[^\s<>"']+$/u.test(href))
    throw new RangeError(`no way to reach somebody: ${href.slice(0, 40)}`);
  return escapeHtml(href);
};

/** An address for `href`: http and https only, so that no text can become a script. Throws a RangeError otherwise. */
export const escapeHref = (href: string): string => {
  const url = URL.parse(href);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new RangeError(`a link must begin with https:// or http://, not ${href.slice(0, 40)}`);
  return escapeHtml(url.href);
};
