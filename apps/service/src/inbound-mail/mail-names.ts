import { namesPerson, type TextMarks } from '../privacy/names-person.ts';
import { mailTexts } from './mail-texts.ts';

/** `unsure`: nothing was found, but not all of its parts could be decoded. */
export type MailNames = 'named' | 'not-named' | 'unsure';

/** Whether a mail names the person in any of its parts, whatever they are encoded as. */
export const mailNames = async ({
  raw,
  marks,
}: {
  readonly raw: Uint8Array;
  readonly marks: TextMarks;
}): Promise<MailNames> => {
  const { texts, isWhole } = await mailTexts(raw);
  if (texts.some((text) => namesPerson(text, marks))) return 'named';
  return isWhole ? 'not-named' : 'unsure';
};
