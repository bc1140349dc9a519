import type { Tx } from '@baton/store';

/** Words of a mail, with `{name}`, `{given}`, `{company}` and `{org}` to be filled in. */
export interface MailTemplate {
  readonly subject: string;
  readonly body: string;
}

export const placeholders = ['name', 'given', 'company', 'org'] as const;
export type Filling = Readonly<Record<(typeof placeholders)[number], string>>;

/** What is sent while the workspace has no words of its own. */
export const PLAIN: MailTemplate = {
  subject: 'Your inquiry with {org}',
  body: 'Hello {name},\n\nyou asked us about our work some time ago. If it is of interest now, just answer this mail, and one of us gets in touch.\n\n{org}',
};

/** The same where the mails come from an address that nobody reads. */
export const PLAIN_WITHOUT_REPLY: MailTemplate = {
  ...PLAIN,
  body: PLAIN.body.replace(
    'If it is of interest now, just answer this mail, and one of us gets in touch.',
    'If it is of interest now, get in touch with us as you did then.',
  ),
};

/** `nurture`, `nurture.<track>` or `nurture.<track>.<touch>`, touches counted from 0. */
export const TEMPLATE_NAME = /^nurture(?:\.[a-z0-9][a-z0-9_-]{0,62}(?:\.\d{1,2})?)?$/u;

/** The names in braces that are none. */
export const unknownPlaceholders = ({ subject, body }: MailTemplate): readonly string[] => {
  const used = `${subject}\n${body}`.matchAll(/\{([^{}]*)\}/gu);
  const known: ReadonlySet<string> = new Set(placeholders);
  return [...new Set([...used].map(([, name = '']) => name))].filter((name) => !known.has(name));
};

/** Fills a template in; what was filled in is not looked at again. */
export const fill = (text: string, filling: Filling): string =>
  text.replaceAll(/\{(name|given|company|org)\}/gu, (_, name: keyof Filling) => filling[name]);

/** The workspace's words for a touch of a track: the closest, else the plain ones. */
export const templateFor = async (
  tx: Tx,
  workspace: string,
  { track, touch }: { readonly track: string; readonly touch: number },
  takesReplies: boolean,
): Promise<MailTemplate> => {
  const names = [`nurture.${track}.${touch}`, `nurture.${track}`, 'nurture'];
  const [closest] = await tx<MailTemplate>`
    select subject, body from baton.mail_templates
    where workspace = ${workspace} and template = any(${names}) order by length(template) desc limit 1`;
  return closest ?? (takesReplies ? PLAIN : PLAIN_WITHOUT_REPLY);
};
