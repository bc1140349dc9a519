import type { StepRefusal } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { StoreError } from '../store-error.ts';
import type { Taken } from './take-step.ts';

/** A client's own name for a request, and what it asked for, as text; the instant is no part of it. */
export interface Idempotency {
  readonly key: string;
  readonly request: string;
}

/** What came of several steps: all of them were taken, or none, because the one at `index` was refused. */
export type Answered =
  | { readonly ok: true; readonly taken: readonly Taken[]; readonly note?: object }
  | { readonly ok: false; readonly index: number; readonly refusal: StepRefusal };

/** The answer that was given under the key before, or null. Throws `StoreError` `key-reused` if something else was asked. */
export const answerTo = async <A extends object = Answered>(
  tx: Tx,
  workspace: string,
  { key, request }: Idempotency,
): Promise<A | null> => {
  const [row] = await tx<{ request: string; answer: A }>`
    select request, answer from baton.idempotency_keys where workspace = ${workspace} and key = ${key}`;
  if (row === undefined) return null;
  if (row.request === request) return row.answer;
  throw new StoreError('key-reused', `the idempotency key ${key} was used for another request`);
};

/** Fails with a unique violation if somebody answers under the same key just now; the next try then finds that answer. */
export const remember = (
  tx: Tx,
  workspace: string,
  { key, request }: Idempotency,
  answer: object,
  at: number,
): PromiseLike<unknown> => tx`
  insert into baton.idempotency_keys (workspace, key, request, answer, at)
  values (${workspace}, ${key}, ${request}, ${JSON.stringify(answer)}::text::jsonb, ${at})`;

/** Remembers a refusal, whose own transaction left nothing behind, unless another answer was quicker: then it is that. */
export const rememberFirst = async (
  tx: Tx,
  workspace: string,
  idempotency: Idempotency,
  answer: Answered,
  at: number,
): Promise<Answered & { readonly repeated: boolean }> => {
  const given = await answerTo(tx, workspace, idempotency);
  if (given !== null) return { ...given, repeated: true };
  await remember(tx, workspace, idempotency, answer, at);
  return { ...answer, repeated: false };
};

/** Forgets keys that were used before the instant; gives their number. */
export const forgetKeys = async (tx: Tx, workspace: string, before: number): Promise<number> => {
  const { count } = await tx`
    delete from baton.idempotency_keys where workspace = ${workspace} and at < ${before}`;
  return count;
};
