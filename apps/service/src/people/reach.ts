import { putPerson, readPerson, type Tx } from '@baton/store';
import { z } from 'zod';

/** How a colleague is reached. Personal data: it stands beside the org, not in it, so that it can be erased. */
const reachSchema = z.object({ mail: z.string() });

const subjectOf = (person: string): string => `colleague:${person}`;

/** A colleague's mail address, or null. */
export const reachOf = async (
  tx: Tx,
  workspace: string,
  person: string,
): Promise<string | null> => {
  const known = await readPerson(tx, workspace, subjectOf(person));
  if (known.kind !== 'known') return null;
  const parsed = reachSchema.safeParse(known.data);
  return parsed.success ? parsed.data.mail : null;
};

/** False for somebody whose data were erased. */
export const setReach = async (
  tx: Tx,
  workspace: string,
  { person, mail, at }: { readonly person: string; readonly mail: string; readonly at: number },
): Promise<boolean> =>
  (await putPerson(tx, workspace, { subject: subjectOf(person), data: { mail }, at })) !== null;
