import { createHash } from 'node:crypto';
import { escapeHtml } from '../html/escape-html.ts';

/** A page without a framework around it. `html` is empty for HEAD. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** Nothing is loaded from anywhere; readable from 360 px on. */
const STYLE =
  ':root{color-scheme:light dark}*{box-sizing:border-box}' +
  'body{margin:0;padding:20px 16px;font:18px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}' +
  'main{max-width:34rem;margin:0 auto}h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}' +
  'h2{font-size:1.1rem;margin:1.5rem 0 .5rem}p{margin:0 0 .75rem}dl{margin:0 0 1rem}dt{opacity:.7;font-size:.9rem}dd{margin:0 0 .5rem}' +
  'label{display:block;margin:0 0 1rem}select,input{display:block;width:100%;margin-top:.25rem;padding:.7rem;font:inherit}' +
  'button{width:100%;padding:.9rem;font:inherit;font-weight:600;color:#fff;background:#1f4e79;border:0;border-radius:8px}' +
  '.error{color:#b00020;font-weight:600}@media(prefers-color-scheme:dark){.error{color:#ff8a80}button{background:#3b78b0}}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/** `body` is HTML that is safe already; `title` is text. */
export const page = (
  status: number,
  title: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Page => ({
  status,
  headers: { ...HEADERS, ...headers },
  html: [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
  ].join('\n'),
});

/** A page of a title and sentences. */
export const message = (status: number, title: string, sentences: readonly string[]): Page =>
  page(status, title, sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join(''));
