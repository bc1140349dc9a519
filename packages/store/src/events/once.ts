import type { Tx } from '../connect/sql.ts';
import { answerTo, type Idempotency, remember } from './idempotency.ts';

/** First key of the advisory locks of keys in use: `once` in ASCII. */
const LOCKS = 0x6f6e6365;

/** What was answered, and whether that was earlier. */
export interface Once<A> {
  readonly answer: A;
  readonly repeated: boolean;
}

/**
 * Does the work unless it was done under the same key, and remembers the answer, which must be JSON, with what the work wrote.
 * Who asks with the same key meanwhile waits and gets that answer. Work that throws is not remembered and may be asked for
 * again. Throws `StoreError` `key-reused` if something else was asked under the key.
 */
export const onceIn = async <A extends object>(
  tx: Tx,
  workspace: string,
  { idempotency, at }: { readonly idempotency: Idempotency; readonly at: number },
  work: () => Promise<A>,
): Promise<Once<A>> => {
  const place = `${workspace} ${idempotency.key}`;
  await tx`select pg_advisory_xact_lock(${LOCKS}, hashtext(${place}))`;
  const given = await answerTo<A>(tx, workspace, idempotency);
  if (given !== null) return { answer: given, repeated: true };
  const answer = await work();
  await remember(tx, workspace, idempotency, answer, at);
  return { answer, repeated: false };
};
