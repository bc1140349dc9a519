import { contactHref, escapeHref, escapeHtml } from '../html/escape-html.ts';
import type { Wording, WordingDetail } from './wording.ts';

/** Plain text for mail, one idea a paragraph. */
export const renderText = (wording: Wording): string =>
  [
    wording.what,
    wording.why,
    wording.todo === null ? null : `What to do: ${wording.todo}`,
    wording.deadline === null ? null : `By: ${wording.deadline}`,
    wording.details.map(({ label, text }) => `${label}: ${text}`).join('\n'),
    ...wording.links.map(({ label, href }) => `${label}: ${href}`),
  ]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');

const BUTTON =
  'display:inline-block;padding:12px 20px;margin:0 8px 8px 0;border-radius:6px;border:1px solid #1f4e79;text-decoration:none;';

/** Simple HTML for mail: inline styles, nothing loaded from anywhere, readable on a phone. */
export const renderHtml = (wording: Wording): string => {
  const paragraph = (html: string): string => `<p style="margin:0 0 12px">${html}</p>`;
  const rows = wording.details.map(
    (detail) =>
      `<tr><td style="padding:2px 12px 2px 0;color:#555;vertical-align:top">${escapeHtml(detail.label)}</td><td style="padding:2px 0;overflow-wrap:anywhere">${detailHtml(detail)}</td></tr>`,
  );
  const links = wording.links.map(({ label, href }, index) => {
    const colours = index === 0 ? 'background:#1f4e79;color:#ffffff' : 'color:#1f4e79';
    return `<a href="${escapeHref(href)}" style="${BUTTON}${colours}">${escapeHtml(label)}</a>`;
  });
  const body = [
    paragraph(`<strong>${escapeHtml(wording.what)}</strong>`),
    ...(wording.why === null ? [] : [paragraph(escapeHtml(wording.why))]),
    ...(wording.todo === null ? [] : [paragraph(`What to do: ${escapeHtml(wording.todo)}`)]),
    ...(wording.deadline === null
      ? []
      : [paragraph(`By: <strong>${escapeHtml(wording.deadline)}</strong>`)]),
    ...(rows.length === 0
      ? []
      : [`<table style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`]),
    ...(links.length === 0 ? [] : [`<p style="margin:0">${links.join('\n')}</p>`]),
  ];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(wording.subject)}</title></head>`,
    '<body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#ffffff">',
    '<div style="max-width:600px">',
    ...body,
    '</div></body></html>',
  ].join('\n');
};

const detailHtml = ({ text, href }: WordingDetail): string =>
  href === undefined
    ? escapeHtml(text)
    : `<a href="${contactHref(href)}" style="color:#1f4e79">${escapeHtml(text)}</a>`;

/**
 * Slack's mrkdwn, which Mattermost and Rocket.Chat read as well. Links that act for the reader are shown only where
 * nobody else reads. What comes from forms can neither format, link nor call a whole channel.
 */
export const renderChat = (
  wording: Wording,
  { isPrivate }: { readonly isPrivate: boolean },
): string =>
  [
    `*${escapeChat(wording.what)}*`,
    wording.why === null ? null : escapeChat(wording.why),
    wording.todo === null ? null : `What to do: ${escapeChat(wording.todo)}`,
    wording.deadline === null ? null : `By: *${escapeChat(wording.deadline)}*`,
    ...wording.details
      .filter((detail) => isPrivate || detail.private !== true)
      .map((detail) => `${escapeChat(detail.label)}: ${detailChat(detail)}`),
    wording.links
      .filter((link) => isPrivate || !link.private)
      .map(({ label, href }) => `<${chatHref(href)}|${escapeChat(label)}>`)
      .join('   '),
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n');

const detailChat = ({ text, href }: WordingDetail): string =>
  href === undefined ? escapeChat(text) : `<${contactHref(href)}|${escapeChat(text)}>`;

const escapeChat = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // A word joiner after these breaks formatting, mentions and bare links without showing.
    .replaceAll(/[*_~`@[\]|]|:(?=\/\/)/gu, (character) => `${character}\u2060`);

const chatHref = (href: string): string =>
  escapeHref(href).replaceAll('&#39;', '%27').replaceAll('|', '%7C');
