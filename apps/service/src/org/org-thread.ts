import { Piscina } from 'piscina';
import { Problem } from '../http/problem.ts';
import { type Edit, type EditedText, editOrgText } from './edit-org-text.ts';
import { parseOrgText, type ReadOrg } from './parse-org-text.ts';

/** A text of this length takes some 40 ms here, a third of a millisecond for each person. */
const HERE_AT_MOST = 32 * 1024;

/** A text of 5 MB takes 5 s; one with thousands of unknown names, each of which is looked for among all, takes longer. */
const TEXT_MS = 60_000;

/** A thread that is not up by then will not come up. */
const START_MS = 60_000;

let threads: Piscina | undefined;

/** One thread for the process, started with the first long text and let go after a minute without. */
const thread = (): Piscina =>
  (threads ??= new Piscina({
    filename: new URL('org-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  }));

let last: Promise<unknown> = Promise.resolve();

const onThread = async <T>(name: string, given: unknown): Promise<T> => {
  await thread().run(null, { name: 'ready', signal: AbortSignal.timeout(START_MS) });
  const signal = AbortSignal.timeout(TEXT_MS);
  try {
    return (await thread().run(given, { name, signal })) as T;
  } catch (error) {
    if (!signal.aborted) throw error;
    const why = `the org takes longer than ${TEXT_MS / 1000} s to read: correct the names in it that are nobody's, or divide it`;
    throw new Problem(422, 'invalid-document', why, { errors: [] });
  }
};

/** The clock of a text starts when its turn comes, not while it waits for others. */
const inTurn = <T>(name: string, given: unknown): Promise<T> => {
  const done = last.then(() => onThread<T>(name, given));
  last = done.catch(() => null);
  return done;
};

/**
 * Parses an org's text: a long one on a thread of its own, one after the other, because 10,000 people take 3 s, in which
 * nobody else's inquiry would be taken in. Throws a problem, 422, when it takes longer than a minute.
 */
export const parseOrgAside = (text: string): Promise<ReadOrg> =>
  text.length <= HERE_AT_MOST
    ? Promise.resolve(parseOrgText(text))
    : inTurn<ReadOrg>('parseOrgText', text);

/** Changes some lines of an org's text, a long one on that thread as well. Throws what the change throws. */
export const editOrgAside = async (text: string, edit: Edit): Promise<string> => {
  const given = { text, edit };
  const edited =
    text.length <= HERE_AT_MOST
      ? editOrgText(given)
      : await inTurn<EditedText>('editOrgText', given);
  if (edited.ok) return edited.text;
  const { status, kind, message, more } = edited.refused;
  throw new Problem(status, kind, message, more);
};
